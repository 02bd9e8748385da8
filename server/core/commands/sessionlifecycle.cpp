#include "server/core/commands/sessionlifecycle.h"

#include "server/core/foundation/errors.h"
#include "server/core/rooms/channels.h"
#include "shared/base/logging.h"
#include "shared/protocol/codec.h"

#include <algorithm>

namespace Chinwag {

namespace {

/// Closes are spread over this many moments of a drain; a timer for each client would be as many timers as
/// clients.
constexpr int drainSteps = 20;

} // namespace

SessionLifecycle::SessionLifecycle(NodeContext &context, SessionHub &hub, LiveRooms &rooms,
                                   RoomAttacher &attacher, SessionWatch &watch, Services &services,
                                   CommandRouter &router)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
    , m_attacher(attacher)
    , m_watch(watch)
    , m_services(services)
    , m_router(router)
{
}

void SessionLifecycle::open(std::unique_ptr<Transport> transport, const std::optional<Identity> &identity)
{
    Session &session = m_hub.add(std::move(transport), *this);
    if (m_draining)
        return session.close(CloseCode::GoingAway, QStringLiteral("This node is going away."));
    if (identity)
        return accept(session, *identity);
    if (admitStranger(session))
        return;
    ++m_context.metrics.sessionsRefused;
    session.close(CloseCode::PolicyViolation,
                  QStringLiteral("Too many connections from there wait for auth."));
}

bool SessionLifecycle::admitStranger(const Session &session)
{
    const NetworkOf from(session.remoteAddress());
    if (m_context.options.rateLimits && m_strangers.isFull(from))
        return false;
    m_strangers.add(from);
    m_unnamed.insert(session.id());
    return true;
}

void SessionLifecycle::forgetStranger(const Session &session)
{
    if (m_unnamed.remove(session.id()))
        m_strangers.remove(NetworkOf(session.remoteAddress()));
}

void SessionLifecycle::onFrame(Session &session, const QByteArray &bytes)
{
    if (session.isLive())
        m_router.route(session, bytes);
    else if (session.state() == Session::State::AwaitingAuth)
        authenticate(session, bytes);
}

void SessionLifecycle::authenticate(Session &session, const QByteArray &bytes)
{
    const auto frame = decodeClientFrame(bytes);
    const auto *auth = frame ? std::get_if<AuthFrame>(&frame->frame) : nullptr;
    if (!auth || session.isAuthenticating())
        return session.close(CloseCode::PolicyViolation, QStringLiteral("The first frame must be auth."));
    session.beginAuthentication();
    const auto checked = [this, id = session.id()](const Outcome<Identity> &identity) {
        Session *waiting = m_hub.find(id);
        if (!waiting || waiting->state() != Session::State::AwaitingAuth)
            return;
        if (identity)
            return accept(*waiting, *identity);
        if (identity.error().isTemporary())
            return giveUp(id, identity.error());
        waiting->close(CloseCode::PolicyViolation, QStringLiteral("The token is not valid."));
    };
    const Principal asker = Principal::stranger(NetworkOf(session.remoteAddress()));
    m_tasks.start(m_services.auth.checkToken(auth->token, asker), Done<Identity>(checked));
}

void SessionLifecycle::accept(Session &session, const Identity &identity)
{
    forgetStranger(session);
    const UserId user = identity.user.id;
    if (identity.needsFactor)
        return session.close(CloseCode::PolicyViolation, Errors::factorNeeded().message);
    if (m_context.options.rateLimits && m_hub.openSessionsOf(user) >= m_context.options.socketsPerUser) {
        ++m_context.metrics.sessionsRefused;
        return session.close(CloseCode::PolicyViolation,
                             QStringLiteral("Too many connections of this account."));
    }
    if (m_context.budgets.spend(user, {Budget::Connects})) {
        ++m_context.metrics.sessionsRefused;
        return session.close(CloseCode::RateLimit, QStringLiteral("This account connects too often."));
    }
    session.authenticated(identity);
    const bool first = !m_hub.hasUser(user);
    m_hub.addToUser(session);
    m_watch.opened(session); // before the rooms are asked for, whose answer leads to `hello`
    // Before the rooms are read: a join in between arrives on this channel.
    if (first)
        m_context.broker.subscribe(Channels::user(user));
    const auto becomes = [this, id = session.id()] { becomeLive(id); };
    const auto follow = [this, user](const QList<RoomId> &rooms) { m_services.presence.alsoIn(user, rooms); };
    const auto fail = [this, id = session.id()](const Error &error) { giveUp(id, error); };
    m_attacher.attachAll(session, {m_life.guard(becomes), m_life.guard(follow), m_life.guard(fail)});
}

void SessionLifecycle::becomeLive(const SessionId &id)
{
    Session *session = m_hub.find(id);
    if (!session || session->state() != Session::State::Joining)
        return;
    m_services.presence.sessionLive(session->user());
    session->goLive(hello(*session));
}

void SessionLifecycle::giveUp(const SessionId &id, const Error &error)
{
    Session *session = m_hub.find(id);
    if (!session || !session->isOpen())
        return;
    qCWarning(lcSession) << "a session cannot have its rooms:" << error.message;
    session->close(CloseCode::ServerError, QStringLiteral("The server cannot do that right now. Try again."));
}

QByteArray SessionLifecycle::hello(const Session &session) const
{
    const NodeOptions &options = m_context.options;
    HelloFrame frame;
    frame.user = session.identity().user;
    frame.session = session.id();
    frame.node = options.node;
    frame.server = options.server;
    frame.protocol = Limits::protocolVersion;
    frame.heartbeatInterval = options.heartbeatInterval;
    frame.heartbeatTimeout = options.heartbeatTimeout;
    frame.typingRefresh = options.typingRefresh;
    frame.typingIdle = options.typingIdle;
    frame.typingExpiry = options.typingExpiry;
    frame.maxMessageLength = Limits::messageLength;
    frame.maxFrame = Limits::frameAfterAuth;
    frame.maxFileSize = int(options.fileSize);
    if (options.rateLimits) {
        frame.roomsPerDay = options.roomsPerDay;
        frame.addsPerDay = options.addsPerDay;
        frame.joinsPerDay = options.joinsPerDay;
    }
    return encode(ServerFrame{frame});
}

void SessionLifecycle::onClosed(Session &session)
{
    const UserId user = session.user();
    const QList<LiveRoom *> rooms = m_rooms.roomsOf(session);
    if (!user.isEmpty()) {
        m_services.typing.sessionEnded(session.id(), user, rooms);
        if (session.wasLive())
            m_services.presence.sessionEnded(user, rooms);
    }
    forgetStranger(session);
    m_attacher.forget(session);
    const auto last = m_hub.remove(session);
    m_rooms.detachAll(last);
    m_context.turn.post([last] {}); // one of its own callbacks may be running
    if (!user.isEmpty() && !m_hub.hasUser(user))
        m_context.broker.unsubscribe(Channels::user(user));
    if (m_draining && m_hub.size() == 0)
        finishDrain();
}

void SessionLifecycle::drain(milliseconds duration, std::function<void()> done)
{
    m_draining = true;
    m_drained = std::move(done);
    m_services.presence.leaveCluster();
    const QList<Session *> sessions = m_hub.all();
    QHash<int, QList<SessionId>> steps;
    for (Session *session : sessions) {
        const auto step = std::clamp(static_cast<int>(m_context.random() * drainSteps), 0, drainSteps - 1);
        const milliseconds at = duration * (step + 1) / drainSteps;
        if (session->isLive())
            session->send(encode(ServerFrame{DrainingPush{at}}));
        steps[step].append(session->id());
    }
    for (auto it = steps.cbegin(); it != steps.cend(); ++it) {
        m_drainTimers.push_back(
            m_context.timers.after(duration * (it.key() + 1) / drainSteps, [this, ids = *it] {
                for (const SessionId &id : ids) {
                    if (Session *session = m_hub.find(id))
                        session->close(CloseCode::GoingAway, QStringLiteral("This node is going away."));
                }
            }));
    }
    if (m_hub.size() == 0)
        m_context.turn.post(m_life.guard([this] { finishDrain(); }));
}

void SessionLifecycle::finishDrain()
{
    if (const auto done = std::exchange(m_drained, {}))
        done();
}

} // namespace Chinwag

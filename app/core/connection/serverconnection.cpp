#include "app/core/connection/serverconnection.h"

#include "app/core/connection/serveraddress.h"
#include "shared/base/logging.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/limits.h"

#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr milliseconds burialDelay{1000};    // time for a polite Close to leave
constexpr milliseconds betweenHurries{1000}; // a network that flaps must not make a storm of tickets
constexpr milliseconds longestSilence{10 * 60'000};
constexpr milliseconds lifeSignInterval = Limits::heartbeatTimeout / 2;

Error lostError()
{
    return {ErrorCode::Temporary,
            QStringLiteral("The connection was lost before the server answered. Try again."), std::nullopt};
}

milliseconds silenceAllowed(const HelloFrame &hello)
{
    const bool sane = hello.heartbeatInterval > milliseconds{0} && hello.heartbeatTimeout > milliseconds{0};
    if (!sane)
        return Limits::heartbeatInterval + Limits::heartbeatTimeout;
    return std::min(hello.heartbeatInterval, longestSilence) +
           std::min(hello.heartbeatTimeout, longestSilence);
}

ServerConnection::StopReason reasonOf(quint16 code)
{
    switch (static_cast<CloseCode>(code)) {
    case CloseCode::SignedOut:
        return ServerConnection::StopReason::SignedOut;
    case CloseCode::Banned:
        return ServerConnection::StopReason::Banned;
    case CloseCode::ClientTooOld:
        return ServerConnection::StopReason::ClientTooOld;
    default:
        return ServerConnection::StopReason::Stopped;
    }
}

} // namespace

ServerConnection::ServerConnection(Dependencies dependencies, Positions positions, QObject *parent)
    : QObject(parent)
    , m_deps(std::move(dependencies))
    , m_positions(std::move(positions))
    , m_backoff(m_deps.random)
    , m_pending(m_deps.clock)
    , m_watchdog(m_deps.clock, m_deps.timers, [this] { lose("nothing heard"); })
    , m_standstill(m_deps.clock, m_deps.timers, [this] { stoodStill(); })
    , m_wake(m_deps.clock, m_deps.timers, [this] { wokeUp(); })
{
    m_deps.network.setChangedHandler([this] { networkChanged(); });
}

ServerConnection::~ServerConnection()
{
    m_deps.network.setChangedHandler({});
    if (m_link)
        m_link->abandon();
}

void ServerConnection::start(const QUrl &server, const QString &token)
{
    if (m_state != State::Offline)
        stopFor(StopReason::Stopped);
    m_server = server;
    m_account = m_deps.api.account(server, token);
    m_stopReason = StopReason::None;
    m_lastCloseCode.reset();
    m_obstacle = Obstacle::None;
    m_heartbeats = 0;
    m_backoff.reset();
    m_wake.start();
    attemptNow();
}

void ServerConnection::stop() { stopFor(StopReason::Stopped); }

void ServerConnection::stopFor(StopReason reason)
{
    if (m_state == State::Offline)
        return;
    m_wake.stop();
    m_nextAttempt.cancel();
    m_drainUntil.reset();
    auto lost = dropLink(true);
    m_stopReason = reason;
    setState(State::Offline);
    failAll(std::move(lost));
}

void ServerConnection::reconnectNow()
{
    if (m_state == State::Waiting)
        attemptNow();
}

milliseconds ServerConnection::untilNextAttempt() const
{
    if (m_state != State::Waiting)
        return milliseconds{0};
    return std::max(m_nextAttemptAt - m_deps.clock.monotonic(), milliseconds{0});
}

int ServerConnection::attempt() const { return m_backoff.attempt(); }

bool ServerConnection::hasNetwork() const
{
    return m_deps.network.isOnline() || ServerAddress::isLoopback(m_server.host());
}

void ServerConnection::attemptNow()
{
    m_nextAttempt.cancel();
    m_lastAttemptAt = m_deps.clock.monotonic();
    ConnectionAttempt::Callbacks callbacks;
    callbacks.ticketReceived = [this] {
        m_deadline.cancel();
        m_standstill.start(attemptDeadline);
        setState(State::Connecting);
    };
    callbacks.ticketRefused = [this](const ReachError &error) { ticketRefused(error); };
    callbacks.frame = [this](const QByteArray &bytes) { frameReceived(bytes); };
    callbacks.progress = [this] { pieceReceived(); };
    callbacks.ended = [this](const ClientTransport::Ending &ending) { socketEnded(ending); };
    m_link = std::make_shared<ConnectionAttempt>(m_account, m_deps.makeTransport, std::move(callbacks));
    m_deadline = m_deps.timers.after(ticketDeadline, [this] { lose("the ticket took too long"); });
    m_link->start(m_server);
    setState(State::FetchingTicket);
}

void ServerConnection::request(ClientFrame frame, Continuation<Result<QJsonObject, Error>> done)
{
    if (isOnline() && !m_pending.isFull())
        ask(std::move(frame), std::move(done));
    else
        refuseLater(std::move(done));
}

void ServerConnection::sendEphemeral(ClientFrame frame)
{
    if (isOnline())
        send({std::nullopt, std::move(frame)});
}

void ServerConnection::ask(ClientFrame frame, PendingRequests::Done done)
{
    const qint64 id = m_pending.add(std::move(done));
    send({id, std::move(frame)});
}

void ServerConnection::refuseLater(PendingRequests::Done done)
{
    const quint64 key = m_nextRefusal++;
    m_refusals[key] = m_deps.timers.after(milliseconds{0}, [this, key, done = std::move(done)] {
        const auto spent = m_refusals.extract(key);
        done(Error{ErrorCode::Temporary, QStringLiteral("There is no connection to the server. Try again."),
                   std::nullopt});
    });
}

void ServerConnection::send(const ClientEnvelope &envelope)
{
    if (m_link)
        m_link->send(encode(envelope));
}

void ServerConnection::ticketRefused(const ReachError &error)
{
    qCInfo(lcClient).noquote() << "No ticket:" << error.message;
    m_obstacle = error.obstacle;
    m_proxy = error.proxy;
    if (error.code == ErrorCode::Unauthorized)
        stopFor(StopReason::SignedOut);
    else
        lose("no ticket", error.retryAfter);
    if (error.obstacle == Obstacle::None && error.code == ErrorCode::SecondFactorRequired)
        Q_EMIT factorWanted();
}

void ServerConnection::socketEnded(const ClientTransport::Ending &ending)
{
    qCInfo(lcClient) << "Connection ended with code" << ending.code << ending.detail;
    m_lastCloseCode = ending.code;
    m_endCode = ending.code;
    m_obstacle = ending.obstacle;
    m_proxy = ending.proxy;
    if (mayReconnect(ending.code))
        lose("socket ended");
    else
        stopFor(reasonOf(ending.code));
}

void ServerConnection::stoodStill()
{
    m_obstacle = Obstacle::Silent;
    lose("nothing comes in");
}

void ServerConnection::frameReceived(const QByteArray &bytes)
{
    progressed();
    m_frameSince.reset();
    if (bytes.size() > Limits::serverFrame)
        return lose("a frame is too large");
    const auto decoded = decodeServerFrame(bytes);
    if (!decoded) {
        if (decoded.error().code != ErrorCode::UnknownType)
            lose("a frame is malformed");
        return; // a type of a newer server
    }
    if (std::holds_alternative<PingFrame>(*decoded)) {
        ++m_heartbeats;
        return send({std::nullopt, PongFrame()});
    }
    if (const auto *frame = std::get_if<HelloFrame>(&*decoded))
        return helloReceived(*frame);
    if (m_state == State::Connecting)
        return lose("a frame came before hello");
    if (const auto *reply = std::get_if<ReplyFrame>(&*decoded))
        return m_pending.answer(*reply);
    if (const auto *draining = std::get_if<DrainingPush>(&*decoded))
        m_drainUntil =
            m_deps.clock.monotonic() + std::clamp(draining->reconnectIn, milliseconds{0}, longestServerDelay);
    Q_EMIT pushed(*decoded);
}

void ServerConnection::helloReceived(const HelloFrame &frame)
{
    if (m_state != State::Connecting)
        return lose("hello came twice");
    m_hello = frame;
    m_obstacle = Obstacle::None;
    m_watchdog.start(silenceAllowed(frame));
    setState(State::Syncing);
    beginSync();
}

// On a slow line a ping waits behind the frame that is on its way, for longer than the server waits for its
// answer: we say unasked that we are here.
void ServerConnection::pieceReceived()
{
    progressed();
    if (m_state != State::Syncing && m_state != State::Online)
        return;
    const milliseconds now = m_deps.clock.monotonic();
    if (!m_frameSince)
        m_frameSince = now;
    if (now - *m_frameSince < lifeSignInterval)
        return;
    m_frameSince = now;
    send({std::nullopt, PongFrame()});
}

void ServerConnection::progressed()
{
    m_watchdog.heard();
    m_standstill.heard();
    if (m_probing.isActive())
        waitForProbe();
}

void ServerConnection::beginSync()
{
    m_course = std::make_shared<SyncCourse>(m_deps.clock, m_positions());
    Q_EMIT syncBegins();
    requestPart();
}

void ServerConnection::requestPart()
{
    m_syncPause.cancel();
    ask(m_course->request(),
        [this, weak = std::weak_ptr(m_course)](const Result<QJsonObject, Error> &answer) {
            if (!weak.expired() && weak.lock() == m_course)
                partAnswered(answer);
        });
}

void ServerConnection::partAnswered(const Result<QJsonObject, Error> &answer)
{
    m_probing.cancel();
    if (!answer && answer.error().code == ErrorCode::RateLimited) {
        const milliseconds pause = answer.error().retryAfter.value_or(longestSyncPause);
        m_syncPause = m_deps.timers.after(std::min(pause, longestSyncPause), [this] { requestPart(); });
        return;
    }
    if (!answer)
        return lose("sync was refused", answer.error().retryAfter);
    const auto part = syncResultFromJson(*answer);
    if (!part)
        return lose("the sync result is malformed");
    const auto course = m_course;
    course->received(*part);
    Q_EMIT synced(*part);
    if (course != m_course)
        return; // somebody stopped it meanwhile
    if (course->isEndless())
        return lose("the sync does not end");
    if (course->isOver())
        syncEnded();
    else
        requestPart();
}

void ServerConnection::syncEnded()
{
    m_course.reset();
    m_standstill.stop();
    if (m_state != State::Syncing)
        return; // a probe of a connection that is up
    // Losses that are rare do not add up, such as those of nodes that die one after the other.
    m_stable = m_deps.timers.after(stableAfter / 2, [this] {
        m_backoff.stepBack();
        m_stable = m_deps.timers.after(stableAfter / 2, [this] { m_backoff.reset(); });
    });
    setState(State::Online);
}

void ServerConnection::networkChanged()
{
    if (m_state == State::Online)
        probe();
    else if (m_state != State::Offline)
        attemptSoon(); // whatever the system thinks of it: it does not know our server's network
    Q_EMIT waitingChanged();
}

void ServerConnection::wokeUp()
{
    if (m_state == State::Waiting)
        return attemptNow();
    auto lost = dropLink(false);
    attemptNow();
    failAll(std::move(lost));
}

// The connection may have survived the change; the protocol has no ping from this side, and a sync also heals
// what was missed.
void ServerConnection::probe()
{
    if (m_probing.isActive())
        return;
    waitForProbe();
    beginSync();
}

void ServerConnection::waitForProbe()
{
    m_probing = m_deps.timers.after(probeDeadline, [this] { wokeUp(); });
}

void ServerConnection::attemptSoon()
{
    const milliseconds wait = m_lastAttemptAt + betweenHurries - m_deps.clock.monotonic();
    if (wait <= milliseconds{0})
        return wokeUp();
    if (m_state == State::Waiting && m_nextAttemptAt - m_deps.clock.monotonic() > wait)
        waitFor(wait);
}

void ServerConnection::lose(const char *why, std::optional<milliseconds> serverDelay)
{
    if (m_state == State::Offline || m_state == State::Waiting)
        return;
    qCInfo(lcClient) << "Connection lost:" << why;
    m_lastLoss = Loss{why, std::exchange(m_endCode, std::nullopt)};
    auto lost = dropLink(false);
    waitFor(nextDelay(serverDelay));
    setState(State::Waiting);
    failAll(std::move(lost));
}

std::vector<PendingRequests::Done> ServerConnection::dropLink(bool politely)
{
    m_deadline.cancel();
    m_stable.cancel();
    m_probing.cancel();
    m_syncPause.cancel();
    m_course.reset();
    m_watchdog.stop();
    m_standstill.stop();
    m_frameSince.reset();
    if (m_link) {
        politely ? m_link->close() : m_link->abandon();
        retire(std::exchange(m_link, nullptr));
    }
    return m_pending.takeAll();
}

// We may be inside one of its callbacks: it is destroyed later.
void ServerConnection::retire(std::shared_ptr<ConnectionAttempt> old)
{
    m_retired.push_back(std::move(old));
    m_burial = m_deps.timers.after(burialDelay, [this] { m_retired.clear(); });
}

void ServerConnection::failAll(std::vector<PendingRequests::Done> requests) const
{
    for (const auto &done : requests)
        done(lostError());
}

// A server may always ask for later; for sooner only after a stable connection, or it could make us spin.
milliseconds ServerConnection::nextDelay(std::optional<milliseconds> serverDelay)
{
    if (m_drainUntil && !serverDelay)
        serverDelay = std::max(*m_drainUntil - m_deps.clock.monotonic(), milliseconds{0});
    m_drainUntil.reset();
    const bool first = m_backoff.attempt() == 0;
    m_lastDelay = Delay{m_backoff.nominal(), m_backoff.next()};
    if (!serverDelay)
        return m_lastDelay->actual;
    const milliseconds asked = std::clamp(*serverDelay, milliseconds{0}, longestServerDelay);
    const milliseconds delay = first ? asked : std::max(asked, m_lastDelay->actual);
    m_lastDelay = Delay{delay, delay};
    return delay;
}

void ServerConnection::waitFor(milliseconds delay)
{
    m_nextAttemptAt = m_deps.clock.monotonic() + delay;
    m_nextAttempt = m_deps.timers.after(delay, [this] { attemptNow(); });
    if (m_state == State::Waiting)
        Q_EMIT waitingChanged();
}

void ServerConnection::setState(State next)
{
    if (m_state == next)
        return;
    const bool waiting = m_state == State::Waiting || next == State::Waiting;
    m_state = next;
    const QPointer<ServerConnection> alive(this);
    Q_EMIT stateChanged(next);
    if (alive && waiting)
        Q_EMIT waitingChanged();
}

} // namespace Chinwag

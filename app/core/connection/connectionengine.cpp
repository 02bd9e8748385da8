#include "app/core/connection/connectionengine.h"

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

ServerConnection::Private::Private(ServerConnection &connection, Dependencies dependencies,
                                   Positions askPositions)
    : q(connection)
    , deps(std::move(dependencies))
    , positions(std::move(askPositions))
    , backoff(deps.random)
    , pending(deps.clock)
    , watchdog(deps.clock, deps.timers, [this] { lose("nothing heard"); })
    , wake(deps.clock, deps.timers, [this] { wokeUp(); })
{
    deps.network.setChangedHandler([this] { networkChanged(); });
}

ServerConnection::Private::~Private()
{
    deps.network.setChangedHandler({});
    if (link)
        link->abandon();
}

void ServerConnection::Private::start(const QUrl &toServer, const QString &withToken)
{
    if (state != State::Offline)
        stop(StopReason::Stopped);
    server = toServer;
    token = withToken;
    stopReason = StopReason::None;
    lastCloseCode.reset();
    heartbeats = 0;
    backoff.reset();
    wake.start();
    attemptNow();
}

void ServerConnection::Private::stop(StopReason reason)
{
    if (state == State::Offline)
        return;
    wake.stop();
    nextAttempt.cancel();
    drainUntil.reset();
    auto lost = dropLink(true);
    stopReason = reason;
    setState(State::Offline);
    failAll(std::move(lost));
}

void ServerConnection::Private::attemptNow()
{
    nextAttempt.cancel();
    lastAttemptAt = deps.clock.monotonic();
    ConnectionAttempt::Callbacks callbacks;
    callbacks.ticketReceived = [this] { setState(State::Connecting); };
    callbacks.ticketRefused = [this](const Error &error) { ticketRefused(error); };
    callbacks.frame = [this](const QByteArray &bytes) { frameReceived(bytes); };
    callbacks.ended = [this](quint16 code, const QString &detail) { socketEnded(code, detail); };
    link = std::make_shared<ConnectionAttempt>(deps.api, deps.makeTransport, std::move(callbacks));
    deadline = deps.timers.after(attemptDeadline, [this] { lose("the attempt took too long"); });
    link->start(server, token);
    setState(State::FetchingTicket);
}

void ServerConnection::Private::request(ClientFrame frame, PendingRequests::Done done)
{
    const qint64 id = pending.add(std::move(done));
    send({id, std::move(frame)});
}

void ServerConnection::Private::refuseLater(PendingRequests::Done done)
{
    const quint64 key = nextRefusal++;
    refusals[key] = deps.timers.after(milliseconds{0}, [this, key, done = std::move(done)] {
        const auto spent = refusals.extract(key);
        done(Error{ErrorCode::Temporary, QStringLiteral("There is no connection to the server. Try again."),
                   std::nullopt});
    });
}

void ServerConnection::Private::send(const ClientEnvelope &envelope)
{
    if (link)
        link->send(encode(envelope));
}

void ServerConnection::Private::ticketRefused(const Error &error)
{
    if (error.code == ErrorCode::Unauthorized)
        stop(StopReason::SignedOut);
    else
        lose("no ticket", error.retryAfter);
}

void ServerConnection::Private::socketEnded(quint16 code, const QString &detail)
{
    qCInfo(lcClient) << "Connection ended with code" << code << detail;
    lastCloseCode = code;
    if (mayReconnect(code))
        lose("socket ended");
    else
        stop(reasonOf(code));
}

void ServerConnection::Private::frameReceived(const QByteArray &bytes)
{
    watchdog.heard();
    if (bytes.size() > Limits::serverFrame)
        return lose("a frame is too large");
    const auto decoded = decodeServerFrame(bytes);
    if (!decoded) {
        if (decoded.error().code != ErrorCode::UnknownType)
            lose("a frame is malformed");
        return; // a type of a newer server
    }
    if (std::holds_alternative<PingFrame>(*decoded)) {
        ++heartbeats;
        return send({std::nullopt, PongFrame()});
    }
    if (const auto *frame = std::get_if<HelloFrame>(&*decoded))
        return helloReceived(*frame);
    if (state == State::Connecting)
        return lose("a frame came before hello");
    if (const auto *reply = std::get_if<ReplyFrame>(&*decoded))
        return pending.answer(*reply);
    if (const auto *draining = std::get_if<DrainingPush>(&*decoded))
        drainUntil =
            deps.clock.monotonic() + std::clamp(draining->reconnectIn, milliseconds{0}, longestServerDelay);
    Q_EMIT q.pushed(*decoded);
}

void ServerConnection::Private::helloReceived(const HelloFrame &frame)
{
    if (state != State::Connecting)
        return lose("hello came twice");
    hello = frame;
    watchdog.start(silenceAllowed(frame));
    setState(State::Syncing);
    requestSync();
}

void ServerConnection::Private::requestSync()
{
    SyncFrame sync{positions()};
    while (sync.rooms.size() > mostPositions)
        sync.rooms.erase(sync.rooms.begin());
    request(std::move(sync), [this, weak = std::weak_ptr(link)](const Result<QJsonObject, Error> &answer) {
        if (!weak.expired() && weak.lock() == link)
            syncAnswered(answer);
    });
}

void ServerConnection::Private::syncAnswered(const Result<QJsonObject, Error> &answer)
{
    probing.cancel();
    if (!answer)
        return lose("sync was refused", answer.error().retryAfter);
    const auto result = syncResultFromJson(*answer);
    if (!result)
        return lose("the sync result is malformed");
    const auto current = link;
    Q_EMIT q.synced(*result);
    if (state != State::Syncing || link != current)
        return; // a probe of a connection that is up, or somebody stopped it meanwhile
    deadline.cancel();
    // Losses that are rare do not add up, such as those of nodes that die one after the other.
    stable = deps.timers.after(stableAfter / 2, [this] {
        backoff.stepBack();
        stable = deps.timers.after(stableAfter / 2, [this] { backoff.reset(); });
    });
    setState(State::Online);
}

void ServerConnection::Private::networkChanged()
{
    if (state == State::Online)
        probe();
    else if (deps.network.isOnline() && state != State::Offline)
        attemptSoon();
    Q_EMIT q.waitingChanged();
}

void ServerConnection::Private::wokeUp()
{
    if (state == State::Waiting)
        return attemptNow();
    auto lost = dropLink(false);
    attemptNow();
    failAll(std::move(lost));
}

// The connection may have survived the change; the protocol has no ping from this side, and a sync also heals
// what was missed.
void ServerConnection::Private::probe()
{
    if (probing.isActive())
        return;
    probing = deps.timers.after(probeDeadline, [this] { wokeUp(); });
    requestSync();
}

void ServerConnection::Private::attemptSoon()
{
    const milliseconds wait = lastAttemptAt + betweenHurries - deps.clock.monotonic();
    if (wait <= milliseconds{0})
        return wokeUp();
    if (state == State::Waiting && nextAttemptAt - deps.clock.monotonic() > wait)
        waitFor(wait);
}

void ServerConnection::Private::lose(const char *why, std::optional<milliseconds> serverDelay)
{
    if (state == State::Offline || state == State::Waiting)
        return;
    qCInfo(lcClient) << "Connection lost:" << why;
    auto lost = dropLink(false);
    waitFor(nextDelay(serverDelay));
    setState(State::Waiting);
    failAll(std::move(lost));
}

std::vector<PendingRequests::Done> ServerConnection::Private::dropLink(bool politely)
{
    deadline.cancel();
    stable.cancel();
    probing.cancel();
    watchdog.stop();
    if (link) {
        politely ? link->close() : link->abandon();
        retire(std::exchange(link, nullptr));
    }
    return pending.takeAll();
}

// We may be inside one of its callbacks: it is destroyed later.
void ServerConnection::Private::retire(std::shared_ptr<ConnectionAttempt> old)
{
    retired.push_back(std::move(old));
    burial = deps.timers.after(burialDelay, [this] { retired.clear(); });
}

void ServerConnection::Private::failAll(std::vector<PendingRequests::Done> requests) const
{
    for (const auto &done : requests)
        done(lostError());
}

// A server may always ask for later; for sooner only after a stable connection, or it could make us spin.
milliseconds ServerConnection::Private::nextDelay(std::optional<milliseconds> serverDelay)
{
    if (drainUntil && !serverDelay)
        serverDelay = std::max(*drainUntil - deps.clock.monotonic(), milliseconds{0});
    drainUntil.reset();
    const bool first = backoff.attempt() == 0;
    nominalDelay = backoff.nominal();
    const milliseconds scheduled = backoff.next();
    if (!serverDelay)
        return scheduled;
    const milliseconds asked = std::clamp(*serverDelay, milliseconds{0}, longestServerDelay);
    return first ? asked : std::max(asked, scheduled);
}

void ServerConnection::Private::waitFor(milliseconds delay)
{
    actualDelay = delay;
    nextAttemptAt = deps.clock.monotonic() + delay;
    nextAttempt = deps.timers.after(delay, [this] { attemptNow(); });
    if (state == State::Waiting)
        Q_EMIT q.waitingChanged();
}

void ServerConnection::Private::setState(State next)
{
    if (state == next)
        return;
    const bool waiting = state == State::Waiting || next == State::Waiting;
    state = next;
    const QPointer<ServerConnection> alive(&q);
    Q_EMIT q.stateChanged(next);
    if (alive && waiting)
        Q_EMIT q.waitingChanged();
}

} // namespace Chinwag

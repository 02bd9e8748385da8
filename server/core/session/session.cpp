#include "server/core/session/session.h"

#include "shared/base/logging.h"
#include "shared/protocol/codec.h"

namespace Chinwag {

namespace {

constexpr int framesBeforeHello = 8;
constexpr int refusedCommandsInARow = 200;

} // namespace

Session::Session(SessionId id, std::unique_ptr<Transport> transport, NodeContext &context,
                 OutboundFlusher &flusher, SessionObserver &observer)
    : m_id(std::move(id))
    , m_transport(std::move(transport))
    , m_context(context)
    , m_observer(observer)
    , m_queue(*m_transport, flusher, context.metrics, context.options.outboundQueue,
              [this] { close(CloseCode::SlowConsumer, QStringLiteral("This client reads too slowly.")); })
    , m_commands(context.clock, Limits::commandsPerConnection.perSecond, Limits::commandsPerConnection.burst)
{
    m_transport->setCallbacks({m_life.guard([this](const QByteArray &frame) { received(frame); }),
                               m_life.guard([this](quint16 code) { ended(code); }),
                               m_life.guard([this] { m_queue.flush(); })});
    m_transport->setMaxIncomingFrame(Limits::frameBeforeAuth);
    m_deadline = m_context.timers.after(m_context.options.authDeadline, [this] {
        close(CloseCode::PolicyViolation, QStringLiteral("No authentication in time."));
    });
}

void Session::authenticated(const Identity &identity)
{
    m_identity = identity;
    m_state = State::Joining;
    m_deadline.cancel();
    m_queue.hold();
    m_transport->setMaxIncomingFrame(Limits::frameAfterAuth);
}

void Session::goLive(const QByteArray &hello)
{
    m_state = State::Live;
    m_wasLive = true;
    m_queue.release(hello);
    startHeartbeat();
    for (const QByteArray &frame : std::exchange(m_early, {}))
        m_observer.onFrame(*this, frame);
}

void Session::send(const QByteArray &frame)
{
    if (isOpen())
        m_queue.push(frame);
}

void Session::sendEphemeral(const QByteArray &frame, quint64 key)
{
    if (isLive())
        m_queue.pushEphemeral(frame, key);
}

void Session::close(CloseCode code, const QString &reason)
{
    if (!isOpen())
        return;
    m_state = State::Closing;
    m_deadline.cancel();
    m_queue.flush();
    m_queue.discard();
    ++m_context.metrics.closes[static_cast<quint16>(code)];
    m_transport->close(code, reason);
}

bool Session::takeCommandToken()
{
    if (!m_context.options.rateLimits || m_commands.tryAcquire()) {
        m_overRate = 0;
        return true;
    }
    ++m_context.metrics.rateLimited;
    if (++m_overRate >= refusedCommandsInARow)
        close(CloseCode::RateLimit, QStringLiteral("Too many commands."));
    return false;
}

void Session::countMalformed()
{
    ++m_context.metrics.framesMalformed;
    if (++m_malformed >= Limits::malformedFrames)
        close(CloseCode::PolicyViolation, QStringLiteral("Too many malformed frames."));
}

void Session::received(const QByteArray &frame)
{
    if (!isOpen() || !m_queue.checkBound())
        return;
    ++m_context.metrics.framesReceived;
    m_heardSincePing = true;
    if (m_state != State::Joining) {
        m_observer.onFrame(*this, frame);
    } else if (m_early.size() < framesBeforeHello) {
        m_early.append(frame);
    } else {
        close(CloseCode::PolicyViolation, QStringLiteral("Wait for hello."));
    }
}

void Session::ended(quint16 code)
{
    if (m_state == State::Closed)
        return;
    if (isOpen())
        ++m_context.metrics.closes[code];
    m_state = State::Closed;
    m_deadline.cancel();
    m_queue.discard();
    m_observer.onClosed(*this);
}

void Session::startHeartbeat()
{
    // Random, or all clients that came back after a restart would be pinged in the same moment for ever.
    const double share = m_context.random();
    const auto first = static_cast<double>(m_context.options.heartbeatInterval.count()) * share;
    m_deadline = m_context.timers.after(milliseconds{static_cast<qint64>(first)}, [this] { ping(); });
}

void Session::ping()
{
    static const QByteArray frame = encode(ServerFrame{PingFrame{}});
    m_heardSincePing = false;
    m_pongOwed = true;
    m_queue.push(frame);
    if (isOpen())
        m_deadline = m_context.timers.after(m_context.options.heartbeatTimeout, [this] { checkAnswer(); });
}

void Session::checkAnswer()
{
    if (!m_heardSincePing) {
        ++m_context.metrics.heartbeatTimeouts;
        close(CloseCode::HeartbeatTimeout, QStringLiteral("No sign of life."));
        return;
    }
    const auto rest = m_context.options.heartbeatInterval - m_context.options.heartbeatTimeout;
    m_deadline = m_context.timers.after(rest, [this] { ping(); });
}

} // namespace Chinwag

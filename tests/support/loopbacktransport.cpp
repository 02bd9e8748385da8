#include "tests/support/loopbacktransport.h"

namespace Chinwag {

void LoopbackLine::clientSends(const QByteArray &frame)
{
    // A copy, because the session may end in the call and take the callback with it.
    const auto callback = callbacks.frame;
    if (transportAlive && !closedWith && callback)
        callback(frame);
}

void LoopbackLine::clientGoes(quint16 code)
{
    const auto callback = callbacks.closed;
    if (!transportAlive || closedWith)
        return;
    closedWith = code;
    if (callback)
        callback(code);
}

void LoopbackLine::resumeReading()
{
    reading = true;
    received += std::exchange(unread, {});
    pending = 0;
    const auto callback = callbacks.drained;
    if (transportAlive && callback)
        callback();
}

LoopbackTransport::LoopbackTransport(std::shared_ptr<LoopbackLine> line, TimerScheduler &timers,
                                     QString address)
    : m_line(std::move(line))
    , m_address(std::move(address))
    , m_turn(timers)
{
}

LoopbackTransport::~LoopbackTransport()
{
    m_line->transportAlive = false;
    m_line->callbacks = {};
}

void LoopbackTransport::send(const QByteArray &payload)
{
    if (m_line->closedWith)
        return;
    if (m_line->reading) {
        m_line->received.append(payload);
        return;
    }
    m_line->unread.append(payload);
    m_line->pending += payload.size();
}

void LoopbackTransport::close(CloseCode code, const QString &reason)
{
    if (m_line->closedWith)
        return;
    m_line->closedWith = static_cast<quint16>(code);
    m_line->closeReason = reason;
    m_turn.post([line = m_line, code] {
        const auto callback = line->callbacks.closed;
        if (callback)
            callback(static_cast<quint16>(code));
    });
}

} // namespace Chinwag

#include "app/core/lab/connectionmeter.h"

namespace Chinwag {

void ConnectionMeter::setFaults(Faults *faults)
{
    const bool measuring = m_measuring;
    setMeasuring(false);
    m_faults = faults;
    setMeasuring(measuring);
}

void ConnectionMeter::watch(ServerConnection *connection)
{
    m_watch.reset();
    m_waiting.reset();
    m_connection = connection;
    m_parts.log.clear();
    if (!connection)
        return;
    m_watch = std::make_unique<QObject>();
    QObject::connect(connection, &ServerConnection::stateChanged, m_watch.get(), [this] { stateChanged(); });
    stateChanged();
}

void ConnectionMeter::setMeasuring(bool measuring)
{
    if (m_measuring == measuring)
        return;
    m_measuring = measuring;
    m_timer.cancel();
    if (m_faults)
        m_faults->observer = nullptr;
    if (!measuring)
        return;
    if (m_faults)
        m_faults->observer = [this](const FrameSeen &frame) { m_parts.log.frameSeen(frame); };
    m_timer = m_parts.timers.every(interval, [this] { measure(); });
    measure();
}

void ConnectionMeter::stateChanged()
{
    using State = ServerConnection::State;
    const State state = m_connection->state();
    m_parts.log.stateIs(state);
    if (state != State::Online)
        m_waiting.reset();
    if (const auto loss = m_connection->lastLoss(); loss && state == State::Waiting)
        m_parts.log.lost(loss->why, loss->code);
    if (state == State::Online && m_connection->hello())
        m_parts.log.nodeIs(m_connection->hello()->node);
}

// A pong that nobody asked for: the server says yes to it, and that is all it does.
void ConnectionMeter::measure()
{
    if (!m_connection || !m_connection->isOnline() || m_waiting)
        return;
    m_waiting = std::make_shared<bool>(true);
    const microseconds asked = m_parts.clock.precise();
    m_connection->request(PongFrame(), [this, asked, weak = std::weak_ptr(m_waiting)](
                                           const Result<QJsonObject, Error> &answer) {
        if (weak.expired())
            return; // another connection by now, or nobody wants to know
        m_waiting.reset();
        if (answer)
            m_parts.log.measured(m_parts.clock.precise() - asked);
    });
}

} // namespace Chinwag

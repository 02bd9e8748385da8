#include "tests/support/memorystores/memorybroker.h"

namespace Chinwag {

MemoryBroker::MemoryBroker(MemoryBrokerHub &hub)
    : m_hub(hub)
{
    m_hub.m_brokers.append(this);
}

MemoryBroker::~MemoryBroker() { m_hub.m_brokers.removeOne(this); }

void MemoryBroker::publish(const Relayed &push) { m_hub.carry(this, push); }

void MemoryBrokerHub::setDown(bool down)
{
    if (std::exchange(m_down, down) == down)
        return;
    m_turn.post([this] {
        const QList<MemoryBroker *> brokers = m_brokers;
        for (MemoryBroker *broker : brokers) {
            if (m_brokers.contains(broker) && broker->m_availability)
                broker->m_availability(!m_down);
        }
    });
}

void MemoryBrokerHub::carry(const MemoryBroker *from, const Relayed &push)
{
    if (m_down)
        return;
    if (m_toDrop > 0) {
        --m_toDrop;
        return;
    }
    ++m_carried;
    m_turn.post([this, from, push] {
        const QList<MemoryBroker *> brokers = m_brokers;
        for (MemoryBroker *broker : brokers) {
            if (broker != from && m_brokers.contains(broker) && broker->m_channels.contains(push.channel) &&
                broker->m_handler)
                broker->m_handler(push);
        }
    });
}

} // namespace Chinwag

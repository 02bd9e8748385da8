#include "server/cluster.h"

namespace Chinwag {

Cluster::Cluster(const RedisUrl &redis, const ServiceIdentity &service, Database &database,
                 TimerScheduler &timers, const Clock &clock)
    : m_service(service)
    , m_timers(timers)
    , m_clock(clock)
    , m_broker(redis, service, timers)
    , m_ticketsWithoutRedis(database, clock)
    , m_tickets(m_broker.commands(), service, m_ticketsWithoutRedis, timers)
{
}

void Cluster::enter(std::function<NodeStatus()> describe)
{
    m_directory.emplace(m_broker.commands(), m_service, m_timers, m_clock, std::move(describe));
}

QString Cluster::trouble() const
{
    return m_broker.isAvailable() ? m_broker.commands().refusals() : m_broker.trouble();
}

void Cluster::leave()
{
    if (m_directory)
        m_directory->leave();
}

} // namespace Chinwag

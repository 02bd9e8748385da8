#include "server/cluster.h"

namespace Chinwag {

Cluster::Cluster(const RedisUrl &redis, Database &database, TimerScheduler &timers, const Clock &clock)
    : m_timers(timers)
    , m_clock(clock)
    , m_broker(redis, timers)
    , m_ticketsWithoutRedis(database, clock)
    , m_tickets(m_broker.commands(), m_ticketsWithoutRedis, timers)
{
}

void Cluster::enter(std::function<NodeStatus()> describe)
{
    m_directory.emplace(m_broker.commands(), m_timers, m_clock, std::move(describe));
}

void Cluster::leave()
{
    if (m_directory)
        m_directory->leave();
}

} // namespace Chinwag

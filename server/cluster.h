#pragma once

#include "server/redis/redisbroker.h"
#include "server/redis/redisnodedirectory.h"
#include "server/redis/redisticketstore.h"
#include "server/sql/sqlticketstore.h"

namespace Chinwag {

/// What a node of several has instead of the memory versions: everything that goes through Redis, with the
/// database behind it where Redis must not be missed. Must outlive the node; `database` outlives it.
class Cluster
{
public:
    Cluster(const RedisUrl &redis, Database &database, TimerScheduler &timers, const Clock &clock);

    RedisBroker &broker() { return m_broker; }
    TicketStore &tickets() { return m_tickets; }
    /// From now on this node is in the list of nodes.
    void enter(std::function<NodeStatus()> describe);
    void leave();

private:
    TimerScheduler &m_timers;
    const Clock &m_clock;
    RedisBroker m_broker;
    SqlTicketStore m_ticketsWithoutRedis;
    RedisTicketStore m_tickets;
    std::optional<RedisNodeDirectory> m_directory;
};

} // namespace Chinwag

#pragma once

#include "server/redis/redisbroker.h"
#include "server/redis/redisnodedirectory.h"
#include "server/redis/redisticketstore.h"
#include "server/sql/sqlticketstore.h"

namespace Chinwag {

/// What a node of several has instead of what it has alone: everything that goes through Redis, with the
/// database behind it where Redis must not be missed. Must outlive the node; `database` outlives it.
class Cluster
{
public:
    Cluster(const RedisUrl &redis, const ServiceIdentity &service, Database &database, TimerScheduler &timers,
            const Clock &clock);

    RedisBroker &broker() { return m_broker; }
    RedisTicketStore &tickets() { return m_tickets; }
    /// From now on this node is in the list of nodes.
    void enter(std::function<NodeStatus()> describe);
    void leave();
    /// Why this node is not all it should be for the others, in sentences for administrators; empty when it
    /// is.
    QString trouble() const;

private:
    const ServiceIdentity m_service;
    TimerScheduler &m_timers;
    const Clock &m_clock;
    RedisBroker m_broker;
    SqlTicketStore m_ticketsWithoutRedis;
    RedisTicketStore m_tickets;
    std::optional<RedisNodeDirectory> m_directory;
};

} // namespace Chinwag

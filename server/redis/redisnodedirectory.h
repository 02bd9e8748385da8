#pragma once

#include "server/redis/redisconnection.h"
#include "shared/base/clock.h"

#include <functional>

namespace Chinwag {

/// What a node says of itself to those who run the service.
struct NodeStatus
{
    QString node;
    QString version;
    QString address;           ///< where clients reach it, as it knows
    milliseconds startedAt{0}; ///< wall clock
    qint64 sessions = 0;
    qint64 users = 0;
    milliseconds redisDelay{0}; ///< how long Redis took for its last lease

    friend bool operator==(const NodeStatus &, const NodeStatus &) = default;
};

/// Who is there: every node renews an entry in Redis that ends with its lease. Nothing depends on it but what
/// administrators are shown. Loop thread; the references outlive it.
class RedisNodeDirectory
{
public:
    static constexpr milliseconds renewal{5'000};
    static constexpr milliseconds lease{15'000};

    /// Enters this node, as `describe` says, as soon as Redis is there, and goes on renewing it.
    RedisNodeDirectory(RedisConnection &redis, TimerScheduler &timers, const Clock &clock,
                       std::function<NodeStatus()> describe);

    /// Takes the entry out now instead of when the lease ends.
    void leave();

    /// Everybody whose lease runs, by name. Nothing when Redis did not answer. Asked of `redis`, which must
    /// be ready.
    static void list(RedisConnection &redis,
                     const std::function<void(const std::optional<QList<NodeStatus>> &)> &done);

private:
    void renew();

    RedisConnection &m_redis;
    const Clock &m_clock;
    std::function<NodeStatus()> m_describe;
    milliseconds m_delay{0};
    Timer m_renewal;
    Lifeline m_life;
};

} // namespace Chinwag

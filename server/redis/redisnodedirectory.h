#pragma once

#include "server/core/foundation/serviceidentity.h"
#include "server/redis/redisconnection.h"
#include "shared/base/clock.h"

#include <functional>

namespace Chinwag {

/// What a node says of itself to those who run the service.
struct NodeStatus
{
    QString service; ///< id of its service
    QString node;
    QString version;
    QString address;        ///< where clients reach it, as it knows
    milliseconds uptime{0}; ///< when it said so: a moment would be one of its own clock
    qint64 sessions = 0;
    qint64 users = 0;
    milliseconds redisDelay{0}; ///< how long Redis took for its last lease

    friend bool operator==(const NodeStatus &, const NodeStatus &) = default;
};

/// Who is there: every node renews an entry in Redis that ends with its lease. Nothing depends on it but what
/// administrators are shown, and whoever can write to Redis can write into it. Loop thread; the references
/// outlive it.
class RedisNodeDirectory
{
public:
    static constexpr milliseconds renewal{5'000};
    static constexpr milliseconds lease{15'000};

    /// Enters this node, as `describe` says, as soon as Redis is there, and goes on renewing it.
    RedisNodeDirectory(RedisConnection &redis, const ServiceIdentity &service, TimerScheduler &timers,
                       const Clock &clock, std::function<NodeStatus()> describe);

    /// Takes the entry out now instead of when the lease ends.
    void leave();

    struct Listing
    {
        QList<NodeStatus> nodes; ///< whose lease runs, of all services, by service and name
        int foreign = 0;         ///< entries there that no node has written
    };
    /// Redis's own words when it does not say.
    using Listed = std::function<void(const Result<Listing, QString> &)>;
    /// Asked of `redis`, which must be ready.
    static void list(RedisConnection &redis, const Listed &done);

private:
    void renew();
    QByteArray keyOf(const NodeStatus &status) const;

    RedisConnection &m_redis;
    const QByteArray m_prefix;
    const Clock &m_clock;
    std::function<NodeStatus()> m_describe;
    milliseconds m_delay{0};
    Timer m_renewal;
    Lifeline m_life;
};

} // namespace Chinwag

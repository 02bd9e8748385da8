#pragma once

#include "server/redis/redislink.h"

namespace Chinwag {

/// Asks the Sentinels of a URL in turn where the master is, until one knows. Destroying it ends the asking.
class SentinelQuery final
{
public:
    struct Found
    {
        RedisEndpoint master;
        RedisEndpoint sentinel; ///< who said so
    };
    /// Once, later; the error is a sentence. The query may be destroyed inside.
    using Done = std::function<void(const Result<Found, QString> &found)>;

    /// `sentinels` in the order to ask; each has `timeout` to answer.
    SentinelQuery(TimerScheduler &timers, const RedisUrl &url, QList<RedisEndpoint> sentinels,
                  milliseconds timeout, Done done);

private:
    void askNext();
    void connected();
    void answered(const std::optional<RedisReply> &reply);
    void failed(const QString &why);

    TimerScheduler &m_timers;
    const RedisUrl m_url;
    QList<RedisEndpoint> m_toAsk;
    milliseconds m_timeout;
    Done m_done;
    RedisEndpoint m_asking;
    QString m_why; ///< what went wrong last
    std::unique_ptr<RedisLink> m_link;
    TurnQueue m_turn;
    Timer m_deadline;
};

} // namespace Chinwag

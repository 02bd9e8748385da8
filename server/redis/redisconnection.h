#pragma once

#include "server/redis/redislink.h"
#include "shared/base/backoff.h"

#include <QMap>

namespace Chinwag {

class SentinelQuery;

/// A connection to the Redis of a URL that comes back by itself: finds the master, signs in, selects the
/// database, and after a loss does so again, paced by Backoff, for ever. Loop thread only. Never logs a
/// password.
/// hiredis writes to sockets that may be closed already: the process must ignore SIGPIPE.
class RedisConnection final
{
public:
    struct Options
    {
        milliseconds attemptTimeout{
            3000};                       ///< from the look-up of the name until the last greeting is answered
        milliseconds stableAfter{10000}; ///< a connection that lasted this long starts the backoff anew
        milliseconds masterCheck{2000};  ///< how often the Sentinels are asked whether it is still the master
        Backoff::Options backoff{milliseconds{100}, milliseconds{1000}};
        Backoff::Random random = Backoff::systemRandom();
        qint64 waitingBytes = 8 * 1024 * 1024; ///< of commands without an answer; more is refused
    };
    using Answer = RedisLink::Answer;

    /// Starts to connect in the next loop turn.
    RedisConnection(RedisUrl url, TimerScheduler &timers, Options options);
    RedisConnection(RedisUrl url, TimerScheduler &timers);
    /// Answers still waiting never come.
    ~RedisConnection();
    RedisConnection(const RedisConnection &) = delete;
    RedisConnection &operator=(const RedisConnection &) = delete;

    /// Called when isReady() changes; may destroy the connection.
    void setReadyHandler(std::function<void(bool ready)> handler) { m_readyHandler = std::move(handler); }
    /// What comes by itself after a subscribe(); may destroy the connection.
    void setPushHandler(std::function<void(const RedisReply &push)> handler) { m_push = std::move(handler); }

    bool isReady() const { return m_ready; }
    /// Why it is not ready, as a sentence; empty when it is, or has not tried yet.
    const QString &trouble() const { return m_trouble; }
    /// What Redis refuses to carry out although it is there (no memory left, read-only, no permission, …), as
    /// sentences; empty when the last command of each name went well. Changes are logged once.
    QString refusals() const;

    /// False, and nothing happens, when it is not ready or too much waits already. Otherwise the answer comes
    /// later; none when the connection was lost first, and nobody knows whether Redis carried the command
    /// out.
    bool send(const QList<QByteArray> &command, Answer answer = {});
    /// Nothing happens when it is not ready: whoever subscribes does it again in the ready handler. A
    /// connection that subscribed must not send() any more.
    void subscribe(const QList<QByteArray> &channels);
    void unsubscribe(const QByteArray &channel);
    /// Gives this connection up for a new one; `why` is a sentence. Not while it is being established.
    void reconnect(const QString &why);

private:
    void attempt();
    void open(const RedisEndpoint &endpoint);
    void greet();
    void greeted(const QByteArray &command, const std::optional<RedisReply> &reply);
    QString refusal(const QByteArray &command, const RedisReply &reply) const;
    void becameReady();
    void awaitStability();
    void checkMaster();
    void answered(const QByteArray &command, const std::optional<RedisReply> &reply, const Answer &answer);
    void noteRefusal(const QByteArray &command, const QByteArray &code);
    bool isToBeLeft(const QByteArray &code);
    void giveUp(const QString &why);
    void tellReady(bool ready);
    void keepTrouble(const QString &why);

    const RedisUrl m_url;
    TimerScheduler &m_timers;
    const Options m_options;
    Backoff m_backoff;
    QList<RedisEndpoint> m_sentinels; ///< who answered last comes first
    std::function<void(bool)> m_readyHandler;
    std::function<void(const RedisReply &)> m_push;
    std::unique_ptr<SentinelQuery> m_query;
    std::unique_ptr<SentinelQuery> m_check; ///< while it is ready
    std::unique_ptr<RedisLink> m_link;
    RedisEndpoint m_endpoint;
    QString m_trouble;
    QMap<QByteArray, QByteArray> m_refused; ///< command → code of the error it was last answered with
    bool m_ready = false;
    bool m_leftReadOnly = false; ///< and it has not been well for long since
    int m_greetingsLeft = 0;
    Timer m_retry;
    Timer m_deadline;
    Timer m_stable;
    Timer m_masterCheck;
    TurnQueue m_turn;
    Lifeline m_life;
};

} // namespace Chinwag

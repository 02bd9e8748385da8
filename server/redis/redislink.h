#pragma once

#include "server/core/foundation/turnqueue.h"
#include "server/redis/redisreply.h"
#include "server/redis/redisurl.h"

#include <QStringList>

#include <deque>
#include <optional>

class QHostInfo;
struct redisAsyncContext;

namespace Chinwag {

class RedisSocketBridge;

/// One connection to one endpoint, from the look-up of its name to its end; it never comes back. Loop thread
/// only. It may be destroyed at any time, also inside its own handlers.
class RedisLink final
{
public:
    /// None: the link ended before the answer came.
    using Answer = std::function<void(const std::optional<RedisReply> &reply)>;
    struct Handlers
    {
        std::function<void()> connected;
        /// Once, after every waiting answer, never inside a call of this class; `why` is a sentence.
        std::function<void(const QString &why)> ended;
        /// What comes by itself after a subscribe(): confirmations and messages.
        std::function<void(const RedisReply &push)> pushed;
    };

    /// Starts at once. Not connected within `timeout` is an end like any other.
    RedisLink(TimerScheduler &timers, RedisEndpoint endpoint, milliseconds timeout, Handlers handlers);
    /// Answers still waiting never come.
    ~RedisLink();
    RedisLink(const RedisLink &) = delete;
    RedisLink &operator=(const RedisLink &) = delete;

    /// Only once connected. The answer comes later, in the order of the commands; after the end there is
    /// none.
    void send(const QList<QByteArray> &command, Answer answer);
    void subscribe(const QList<QByteArray> &channels);
    void unsubscribe(const QByteArray &channel);

    /// Of the commands that have no answer yet: nothing else in here can grow when Redis stands still.
    qint64 waitingBytes() const { return m_waitingBytes; }
    /// The answers still waiting, which then never come from here.
    std::deque<Answer> takeWaiting();

private:
    struct Waiting
    {
        qint64 bytes = 0;
        Answer answer;
    };

    void resolve();
    void resolved(const QHostInfo &info);
    void openNext();
    void attach(redisAsyncContext *context);
    void connectionEnded(const QString &why);
    void end(const QString &why);
    void finish(const QString &why);
    void answered(const std::optional<RedisReply> &reply);
    int issue(const QList<QByteArray> &command, void (*callback)(redisAsyncContext *, void *, void *));

    TimerScheduler &m_timers;
    RedisEndpoint m_endpoint;
    Handlers m_handlers;
    QStringList m_addresses; ///< not tried yet
    std::unique_ptr<RedisSocketBridge> m_bridge;
    std::deque<Waiting> m_waiting;
    qint64 m_waitingBytes = 0;
    bool m_connected = false;
    bool m_ended = false;
    TurnQueue m_turn;
    Timer m_deadline;
    Lifeline m_life;
};

} // namespace Chinwag

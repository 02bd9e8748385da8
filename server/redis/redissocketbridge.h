#pragma once

#include "server/core/foundation/turnqueue.h"

#include <QSocketNotifier>

#include <functional>
#include <memory>

struct redisAsyncContext;

namespace Chinwag {

/// Lets Qt's event loop drive one hiredis context. The context may end at any time, also while it is being
/// driven, and so may the bridge: whichever ends first, the other one is told and forgets it.
class RedisSocketBridge final
{
public:
    /// Told when hiredis is about to free the context by itself, which must not be touched after that, and
    /// why. Called from inside hiredis.
    using Ended = std::function<void(const QString &why)>;

    RedisSocketBridge(redisAsyncContext *context, TimerScheduler &timers, Ended ended);
    /// Frees the context when it still lives; its pending callbacks are called with null replies.
    ~RedisSocketBridge();
    RedisSocketBridge(const RedisSocketBridge &) = delete;
    RedisSocketBridge &operator=(const RedisSocketBridge &) = delete;

    /// Null once it ended.
    redisAsyncContext *context() const { return m_context; }

private:
    struct Later
    {
        // A notifier must survive its own signal, in which the context may end.
        void operator()(QSocketNotifier *notifier) const
        {
            notifier->setEnabled(false);
            notifier->disconnect();
            notifier->deleteLater();
        }
    };
    using Notifier = std::unique_ptr<QSocketNotifier, Later>;

    Notifier makeNotifier(QSocketNotifier::Type type, void (*handle)(redisAsyncContext *));
    static void cleanup(void *bridge);
    void wantsToWrite();
    void flush();

    redisAsyncContext *m_context;
    Ended m_ended;
    Notifier m_read;
    Notifier m_write;
    TurnQueue m_turn;
    bool m_flushPosted = false;
    bool m_flushing = false;
};

} // namespace Chinwag

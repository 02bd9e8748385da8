#include "server/redis/redissocketbridge.h"

#include <hiredis/async.h>

namespace Chinwag {

RedisSocketBridge::RedisSocketBridge(redisAsyncContext *context, TimerScheduler &timers, Ended ended)
    : m_context(context)
    , m_ended(std::move(ended))
    , m_read(makeNotifier(QSocketNotifier::Read, &redisAsyncHandleRead))
    , m_write(makeNotifier(QSocketNotifier::Write, &redisAsyncHandleWrite))
    , m_turn(timers)
{
    auto &hooks = m_context->ev;
    hooks.data = this;
    hooks.addRead = [](void *bridge) { static_cast<RedisSocketBridge *>(bridge)->m_read->setEnabled(true); };
    hooks.delRead = [](void *bridge) { static_cast<RedisSocketBridge *>(bridge)->m_read->setEnabled(false); };
    hooks.addWrite = [](void *bridge) { static_cast<RedisSocketBridge *>(bridge)->wantsToWrite(); };
    hooks.delWrite = [](void *bridge) {
        static_cast<RedisSocketBridge *>(bridge)->m_write->setEnabled(false);
    };
    hooks.cleanup = &RedisSocketBridge::cleanup;
    // Readiness to write tells that a connection is up, or refused.
    m_write->setEnabled(true);
}

RedisSocketBridge::~RedisSocketBridge()
{
    if (!m_context)
        return;
    // Inside one of its callbacks hiredis frees the context only later, when this bridge is gone.
    m_context->ev = {};
    m_read.reset();
    m_write.reset();
    redisAsyncFree(m_context);
}

RedisSocketBridge::Notifier RedisSocketBridge::makeNotifier(QSocketNotifier::Type type,
                                                            void (*handle)(redisAsyncContext *))
{
    Notifier notifier(new QSocketNotifier(m_context->c.fd, type));
    notifier->setEnabled(false);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), [this, handle] {
        if (m_context)
            handle(m_context);
    });
    return notifier;
}

/// A socket that takes what it is given needs nobody to watch it: what one turn has to say goes out at its
/// end, in one piece, and only what the kernel does not take waits for the notifier.
void RedisSocketBridge::wantsToWrite()
{
    if (m_flushing || (m_context->c.flags & REDIS_CONNECTED) == 0)
        return m_write->setEnabled(true);
    if (m_write->isEnabled() || std::exchange(m_flushPosted, true))
        return;
    m_turn.post([this] { flush(); });
}

void RedisSocketBridge::flush()
{
    m_flushPosted = false;
    if (!m_context)
        return;
    m_flushing = true;
    redisAsyncHandleWrite(m_context); // may end the context, but never this: m_ended does nothing at once
    m_flushing = false;
}

void RedisSocketBridge::cleanup(void *bridge)
{
    auto *self = static_cast<RedisSocketBridge *>(bridge);
    if (!self->m_context)
        return;
    const QString why = QString::fromUtf8(self->m_context->c.errstr);
    self->m_context->ev = {};
    self->m_context = nullptr;
    self->m_read.reset();
    self->m_write.reset();
    self->m_ended(why);
}

} // namespace Chinwag

#include "server/redis/redissocketbridge.h"

#include <hiredis/async.h>

namespace Chinwag {

RedisSocketBridge::RedisSocketBridge(redisAsyncContext *context, Ended ended)
    : m_context(context)
    , m_ended(std::move(ended))
    , m_read(makeNotifier(QSocketNotifier::Read, &redisAsyncHandleRead))
    , m_write(makeNotifier(QSocketNotifier::Write, &redisAsyncHandleWrite))
{
    auto &hooks = m_context->ev;
    hooks.data = this;
    hooks.addRead = [](void *bridge) { static_cast<RedisSocketBridge *>(bridge)->m_read->setEnabled(true); };
    hooks.delRead = [](void *bridge) { static_cast<RedisSocketBridge *>(bridge)->m_read->setEnabled(false); };
    hooks.addWrite = [](void *bridge) {
        static_cast<RedisSocketBridge *>(bridge)->m_write->setEnabled(true);
    };
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

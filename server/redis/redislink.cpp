#include "server/redis/redislink.h"

#include "server/redis/redissocketbridge.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QHostInfo>

#include <hiredis/async.h>

#include <array>
#include <charconv>

namespace Chinwag {

namespace {

constexpr qint64 bookkeeping = 128; ///< bytes that a waiting command takes besides its words

/// As Redis reads it: hiredis would make the same, in an allocation for every step.
QByteArray inRedisWords(const QList<QByteArray> &command)
{
    qsizetype size = 16;
    for (const QByteArray &word : command)
        size += word.size() + 16;
    QByteArray bytes;
    bytes.reserve(size);
    const auto number = [&bytes](char kind, qsizetype value) {
        std::array<char, 24> digits{};
        const char *end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        bytes.append(kind).append(digits.data(), end - digits.data()).append("\r\n", 2);
    };
    number('*', command.size());
    for (const QByteArray &word : command) {
        number('$', word.size());
        bytes.append(word).append("\r\n", 2);
    }
    return bytes;
}

/// Null once the link has let go of its context: hiredis may call back after that.
RedisLink *linkOf(const redisAsyncContext *context) { return static_cast<RedisLink *>(context->data); }

} // namespace

RedisLink::RedisLink(TimerScheduler &timers, RedisEndpoint endpoint, milliseconds timeout, Handlers handlers)
    : m_timers(timers)
    , m_endpoint(std::move(endpoint))
    , m_handlers(std::move(handlers))
    , m_turn(timers)
{
    m_deadline = timers.after(timeout, [this, timeout] {
        end(QStringLiteral("%1 did not answer within %2 ms.")
                .arg(m_endpoint.displayName())
                .arg(timeout.count()));
    });
    m_turn.post([this] { resolve(); });
}

RedisLink::~RedisLink()
{
    if (m_bridge && m_bridge->context())
        m_bridge->context()->data = nullptr;
}

void RedisLink::resolve()
{
    if (!m_endpoint.path.isEmpty())
        return attach(redisAsyncConnectUnix(QFile::encodeName(m_endpoint.path).constData()));
    if (const QHostAddress literal(m_endpoint.host); !literal.isNull()) {
        m_addresses = {literal.toString()};
        return openNext();
    }
    // hiredis would resolve a name while the loop stands still. The receiver lives until the answer comes,
    // however late: Qt 6.4 leaks what it cannot deliver, and what it aborts.
    auto *receiver = new QObject(QCoreApplication::instance());
    QHostInfo::lookupHost(m_endpoint.host, receiver,
                          [receiver, use = m_life.guard([this](const QHostInfo &info) { resolved(info); })](
                              const QHostInfo &info) {
                              receiver->deleteLater();
                              use(info);
                          });
}

void RedisLink::resolved(const QHostInfo &info)
{
    if (m_ended)
        return;
    for (const QHostAddress &address : info.addresses())
        m_addresses.append(address.toString());
    if (m_addresses.isEmpty())
        return end(QStringLiteral("%1 cannot be found: %2.").arg(m_endpoint.host, info.errorString()));
    openNext();
}

void RedisLink::openNext()
{
    attach(redisAsyncConnect(m_addresses.takeFirst().toLatin1().constData(), m_endpoint.port));
}

void RedisLink::attach(redisAsyncContext *context)
{
    if (!context)
        return connectionEnded(QStringLiteral("out of memory"));
    if (context->err != 0) {
        const QString why = QString::fromUtf8(context->errstr);
        redisAsyncFree(context);
        return connectionEnded(why);
    }
    context->data = this;
    m_bridge = std::make_unique<RedisSocketBridge>(context, m_timers,
                                                   [this](const QString &why) { connectionEnded(why); });
    redisAsyncSetConnectCallback(context, [](const redisAsyncContext *connected, int status) {
        RedisLink *link = linkOf(connected);
        if (!link || status != REDIS_OK)
            return;
        link->m_connected = true;
        link->m_deadline.cancel();
        // Not from here: hiredis does not expect its context to be freed inside this callback.
        link->m_turn.post([link] { link->m_handlers.connected(); });
    });
}

void RedisLink::connectionEnded(const QString &why)
{
    if (!m_connected && !m_addresses.isEmpty() && !m_ended)
        return m_turn.post([this] {
            m_bridge.reset();
            if (!m_ended)
                openNext();
        });
    const QString what = m_connected ? QStringLiteral("The connection to %1 broke: %2.")
                                     : QStringLiteral("%1 cannot be reached: %2.");
    end(what.arg(m_endpoint.displayName(), why));
}

void RedisLink::end(const QString &why)
{
    if (std::exchange(m_ended, true))
        return;
    m_deadline.cancel();
    m_turn.post([this, why] { finish(why); });
}

void RedisLink::finish(const QString &why)
{
    if (m_bridge && m_bridge->context())
        m_bridge->context()->data = nullptr;
    m_bridge.reset();
    bool alive = false;
    const auto stillAlive = m_life.guard([&alive] { alive = true; });
    for (const Answer &answer : takeWaiting()) {
        if (answer)
            answer({});
        alive = false;
        stillAlive();
        if (!alive)
            return;
    }
    m_handlers.ended(why);
}

std::deque<RedisLink::Answer> RedisLink::takeWaiting()
{
    std::deque<Answer> answers;
    for (Waiting &waiting : m_waiting)
        answers.push_back(std::move(waiting.answer));
    m_waiting.clear();
    m_waitingBytes = 0;
    return answers;
}

int RedisLink::issue(const QList<QByteArray> &command, void (*callback)(redisAsyncContext *, void *, void *))
{
    if (!m_bridge || !m_bridge->context())
        return REDIS_ERR;
    const QByteArray bytes = inRedisWords(command);
    return redisAsyncFormattedCommand(m_bridge->context(), callback, nullptr, bytes.constData(),
                                      static_cast<size_t>(bytes.size()));
}

void RedisLink::send(const QList<QByteArray> &command, Answer answer)
{
    qint64 bytes = bookkeeping;
    for (const QByteArray &word : command)
        bytes += word.size();
    m_waiting.push_back({bytes, std::move(answer)});
    m_waitingBytes += bytes;
    // What hiredis refuses is refused because the link is ending; the answer comes with the end.
    issue(command, [](redisAsyncContext *context, void *reply, void *) {
        RedisLink *link = linkOf(context);
        if (reply && link)
            link->answered(RedisReply::from(*static_cast<redisReply *>(reply)));
    });
}

void RedisLink::answered(const std::optional<RedisReply> &reply)
{
    if (m_waiting.empty())
        return;
    const Waiting waiting = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_waitingBytes -= waiting.bytes;
    if (waiting.answer)
        waiting.answer(reply);
}

void RedisLink::subscribe(const QList<QByteArray> &channels)
{
    issue(QList<QByteArray>{"SUBSCRIBE"} + channels, [](redisAsyncContext *context, void *reply, void *) {
        RedisLink *link = linkOf(context);
        if (reply && link)
            link->m_handlers.pushed(RedisReply::from(*static_cast<redisReply *>(reply)));
    });
}

void RedisLink::unsubscribe(const QByteArray &channel) { issue({"UNSUBSCRIBE", channel}, nullptr); }

} // namespace Chinwag

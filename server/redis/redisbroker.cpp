#include "server/redis/redisbroker.h"

#include "server/core/foundation/crypto.h"
#include "server/redis/redisnames.h"
#include "shared/base/logging.h"

namespace Chinwag {

namespace {

constexpr char canaryPrefix[] = "canary:";
constexpr qsizetype channelsPerCommand = 256;

QByteArray canaryText(quint64 number) { return canaryPrefix + QByteArray::number(number); }

} // namespace

RedisBroker::RedisBroker(const RedisUrl &url, const ServiceIdentity &service, TimerScheduler &timers)
    : RedisBroker(url, service, timers, Options())
{
}

RedisBroker::RedisBroker(const RedisUrl &url, const ServiceIdentity &service, TimerScheduler &timers,
                         const Options &options)
    : m_options(options)
    , m_timers(timers)
    , m_codec(service)
    , m_prefix(RedisNames::prefix(service))
    , m_instance(Crypto::randomText(12).toLatin1())
    , m_ownChannel(m_prefix + "node:" + m_instance)
    , m_commands(url, timers, options.connection)
    , m_subscriber(url, timers, options.connection)
{
    m_commands.setReadyHandler([this](bool ready) { commandsReady(ready); });
    m_subscriber.setReadyHandler([this](bool ready) { subscriberReady(ready); });
    m_subscriber.setPushHandler([this](const RedisReply &push) { received(push); });
    m_canaryInterval = m_timers.every(m_options.canaryInterval, [this] { releaseCanary(); });
}

void RedisBroker::publish(const Relayed &push)
{
    const QByteArray bytes = m_codec.encode(m_instance, push);
    if (bytes.isEmpty() || !m_commands.send({"PUBLISH", redisChannel(push.channel), bytes}))
        ++m_counters.dropped;
}

void RedisBroker::subscribe(const QString &channel)
{
    if (m_channels.contains(channel))
        return;
    m_channels.insert(channel);
    m_subscriber.subscribe({redisChannel(channel)});
}

void RedisBroker::unsubscribe(const QString &channel)
{
    if (m_channels.remove(channel))
        m_subscriber.unsubscribe(redisChannel(channel));
}

QString RedisBroker::trouble() const
{
    if (m_available)
        return {};
    for (const QString &trouble : {m_commands.trouble(), m_subscriber.trouble(), m_commands.refusals()}) {
        if (!trouble.isEmpty())
            return trouble;
    }
    return QStringLiteral("Redis has not answered yet.");
}

void RedisBroker::commandsReady(bool ready)
{
    if (ready)
        return releaseCanary();
    m_canaryDeadline.cancel();
    setAvailable(false);
}

void RedisBroker::subscriberReady(bool ready)
{
    if (!ready) {
        m_canaryDeadline.cancel();
        return setAvailable(false);
    }
    QList<QByteArray> channels;
    for (const QString &channel : std::as_const(m_channels)) {
        channels.append(redisChannel(channel));
        if (channels.size() == channelsPerCommand)
            m_subscriber.subscribe(std::exchange(channels, {}));
    }
    // Its own channel last: with its confirmation all the others are in effect. And it is never given up, so
    // that the connection stays a subscriber whatever else is unsubscribed.
    m_subscriber.subscribe(channels << m_ownChannel);
}

void RedisBroker::received(const RedisReply &push)
{
    if (push.items.size() != 3 || !push.items[1].text.startsWith(m_prefix))
        return;
    const QByteArray &kind = push.items[0].text;
    if (kind == "message")
        receivedMessage(push.items[1].text, push.items[2].text);
    else if (kind == "subscribe")
        confirmed(push.items[1].text);
}

void RedisBroker::confirmed(const QByteArray &channel)
{
    if (channel == m_ownChannel) {
        m_canaryDeadline.cancel();
        return releaseCanary();
    }
    const QString name = channelOf(channel);
    const auto handler = m_subscribed;
    if (handler && m_channels.contains(name))
        handler(name);
}

void RedisBroker::receivedMessage(const QByteArray &channel, const QByteArray &bytes)
{
    if (channel == m_ownChannel) {
        if (bytes == canaryText(m_canary))
            canaryIsBack();
        else if (!bytes.startsWith(canaryPrefix))
            ++m_counters.rubbish;
        return;
    }
    // Redis sends everything back to its sender, too.
    if (RelayCodec::isFrom(m_instance, bytes))
        return;
    const QString name = channelOf(channel);
    const auto decoded = m_codec.decode(name, bytes);
    if (!decoded)
        return drop(decoded.error());
    if (!m_channels.contains(name))
        return;
    const auto handler = m_handler;
    if (handler)
        handler(decoded->push);
}

void RedisBroker::drop(RelayCodec::Problem problem)
{
    if (problem == RelayCodec::Problem::Foreign) {
        ++m_counters.rubbish;
        return;
    }
    // Said once: whoever does this does it often.
    if (m_counters.forged++ == 0)
        qCWarning(lcBroker) << "Something without the signature of this service came over its channels in "
                               "Redis and was dropped. Somebody else can write there.";
}

QByteArray RedisBroker::redisChannel(const QString &channel) const { return m_prefix + channel.toUtf8(); }

QString RedisBroker::channelOf(const QByteArray &redisChannel) const
{
    return QString::fromUtf8(QByteArrayView(redisChannel).sliced(m_prefix.size()));
}

void RedisBroker::releaseCanary()
{
    if (!m_commands.isReady() || !m_subscriber.isReady() || m_canaryDeadline.isActive())
        return;
    // Unsent because of a full queue is as bad as lost: only the deadline matters.
    m_commands.send({"PUBLISH", m_ownChannel, canaryText(++m_canary)},
                    [this](const std::optional<RedisReply> &reply) {
                        if (reply && reply->isError())
                            canaryRefused();
                    });
    m_canaryDeadline = m_timers.after(m_options.canaryTimeout, [this] { canaryStayedOut(); });
}

/// Both connections are well, so that new ones would be refused as well: the next canary tells.
void RedisBroker::canaryRefused()
{
    m_canaryDeadline.cancel();
    setAvailable(false);
}

void RedisBroker::canaryIsBack()
{
    m_canaryDeadline.cancel();
    setAvailable(true);
}

void RedisBroker::canaryStayedOut()
{
    reconnect(QStringLiteral("Redis did not pass on a message to its sender within %1 ms: connecting again.")
                  .arg(m_options.canaryTimeout.count()));
}

void RedisBroker::reconnect(const QString &why)
{
    // The first one tells the availability handler, which may destroy this broker.
    const auto reconnectCommands = m_life.guard([this, why] { m_commands.reconnect(why); });
    m_subscriber.reconnect(why);
    reconnectCommands();
}

void RedisBroker::setAvailable(bool available)
{
    if (std::exchange(m_available, available) == available)
        return;
    if (!available)
        ++m_counters.outages;
    const auto handler = m_availability;
    if (handler)
        handler(available);
}

} // namespace Chinwag

#pragma once

#include "server/core/ports/broker.h"
#include "server/redis/redisconnection.h"
#include "server/redis/relaycodec.h"

#include <QSet>

namespace Chinwag {

/// The Broker of a cluster, over the Pub/Sub of one Redis, which others may use as well: every channel has
/// the service's id in its name, because Pub/Sub knows no database numbers, and what no node of the service
/// has signed is dropped and counted. It is available while its canary lives: a message that it publishes to
/// a channel of its own over one connection and must get back over the other one. A canary that stays out
/// means that either connection, or Redis itself, is deaf, and both connections are made anew.
class RedisBroker final : public Broker
{
public:
    struct Options
    {
        milliseconds canaryInterval{5000};
        milliseconds canaryTimeout{5000};
        RedisConnection::Options connection; ///< of both connections
    };
    /// They only grow.
    struct Counters
    {
        quint64 rubbish = 0; ///< came over our channels and was no push; nobody else saw it
        quint64 forged = 0;  ///< likewise, and looked like one, without the signature of this service
        quint64 dropped = 0; ///< published while away, or while too much was waiting for Redis
        quint64 outages = 0; ///< from available to not
    };

    /// Starts to connect in the next loop turn; not available until the first canary is back.
    RedisBroker(const RedisUrl &url, const ServiceIdentity &service, TimerScheduler &timers,
                const Options &options);
    RedisBroker(const RedisUrl &url, const ServiceIdentity &service, TimerScheduler &timers);

    void setHandler(Handler handler) override { m_handler = std::move(handler); }
    void publish(const Relayed &push) override;
    void subscribe(const QString &channel) override;
    void unsubscribe(const QString &channel) override;
    bool isAvailable() const override { return m_available; }
    void setAvailabilityHandler(std::function<void(bool available)> handler) override
    {
        m_availability = std::move(handler);
    }
    void setSubscribedHandler(std::function<void(const QString &channel)> handler) override
    {
        m_subscribed = std::move(handler);
    }

    /// Why it is not available, in sentences for administrators; empty when it is.
    QString trouble() const;
    const Counters &counters() const { return m_counters; }
    /// For whoever else has something to ask the same Redis.
    RedisConnection &commands() { return m_commands; }
    const RedisConnection &commands() const { return m_commands; }

private:
    void commandsReady(bool ready);
    void subscriberReady(bool ready);
    void received(const RedisReply &push);
    void confirmed(const QByteArray &channel);
    void receivedMessage(const QByteArray &channel, const QByteArray &bytes);
    void drop(RelayCodec::Problem problem);
    QByteArray redisChannel(const QString &channel) const;
    QString channelOf(const QByteArray &redisChannel) const;
    void releaseCanary();
    void canaryRefused();
    void canaryIsBack();
    void canaryStayedOut();
    void reconnect(const QString &why);
    void setAvailable(bool available);

    const Options m_options;
    TimerScheduler &m_timers;
    const RelayCodec m_codec;
    const QByteArray m_prefix;   ///< of all our channels
    const QByteArray m_instance; ///< tells this broker's own pushes from the others'
    const QByteArray m_ownChannel;
    Handler m_handler;
    std::function<void(bool)> m_availability;
    std::function<void(const QString &)> m_subscribed;
    QSet<QString> m_channels;
    Counters m_counters;
    bool m_available = false;
    quint64 m_canary = 0; ///< the one that is out
    RedisConnection m_commands;
    RedisConnection m_subscriber;
    Timer m_canaryDeadline;
    Timer m_canaryInterval;
    Lifeline m_life;
};

} // namespace Chinwag

#pragma once

#include "server/core/foundation/turnqueue.h"
#include "server/core/ports/broker.h"

#include <QSet>

namespace Chinwag {

class MemoryBroker;

/// What several MemoryBrokers of one process talk through: a cluster without Redis. Its switches are the
/// faults of a network.
class MemoryBrokerHub
{
public:
    explicit MemoryBrokerHub(TimerScheduler &timers)
        : m_turn(timers)
    {
    }

    /// Nothing is carried and every broker says that it is not available; what was published meanwhile is
    /// lost.
    void setDown(bool down);
    bool isDown() const { return m_down; }
    /// The next `count` pushes are lost and nobody is told.
    void dropNext(int count) { m_toDrop = count; }
    quint64 carried() const { return m_carried; }

private:
    friend class MemoryBroker;

    void carry(const MemoryBroker *from, const Relayed &push);

    TurnQueue m_turn;
    QList<MemoryBroker *> m_brokers;
    bool m_down = false;
    int m_toDrop = 0;
    quint64 m_carried = 0;
};

/// One node's end of a hub.
class MemoryBroker final : public Broker
{
public:
    explicit MemoryBroker(MemoryBrokerHub &hub);
    ~MemoryBroker() override;
    MemoryBroker(const MemoryBroker &) = delete;
    MemoryBroker &operator=(const MemoryBroker &) = delete;

    void setHandler(Handler handler) override { m_handler = std::move(handler); }
    void publish(const Relayed &push) override;
    void subscribe(const QString &channel) override { m_channels.insert(channel); }
    void unsubscribe(const QString &channel) override { m_channels.remove(channel); }
    bool isAvailable() const override { return !m_hub.isDown(); }
    void setAvailabilityHandler(std::function<void(bool available)> handler) override
    {
        m_availability = std::move(handler);
    }

    const QSet<QString> &channels() const { return m_channels; }

private:
    friend class MemoryBrokerHub;

    MemoryBrokerHub &m_hub;
    Handler m_handler;
    std::function<void(bool)> m_availability;
    QSet<QString> m_channels;
};

} // namespace Chinwag

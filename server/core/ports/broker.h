#pragma once

#include "shared/protocol/model.h"

#include <QByteArray>

#include <functional>

namespace Chinwag {

/// What one node tells the others.
struct Relayed
{
    /// Typing has kinds of its own and no payload: who types where is all there is to say. Control payloads
    /// are what the nodes say among themselves (NodeMessage) and never go to a client.
    enum class Kind : quint8 { Event = 1, Ephemeral = 2, Control = 3, TypingStart = 4, TypingStop = 5 };

    QString channel; ///< "room:<id>", "user:<id>" or "control"
    Kind kind = Kind::Ephemeral;
    Seq seq = 0;        ///< of events
    UserId typist;      ///< of typing
    QByteArray payload; ///< the encoded push
};

/// Carries pushes between nodes: at most once, in order per channel while connected, never back to the node
/// that published. Truth is in the stores; a Broker that lost its peers says so and the node heals. Loop
/// thread only.
class Broker
{
public:
    using Handler = std::function<void(const Relayed &)>;
    virtual ~Broker() = default;

    virtual void setHandler(Handler handler) = 0;
    virtual void publish(const Relayed &push) = 0;
    virtual void subscribe(const QString &channel) = 0;
    virtual void unsubscribe(const QString &channel) = 0;
    virtual bool isAvailable() const = 0;

    /// Called when isAvailable() changes. A broker that cannot lose its peers never calls.
    virtual void setAvailabilityHandler(std::function<void(bool available)>) {}
    /// Called when a subscription is in effect, again after every reconnect: what was published before may
    /// have been missed, so the node compares with the store. A broker whose subscribe() is in effect at once
    /// never calls.
    virtual void setSubscribedHandler(std::function<void(const QString &channel)>) {}
};

} // namespace Chinwag

#include "server/core/rooms/relay.h"

#include "server/core/rooms/channels.h"
#include "shared/protocol/codec.h"

#include <QJsonDocument>

namespace Chinwag {

namespace {

constexpr qsizetype controlMessage = 256 * 1024;

} // namespace

Relay::Relay(NodeContext &context, SessionHub &hub, LiveRooms &rooms)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
{
    m_context.broker.setHandler([this](const Relayed &push) { received(push); });
    m_context.broker.subscribe(Channels::control);
    // Joins and leaves travel as Control, because the other nodes must understand them to know who may see
    // the room.
    onControl(QStringLiteral("event"),
              [this](const QString &, const QJsonObject &message) { receivedEvent(message); });
}

Relay::~Relay() { m_context.broker.setHandler({}); }

void Relay::publishEvent(const Event &event)
{
    const QByteArray frame = encode(ServerFrame{EventFrame{event}});
    m_rooms.deliver(event.room, event.seq, frame, &event);
    if (event.kind == EventKind::Join || event.kind == EventKind::Leave) {
        const QJsonObject message{{QStringLiteral("event"), toJson(event)}};
        relayControl(Channels::room(event.room), QStringLiteral("event"), message);
        return;
    }
    publish({Channels::room(event.room), Relayed::Kind::Event, event.seq, {}, frame});
}

void Relay::relayTyping(const RoomId &room, const UserId &user, bool active, const QByteArray &frame)
{
    const auto kind = active ? Relayed::Kind::TypingStart : Relayed::Kind::TypingStop;
    publish({Channels::room(room), kind, 0, user, frame});
}

void Relay::publishToUser(const UserId &user, const QByteArray &frame, const SessionId &except)
{
    m_hub.sendToUser(user, frame, except);
    publish({Channels::user(user), Relayed::Kind::Ephemeral, 0, {}, frame});
}

void Relay::relayControl(const QString &channel, const QString &type, QJsonObject message)
{
    message.insert(QStringLiteral("t"), type);
    publish({channel, Relayed::Kind::Control, 0, {}, QJsonDocument(message).toJson(QJsonDocument::Compact)});
}

void Relay::publish(const Relayed &push)
{
    ++m_context.metrics.relayedOut;
    m_context.broker.publish(push);
}

void Relay::received(const Relayed &push)
{
    ++m_context.metrics.relayedIn;
    const RoomId room = Channels::roomOf(push.channel);
    switch (push.kind) {
    case Relayed::Kind::Event:
        if (!room.isEmpty() && push.seq > 0)
            return m_rooms.deliver(room, push.seq, push.payload, nullptr);
        break;
    case Relayed::Kind::TypingStart:
    case Relayed::Kind::TypingStop:
        if (!room.isEmpty() && m_typing)
            return m_typing(room, push.excludedUser, push.kind == Relayed::Kind::TypingStart, push.payload);
        break;
    case Relayed::Kind::Ephemeral:
        if (const UserId user = Channels::userOf(push.channel); !user.isEmpty())
            return m_hub.sendToUser(user, push.payload);
        break;
    case Relayed::Kind::Control:
        return receivedControl(push);
    }
    ++m_context.metrics.relayRubbish;
}

void Relay::receivedControl(const Relayed &push)
{
    const auto message = parseObject(push.payload, controlMessage);
    if (message) {
        const auto handler = m_control.constFind(message->value(QLatin1String("t")).toString());
        if (handler != m_control.constEnd())
            return (*handler)(push.channel, *message);
    }
    ++m_context.metrics.relayRubbish;
}

void Relay::receivedEvent(const QJsonObject &message)
{
    const auto event = eventFromJson(message.value(QLatin1String("event")).toObject());
    if (event)
        m_rooms.deliver(event->room, event->seq, encode(ServerFrame{EventFrame{*event}}), &*event);
    else
        ++m_context.metrics.relayRubbish;
}

} // namespace Chinwag

#include "server/core/rooms/relay.h"

#include "shared/protocol/codec.h"

namespace Chinwag {

namespace {

/// What a node may say to the sessions of one user through another node. A type that we do not know is a
/// newer release's; clients skip those, too.
bool isForUser(const Result<ServerFrame, Error> &decoded)
{
    if (!decoded)
        return decoded.error().code == ErrorCode::UnknownType;
    return !std::holds_alternative<HelloFrame>(*decoded) && !std::holds_alternative<PingFrame>(*decoded) &&
           !std::holds_alternative<ReplyFrame>(*decoded) && !std::holds_alternative<EventFrame>(*decoded) &&
           !std::holds_alternative<TypingPush>(*decoded) && !std::holds_alternative<DrainingPush>(*decoded);
}

quint64 keyOf(const TypingTextPush &push) { return qHashMulti(0x7477, push.room, push.user) | 1; }

} // namespace

Relay::Relay(NodeContext &context, SessionHub &hub, LiveRooms &rooms)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
{
    m_context.broker.setHandler([this](const Relayed &push) { received(push); });
    m_context.broker.subscribe(Channels::control);
}

Relay::~Relay() { m_context.broker.setHandler({}); }

void Relay::publishEvent(const Event &event)
{
    const QByteArray frame = encode(ServerFrame{EventFrame{event}});
    m_rooms.deliver(event, frame, LiveRooms::Source::Store);
    publish({Channels::room(event.room), Relayed::Kind::Event, event.seq, {}, frame});
}

void Relay::relayTyping(const RoomId &room, const UserId &user, bool active)
{
    const auto kind = active ? Relayed::Kind::TypingStart : Relayed::Kind::TypingStop;
    publish({Channels::room(room), kind, 0, user, {}});
}

void Relay::publishToUser(const UserId &user, const QByteArray &frame, const SessionId &except)
{
    m_hub.sendToUser(user, frame, except);
    publish({Channels::user(user), Relayed::Kind::Ephemeral, 0, {}, frame});
}

void Relay::publishWords(const QList<UserId> &users, const TypingTextPush &push)
{
    const QByteArray frame = encode(ServerFrame{push});
    for (const UserId &user : users) {
        m_hub.sendEphemeralToUser(user, frame, keyOf(push));
        publish({Channels::user(user), Relayed::Kind::Ephemeral, 0, {}, frame});
    }
}

void Relay::publish(const Relayed &push)
{
    ++m_context.metrics.relayedOut;
    m_context.broker.publish(push);
}

void Relay::received(const Relayed &push)
{
    ++m_context.metrics.relayedIn;
    bool isOurs = false;
    switch (push.kind) {
    case Relayed::Kind::Event:
        isOurs = receivedEvent(Channels::roomOf(push.channel), push);
        break;
    case Relayed::Kind::TypingStart:
    case Relayed::Kind::TypingStop:
        isOurs = receivedTyping(Channels::roomOf(push.channel), push);
        break;
    case Relayed::Kind::Ephemeral:
        isOurs = receivedForUser(Channels::userOf(push.channel), push.payload);
        break;
    case Relayed::Kind::Control:
        isOurs = receivedMessage(push);
        break;
    }
    if (!isOurs)
        ++m_context.metrics.relayRubbish;
}

bool Relay::receivedEvent(const RoomId &room, const Relayed &push)
{
    const auto decoded = decodeServerFrame(push.payload);
    const auto *frame = decoded ? std::get_if<EventFrame>(&*decoded) : nullptr;
    if (!frame || room.isEmpty() || frame->event.room != room || frame->event.seq != push.seq)
        return false;
    m_rooms.deliver(frame->event, push.payload, LiveRooms::Source::AnotherNode);
    return true;
}

bool Relay::receivedTyping(const RoomId &room, const Relayed &push)
{
    if (room.isEmpty() || push.typist.isEmpty())
        return false;
    if (m_typing)
        m_typing(room, push.typist, push.kind == Relayed::Kind::TypingStart);
    return true;
}

bool Relay::receivedForUser(const UserId &user, const QByteArray &frame)
{
    const auto decoded = decodeServerFrame(frame);
    if (user.isEmpty() || !isForUser(decoded))
        return false;
    if (const auto *words = decoded ? std::get_if<TypingTextPush>(&*decoded) : nullptr)
        m_hub.sendEphemeralToUser(user, frame, keyOf(*words));
    else
        m_hub.sendToUser(user, frame);
    return true;
}

bool Relay::receivedMessage(const Relayed &push)
{
    const auto message = decodeNodeMessage(push.payload);
    if (!message) {
        m_context.metrics.relayUnknown += message.error() == NodeMessageProblem::Unknown ? 1 : 0;
        return message.error() == NodeMessageProblem::Unknown;
    }
    return std::visit(
        [this, &push]<typename Message>(const Message &alternative) {
            const auto to = Channels::target<typename Message::Target>(push.channel);
            const auto &handler = std::get<Handler<Message>>(m_handlers);
            if (to && handler)
                handler(*to, alternative);
            return to.has_value();
        },
        *message);
}

} // namespace Chinwag

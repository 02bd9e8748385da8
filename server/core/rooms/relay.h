#pragma once

#include "server/core/rooms/liverooms.h"
#include "server/core/rooms/nodemessage.h"

#include <tuple>

namespace Chinwag {

/// The one publish path: to this node's sessions at once, and the same bytes to the other nodes. What comes
/// from other nodes takes the same way out, once it has the shape of what it claims to be; anything else is
/// dropped and counted.
class Relay
{
public:
    template <typename Message>
    using Handler = std::function<void(const typename Message::Target &to, const Message &message)>;
    using TypingHandler = std::function<void(const RoomId &room, const UserId &user, bool active)>;

    Relay(NodeContext &context, SessionHub &hub, LiveRooms &rooms);
    ~Relay();
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    /// One handler for each type of message.
    template <typename Message>
    void on(Handler<Message> handler)
    {
        std::get<Handler<Message>>(m_handlers) = std::move(handler);
    }
    void onTyping(TypingHandler handler) { m_typing = std::move(handler); }

    /// Only after it was stored.
    void publishEvent(const Event &event);
    /// Other nodes only: the typing service has told the local sessions.
    void relayTyping(const RoomId &room, const UserId &user, bool active);
    /// To all sessions of one user on all nodes, except one.
    void publishToUser(const UserId &user, const QByteArray &frame, const SessionId &except = {});
    /// Likewise, to each of `users`, and gone when a client cannot keep up; a newer text replaces an older
    /// one.
    void publishWords(const QList<UserId> &users, const TypingTextPush &push);
    /// Other nodes only.
    template <typename Message>
    void tell(const typename Message::Target &to, const Message &message)
    {
        publish({Channels::of(to), Relayed::Kind::Control, 0, {}, encode(NodeMessage{message})});
    }

private:
    template <typename Messages>
    struct HandlersFor;
    template <typename... Messages>
    struct HandlersFor<std::variant<Messages...>>
    {
        using Tuple = std::tuple<Handler<Messages>...>;
    };

    void received(const Relayed &push);
    bool receivedEvent(const RoomId &room, const Relayed &push);
    bool receivedTyping(const RoomId &room, const Relayed &push);
    bool receivedForUser(const UserId &user, const QByteArray &frame);
    bool receivedMessage(const Relayed &push);
    void publish(const Relayed &push);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    HandlersFor<NodeMessage>::Tuple m_handlers;
    TypingHandler m_typing;
};

} // namespace Chinwag

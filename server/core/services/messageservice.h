#pragma once

#include "server/core/services/typingservice.h"

namespace Chinwag {

/// What people write. `done` comes only after the commit; then the event is published, unless it was there
/// before. Every call carries a nonce: repeating one returns the first result.
class MessageService
{
public:
    MessageService(NodeContext &context, LiveRooms &rooms, Relay &relay, TypingService &typing);

    void send(const UserId &user, const MessageSendFrame &frame, Done<SendResult> done);
    /// Own messages only.
    void edit(const UserId &user, const MessageEditFrame &frame, Done<SendResult> done);
    /// Own messages; moderators and owners everybody's.
    void remove(const UserId &user, const MessageDeleteFrame &frame, Done<SendResult> done);
    void react(const UserId &user, const ReactionFrame &frame, Done<SendResult> done);

private:
    using Allowed = std::function<std::optional<Error>(const Event &target)>;

    std::optional<Error> admit(const UserId &user, const RoomId &room, const Nonce &nonce);
    void appendTo(Seq targetSeq, const Event &event, const Allowed &allowed, Done<SendResult> done);
    void append(const Event &event, Done<SendResult> done);
    Event stamped(const UserId &user, const RoomId &room, const Nonce &nonce, EventBody body) const;

    NodeContext &m_context;
    LiveRooms &m_rooms;
    Relay &m_relay;
    TypingService &m_typing;
    Lifeline m_life;
};

} // namespace Chinwag

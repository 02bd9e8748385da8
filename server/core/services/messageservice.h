#pragma once

#include "server/core/foundation/task.h"
#include "server/core/services/fileservice.h"
#include "server/core/services/typingservice.h"

namespace Chinwag {

/// What people write. `done` comes only after the commit; then the event is published, unless it was there
/// before. Every call carries a nonce: repeating one returns the first result.
class MessageService
{
public:
    MessageService(NodeContext &context, LiveRooms &rooms, Relay &relay, TypingService &typing,
                   FileService &files);

    void send(const UserId &user, const MessageSendFrame &frame, Done<SendResult> done);
    /// Own messages only.
    void edit(const UserId &user, const MessageEditFrame &frame, Done<SendResult> done);
    /// Own messages; moderators and owners everybody's.
    void remove(const UserId &user, const MessageDeleteFrame &frame, Done<SendResult> done);
    void react(const UserId &user, const ReactionFrame &frame, Done<SendResult> done);

private:
    /// Answers before it publishes.
    void start(Task<Appended> work, Done<SendResult> done);
    Task<Appended> sent(UserId user, MessageSendFrame frame);
    Task<Appended> sentWithFiles(UserId user, MessageSendFrame frame);
    Task<Appended> edited(UserId user, MessageEditFrame frame);
    Task<Appended> removed(UserId user, MessageDeleteFrame frame);
    Task<Appended> reacted(UserId user, ReactionFrame frame);

    std::optional<Error> admit(const UserId &user, const RoomId &room, const Nonce &nonce);
    MessageBody messageOf(const UserId &user, const RoomId &room, const QString &text, Seq replyTo) const;
    Event stamped(const UserId &user, const RoomId &room, const Nonce &nonce, EventBody body) const;
    /// A message that somebody refers to, while they are in its room.
    Task<Event> message(UserId user, RoomId room, Seq seq);
    Task<Appended> append(Event event);
    void publish(const Appended &appended);

    NodeContext &m_context;
    LiveRooms &m_rooms;
    Relay &m_relay;
    TypingService &m_typing;
    FileService &m_files;
    TaskScope m_tasks;
};

} // namespace Chinwag

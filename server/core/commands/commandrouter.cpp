#include "server/core/commands/commandrouter.h"

#include "server/core/foundation/errors.h"
#include "shared/base/overloaded.h"
#include "shared/protocol/codec.h"

namespace Chinwag {

namespace {

/// The room that a command is about; empty when it is about none.
RoomId roomOf(const ClientFrame &frame)
{
    return std::visit(
        [](const auto &command) {
            if constexpr (requires { command.room; })
                return command.room;
            else
                return RoomId{};
        },
        frame);
}

/// Hands a service's answer on to whoever waits for it.
template <typename T>
Done<T> answer(const Reply &reply)
{
    return [reply](const Outcome<T> &result) {
        if (result)
            reply.ok(*result);
        else
            reply.fail(result.error());
    };
}

} // namespace

CommandRouter::CommandRouter(NodeContext &context, SessionHub &hub, LiveRooms &rooms, RoomAttacher &attacher,
                             Services &services)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
    , m_attacher(attacher)
    , m_services(services)
{
}

void CommandRouter::route(Session &session, const QByteArray &bytes)
{
    const auto decoded = decodeClientFrame(bytes);
    if (!decoded) {
        Reply(m_hub, session.id(), decoded.error().id).fail(decoded.error().error);
        // An unknown type is a newer client, not a broken one; the rate is what bounds it.
        if (decoded.error().error.code != ErrorCode::UnknownType)
            session.countMalformed();
        else
            session.takeCommandToken();
        return;
    }
    const Reply reply(m_hub, session.id(), decoded->id);
    if (std::holds_alternative<PongFrame>(decoded->frame) && session.isPongOwed()) {
        session.pongReceived();
        ++m_context.metrics.commands[decoded->frame.index()];
        return reply.ok();
    }
    if (!session.takeCommandToken())
        return reply.fail(Errors::rateLimited(session.commandRetryAfter()));
    if (const auto refused = m_context.budgets.spend(session.user(), {Budget::Commands}))
        return reply.fail(*refused);
    ++m_context.metrics.commands[decoded->frame.index()];
    if (!isTooEarly(session, decoded->frame))
        return dispatch(session, *decoded, reply);
    const auto attached = [this, id = session.id(), envelope = *decoded, reply] {
        if (const Session *waiting = m_hub.find(id); waiting && waiting->isLive())
            dispatch(*waiting, envelope, reply);
    };
    m_attacher.attachIfMember(session, roomOf(decoded->frame), m_life.guard(attached));
}

bool CommandRouter::isTooEarly(const Session &session, const ClientFrame &frame) const
{
    if (m_attacher.isComplete(session.id()))
        return false;
    const RoomId room = roomOf(frame);
    return !room.isEmpty() && !m_rooms.sees(session, room);
}

void CommandRouter::dispatch(const Session &session, const ClientEnvelope &envelope, const Reply &reply)
{
    const Caller caller{session.id(), session.user()};
    std::visit(
        Overloaded{
            [&](const AuthFrame &) {
                reply.fail(Errors::badRequest(QStringLiteral("This connection is signed in already.")));
            },
            [&](const PongFrame &) { reply.ok(); },
            [&](const SyncFrame &frame) {
                m_tasks.start(m_services.sync.sync(caller.session, caller.user, frame),
                              answer<SyncResult>(reply));
            },
            [&](const MessageSendFrame &frame) {
                m_services.messages.send(caller.user, frame, answer<SendResult>(reply));
            },
            [&](const MessageEditFrame &frame) {
                m_services.messages.edit(caller.user, frame, answer<SendResult>(reply));
            },
            [&](const MessageDeleteFrame &frame) {
                m_services.messages.remove(caller.user, frame, answer<SendResult>(reply));
            },
            [&](const ReactionFrame &frame) {
                m_services.messages.react(caller.user, frame, answer<SendResult>(reply));
            },
            [&](const TypingFrame &frame) { setTyping(caller, frame, reply); },
            [&](const TypingTextFrame &frame) { showTyped(caller, frame, reply); },
            [&](const ReadFrame &frame) {
                m_tasks.start(m_services.reads.mark(caller.user, caller.session, frame.room, frame.seq),
                              answer<Seq>(reply));
            },
            [&](const PresenceSetFrame &frame) { setPresence(caller, frame, reply); },
        },
        envelope.frame);
}

void CommandRouter::setTyping(const Caller &caller, const TypingFrame &frame, const Reply &reply)
{
    TypingService &typing = m_services.typing;
    const auto refused = frame.active ? typing.start(caller.session, caller.user, frame.room)
                                      : typing.stop(caller.session, caller.user, frame.room);
    if (refused)
        reply.fail(*refused);
    else
        reply.ok();
}

void CommandRouter::showTyped(const Caller &caller, const TypingTextFrame &frame, const Reply &reply)
{
    if (const auto refused = m_services.typingTexts.show(caller.user, frame.room, frame.text))
        reply.fail(*refused);
    else
        reply.ok();
}

void CommandRouter::setPresence(const Caller &caller, const PresenceSetFrame &frame, const Reply &reply)
{
    // Offline is what the server finds out by itself.
    if (frame.presence == Presence::Offline)
        return reply.fail(Errors::badRequest(QStringLiteral("'presence' must be online, away or dnd.")));
    m_services.presence.set(caller.user, frame.presence);
    reply.ok();
}

} // namespace Chinwag

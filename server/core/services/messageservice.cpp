#include "server/core/services/messageservice.h"

#include "server/core/foundation/errors.h"
#include "shared/base/logging.h"
#include "shared/protocol/textrules.h"

namespace Chinwag {

namespace {

/// What the store refuses because of what was asked, not because it cannot.
bool isOwnFault(const Error &error)
{
    return error.code == ErrorCode::BadRequest || error.code == ErrorCode::NotFound ||
           error.code == ErrorCode::Forbidden || error.code == ErrorCode::TooLarge;
}

} // namespace

MessageService::MessageService(NodeContext &context, LiveRooms &rooms, Relay &relay, TypingService &typing)
    : m_context(context)
    , m_rooms(rooms)
    , m_relay(relay)
    , m_typing(typing)
{
}

std::optional<Error> MessageService::admit(const UserId &user, const RoomId &room, const Nonce &nonce)
{
    if (!m_rooms.isMember(room, user))
        return Errors::roomNotFound();
    if (nonce.isEmpty() || nonce.toString().size() > Limits::nonceLength)
        return Errors::badRequest(QStringLiteral("'nonce' must have 1 to 64 characters."));
    return m_context.budgets.spend(user, {Budget::Writes});
}

Event MessageService::stamped(const UserId &user, const RoomId &room, const Nonce &nonce,
                              EventBody body) const
{
    return {room, 0, user, m_context.clock.wall(), nonce, std::move(body)};
}

void MessageService::send(const UserId &user, const MessageSendFrame &frame, Done<SendResult> done)
{
    if (const auto refused = admit(user, frame.room, frame.nonce))
        return done(*refused);
    const auto text = checkedMessageText(frame.text);
    if (!text)
        return done(text.error());
    m_typing.clear(frame.room, user);
    append(stamped(user, frame.room, frame.nonce, MessageBody{*text, frame.replyTo}), std::move(done));
}

void MessageService::edit(const UserId &user, const MessageEditFrame &frame, Done<SendResult> done)
{
    if (const auto refused = admit(user, frame.room, frame.nonce))
        return done(*refused);
    const auto text = checkedMessageText(frame.text);
    if (!text)
        return done(text.error());
    const auto own = [user](const Event &target) -> std::optional<Error> {
        if (target.sender == user)
            return {};
        return Errors::forbidden(QStringLiteral("Only its author edits a message."));
    };
    appendTo(frame.target, stamped(user, frame.room, frame.nonce, EditBody{frame.target, *text}), own,
             std::move(done));
}

void MessageService::remove(const UserId &user, const MessageDeleteFrame &frame, Done<SendResult> done)
{
    if (const auto refused = admit(user, frame.room, frame.nonce))
        return done(*refused);
    const auto allowed = [this, user](const Event &target) -> std::optional<Error> {
        const LiveRoom *room = m_rooms.find(target.room);
        const Role role = room ? room->members.value(user, Role::Member) : Role::Member;
        if (target.sender == user || role != Role::Member)
            return {};
        return Errors::forbidden(QStringLiteral("Only its author or a moderator deletes a message."));
    };
    appendTo(frame.target, stamped(user, frame.room, frame.nonce, DeleteBody{frame.target}), allowed,
             std::move(done));
}

void MessageService::react(const UserId &user, const ReactionFrame &frame, Done<SendResult> done)
{
    if (const auto refused = admit(user, frame.room, frame.nonce))
        return done(*refused);
    const auto emoji = checkedEmoji(frame.emoji);
    if (!emoji)
        return done(emoji.error());
    const ReactionBody body{frame.target, *emoji, frame.add};
    appendTo(
        frame.target, stamped(user, frame.room, frame.nonce, body),
        [](const Event &) { return std::optional<Error>{}; }, std::move(done));
}

void MessageService::appendTo(Seq targetSeq, const Event &event, const Allowed &allowed,
                              Done<SendResult> done)
{
    const auto found = [this, event, allowed, done](const Outcome<std::optional<Event>> &target) {
        if (!target)
            return done(target.error());
        if (!*target || !(*target)->as<MessageBody>())
            return done(Errors::notFound());
        // Asked again: between the command and this answer the user may have left.
        if (!m_rooms.isMember(event.room, event.sender))
            return done(Errors::roomNotFound());
        if (const auto refused = allowed(**target))
            return done(*refused);
        append(event, done);
    };
    m_context.stores.of(event.sender)->events.find(event.room, targetSeq, m_life.guard(found));
}

void MessageService::append(const Event &event, Done<SendResult> done)
{
    const microseconds start = m_context.clock.precise();
    const auto appended = [this, start, done](const Outcome<Appended> &result) {
        m_context.metrics.appendTime.add(m_context.clock.precise() - start);
        if (!result) {
            if (!isOwnFault(result.error())) {
                ++m_context.metrics.storeErrors;
                qCWarning(lcStore) << "storing an event failed:" << result.error().message;
            }
            return done(result.error());
        }
        const Event &stored = result->event;
        ++(result->duplicate ? m_context.metrics.duplicates : m_context.metrics.messages);
        done(SendResult{stored.seq, stored.at});
        // A duplicate that was never shown here: whoever stored it died before it was published.
        const LiveRoom *room = m_rooms.find(stored.room);
        if (!result->duplicate || (room && room->shown < stored.seq))
            m_relay.publishEvent(stored);
    };
    m_context.stores.of(event.sender)->events.append(event, m_life.guard(appended));
}

} // namespace Chinwag

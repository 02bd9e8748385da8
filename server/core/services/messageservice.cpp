#include "server/core/services/messageservice.h"

#include "server/core/foundation/errors.h"
#include "shared/base/logging.h"
#include "shared/protocol/mentions.h"
#include "shared/protocol/textrules.h"

#include <algorithm>

namespace Chinwag {

namespace {

/// What the store refuses because of what was asked, not because it cannot.
bool isOwnFault(const Error &error)
{
    return error.code == ErrorCode::BadRequest || error.code == ErrorCode::NotFound ||
           error.code == ErrorCode::Forbidden || error.code == ErrorCode::TooLarge ||
           error.code == ErrorCode::RoomNotFound || error.code == ErrorCode::RateLimited;
}

Result<QList<File>, Error> filesNamed(const QList<FileId> &ids)
{
    if (ids.size() > Limits::filesPerMessage)
        return Errors::badRequest(
            QStringLiteral("'files' may name at most %1.").arg(Limits::filesPerMessage));
    QList<File> files;
    for (const FileId &id : ids) {
        const auto isThis = [&id](const File &other) { return other.id == id; };
        if (id.isEmpty() || id.toString().size() > Limits::idLength || std::ranges::any_of(files, isThis))
            return Errors::badRequest(QStringLiteral("'files' must have ids, each once."));
        File file;
        file.id = id;
        files.append(file);
    }
    return files;
}

} // namespace

MessageService::MessageService(NodeContext &context, LiveRooms &rooms, Relay &relay, TypingService &typing,
                               FileService &files)
    : m_context(context)
    , m_rooms(rooms)
    , m_relay(relay)
    , m_typing(typing)
    , m_files(files)
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

MessageBody MessageService::messageOf(const UserId &user, const RoomId &room, const QString &text,
                                      Seq replyTo) const
{
    const LiveRoom *live = m_rooms.find(room);
    const bool mayNameAll =
        live && live->kind != RoomKind::Direct && live->members.value(user, Role::Member) != Role::Member;
    MessageBody body{text, replyTo};
    body.mentionsRoom = mayNameAll && mentionsRoom(text);
    return body;
}

void MessageService::send(const UserId &user, const MessageSendFrame &frame, Done<SendResult> done)
{
    start(frame.files.isEmpty() ? sent(user, frame) : sentWithFiles(user, frame), std::move(done));
}

void MessageService::edit(const UserId &user, const MessageEditFrame &frame, Done<SendResult> done)
{
    start(edited(user, frame), std::move(done));
}

void MessageService::remove(const UserId &user, const MessageDeleteFrame &frame, Done<SendResult> done)
{
    start(removed(user, frame), std::move(done));
}

void MessageService::react(const UserId &user, const ReactionFrame &frame, Done<SendResult> done)
{
    start(reacted(user, frame), std::move(done));
}

void MessageService::start(Task<Appended> work, Done<SendResult> done)
{
    m_tasks.start(std::move(work),
                  Done<Appended>([this, done = std::move(done)](const Outcome<Appended> &result) {
                      if (!result)
                          return done(result.error());
                      done(SendResult{result->event.seq, result->event.at});
                      publish(*result);
                  }));
}

Task<Appended> MessageService::sent(UserId user, MessageSendFrame frame)
{
    if (const auto refused = admit(user, frame.room, frame.nonce))
        co_return *refused;
    const QString text = co_await checkedMessageText(frame.text);
    m_typing.clear(frame.room, user);
    Event event = stamped(user, frame.room, frame.nonce, messageOf(user, frame.room, text, frame.replyTo));
    co_return co_await append(std::move(event));
}

/// Of the files only the ids are known here; the store knows the rest, and whose they are.
Task<Appended> MessageService::sentWithFiles(UserId user, MessageSendFrame frame)
{
    if (const auto refused = admit(user, frame.room, frame.nonce))
        co_return *refused;
    const QList<File> files = co_await filesNamed(frame.files);
    QString text;
    if (!isBlank(frame.text))
        text = co_await checkedMessageText(frame.text);
    MessageBody body = messageOf(user, frame.room, text, frame.replyTo);
    body.files = files;
    m_typing.clear(frame.room, user);
    Event event = stamped(user, frame.room, frame.nonce, std::move(body));
    co_return co_await append(std::move(event));
}

Task<Appended> MessageService::edited(UserId user, MessageEditFrame frame)
{
    if (const auto refused = admit(user, frame.room, frame.nonce))
        co_return *refused;
    const QString text = co_await checkedMessageText(frame.text);
    const Event target = co_await message(user, frame.room, frame.target);
    if (!(target.sender == user))
        co_return Errors::forbidden(QStringLiteral("Only its author edits a message."));
    Event event = stamped(user, frame.room, frame.nonce, EditBody{frame.target, text});
    co_return co_await append(std::move(event));
}

Task<Appended> MessageService::removed(UserId user, MessageDeleteFrame frame)
{
    if (const auto refused = admit(user, frame.room, frame.nonce))
        co_return *refused;
    const Event target = co_await message(user, frame.room, frame.target);
    const LiveRoom *room = m_rooms.find(frame.room);
    const Role role = room ? room->members.value(user, Role::Member) : Role::Member;
    if (!(target.sender == user) && role == Role::Member)
        co_return Errors::forbidden(QStringLiteral("Only its author or a moderator deletes a message."));
    Event event = stamped(user, frame.room, frame.nonce, DeleteBody{frame.target});
    co_return co_await append(std::move(event));
}

Task<Appended> MessageService::reacted(UserId user, ReactionFrame frame)
{
    if (const auto refused = admit(user, frame.room, frame.nonce))
        co_return *refused;
    const QString emoji = co_await checkedEmoji(frame.emoji);
    co_await message(user, frame.room, frame.target);
    Event event = stamped(user, frame.room, frame.nonce, ReactionBody{frame.target, emoji, frame.add});
    co_return co_await append(std::move(event));
}

Task<Event> MessageService::message(UserId user, RoomId room, Seq seq)
{
    const auto stores = m_context.stores.of(user);
    const std::optional<Event> found = co_await ask(stores->events, &EventStore::find, room, seq);
    if (!found || !found->as<MessageBody>())
        co_return Errors::notFound();
    // Asked again: between the command and this answer the user may have left.
    if (!m_rooms.isMember(room, user))
        co_return Errors::roomNotFound();
    co_return *found;
}

Task<Appended> MessageService::append(Event event)
{
    const microseconds start = m_context.clock.precise();
    const auto stores = m_context.stores.of(event.sender);
    Outcome<Appended> result = co_await ask(stores->events, &EventStore::append, event).settled();
    m_context.metrics.appendTime.add(m_context.clock.precise() - start);
    if (result) {
        ++(result->duplicate ? m_context.metrics.duplicates : m_context.metrics.messages);
    } else if (!isOwnFault(result.error())) {
        ++m_context.metrics.storeErrors;
        qCWarning(lcStore) << "storing an event failed:" << result.error().message;
    }
    co_return result;
}

void MessageService::publish(const Appended &appended)
{
    const Event &stored = appended.event;
    // A duplicate that was never shown here: whoever stored it died before it was published.
    const LiveRoom *room = m_rooms.find(stored.room);
    if (!appended.duplicate || (room && room->shown < stored.seq))
        m_relay.publishEvent(stored);
    if (!appended.duplicate && stored.as<DeleteBody>())
        m_files.sweepSoon();
}

} // namespace Chinwag

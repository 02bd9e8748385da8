#include "tests/support/memorystores/memoryeventstore.h"

#include "shared/protocol/limits.h"
#include "shared/protocol/targets.h"

#include <algorithm>

#include <map>

namespace Chinwag {

namespace {

bool isMessage(const MemoryDatabase::RoomRecord &record, Seq seq)
{
    return seq >= 1 && seq <= record.events.size() && record.events.at(seq - 1).as<MessageBody>();
}

/// Who gives what to the message now.
QSet<std::pair<QString, UserId>> reactionsTo(const MemoryDatabase::RoomRecord &record, Seq message)
{
    QSet<std::pair<QString, UserId>> given;
    for (const Event &event : record.events) {
        const auto *reaction = event.as<ReactionBody>();
        if (!reaction || reaction->target != message)
            continue;
        const std::pair one{reaction->emoji, event.sender};
        if (reaction->add)
            given.insert(one);
        else
            given.remove(one);
    }
    return given;
}

bool hasRoomFor(const MemoryDatabase::RoomRecord &record, const ReactionBody &reaction)
{
    QSet<QString> kinds;
    for (const auto &[emoji, user] : reactionsTo(record, reaction.target))
        kinds.insert(emoji);
    return kinds.contains(reaction.emoji) || kinds.size() < Limits::reactionKinds;
}

/// What the event says by now; empty when it is no message, or one that was deleted.
QString currentText(const MemoryDatabase::RoomRecord &record, const Event &event)
{
    const auto *message = event.as<MessageBody>();
    QString text = message ? message->text : QString();
    for (const Event &later : record.events) {
        if (const auto *edit = later.as<EditBody>(); edit && message && edit->target == event.seq)
            text = edit->text;
    }
    return text;
}

} // namespace

bool MemoryEventStore::isBlocked(const MemoryDatabase::RoomRecord &record, const UserId &sender) const
{
    if (record.room.kind != RoomKind::Direct)
        return false;
    const QList<UserId> members = record.members.keys();
    return std::any_of(members.cbegin(), members.cend(), [&](const UserId &member) {
        return m_database.blocks.value(member).contains(sender);
    });
}

ModerationRules::Speaker MemoryEventStore::speakerOf(const MemoryDatabase::RoomRecord &record,
                                                     const Event &event)
{
    ModerationRules::Speaker speaker{record.room.kind, record.room.rules, {}};
    const auto member = record.members.constFind(event.sender);
    if (member != record.members.constEnd())
        speaker.role = *member;
    speaker.hasLeft = !speaker.role && record.left.contains(event.sender);
    speaker.isMuted = record.mutes.value(event.sender) > event.at;
    if (record.paces.contains(event.sender))
        speaker.wait = ModerationRules::waitOf(record.room.rules, record.paces.value(event.sender), event.at);
    return speaker;
}

Outcome<Event> MemoryEventStore::withFiles(Event event) const
{
    auto *message = std::get_if<MessageBody>(&event.body);
    if (!message)
        return event;
    for (File &file : message->files) {
        const auto stored = m_database.files.constFind(file.id);
        if (stored == m_database.files.constEnd() || !(stored->owner == event.sender) ||
            !stored->isFinished())
            return Error{ErrorCode::NotFound, QStringLiteral("There is no such file."), {}};
        file = stored->file;
    }
    return event;
}

void MemoryEventStore::append(const Event &event, Done<Appended> done)
{
    m_database.answer<Appended>(done, [&]() -> Outcome<Appended> {
        const std::pair key{event.sender, event.nonce};
        const auto known = m_database.nonces.constFind(key);
        if (!event.nonce.isEmpty() && known != m_database.nonces.constEnd())
            return Appended{m_database.rooms.value(known->first).events.at(known->second - 1), true};
        const auto record = m_database.rooms.find(event.room);
        if (record == m_database.rooms.end())
            return Error{ErrorCode::RoomNotFound, QStringLiteral("There is no such room."), {}};
        const auto *message = event.as<MessageBody>();
        if (message && message->replyTo != 0 && !isMessage(*record, message->replyTo))
            return Error{
                ErrorCode::BadRequest, QStringLiteral("'reply_to' must be a message of this room."), {}};
        const auto speaker = speakerOf(*record, event);
        if (const auto refused = ModerationRules::refusal(event.body, speaker))
            return *refused;
        const Seq target = targetOf(event);
        if (target >= 1 && target <= record->events.size() && isDeletedMessage(record->events.at(target - 1)))
            return Error{ErrorCode::NotFound, QStringLiteral("This message was deleted."), {}};
        if (const auto *reaction = event.as<ReactionBody>();
            reaction && reaction->add && !hasRoomFor(*record, *reaction))
            return Error{ErrorCode::TooLarge, QStringLiteral("This message has too many reactions."), {}};
        if (saysSomething(event) && isBlocked(*record, event.sender))
            return Error{ErrorCode::Forbidden, QStringLiteral("This person cannot be written to."), {}};
        auto described = withFiles(event);
        if (!described)
            return described.error();
        if (auto *body = std::get_if<MessageBody>(&described->body))
            body->mentionsRoom = body->mentionsRoom && ModerationRules::mayMentionRoom(speaker);
        if (ModerationRules::isPaced(event.body, speaker))
            record->paces.insert(event.sender, event.at);
        const Event stored = m_database.appendTo(*record, *described);
        if (!event.nonce.isEmpty())
            m_database.nonces.insert(key, {stored.room, stored.seq});
        return Appended{stored, false};
    });
}

void MemoryEventStore::find(const RoomId &room, Seq seq, Done<std::optional<Event>> done)
{
    m_database.answer<std::optional<Event>>(done, [&]() -> std::optional<Event> {
        const auto record = m_database.rooms.constFind(room);
        if (record == m_database.rooms.constEnd() || seq < 1 || seq > record->events.size())
            return {};
        return record->events.at(seq - 1);
    });
}

void MemoryEventStore::range(const RoomId &room, Seq after, Seq before, int limit, bool newest,
                             Done<QList<Event>> done)
{
    m_database.answer<QList<Event>>(done, [&] {
        const QList<Event> events = m_database.rooms.value(room).events;
        const Seq end = before > 0 ? std::min<Seq>(before - 1, events.size()) : events.size();
        const Seq begin = std::max<Seq>(after, 0);
        if (begin >= end || limit <= 0)
            return QList<Event>{};
        const Seq count = std::min<Seq>(limit, end - begin);
        return events.mid(newest ? end - count : begin, count);
    });
}

void MemoryEventStore::heads(const QList<RoomId> &rooms, Done<QHash<RoomId, Seq>> done)
{
    m_database.answer<QHash<RoomId, Seq>>(done, [&] {
        QHash<RoomId, Seq> heads;
        for (const RoomId &room : rooms) {
            if (const auto record = m_database.rooms.constFind(room); record != m_database.rooms.constEnd())
                heads.insert(room, record->room.headSeq);
        }
        return heads;
    });
}

void MemoryEventStore::sentBy(const UserId &user, const Nonce &after, int limit, Done<QList<Event>> done)
{
    m_database.answer<QList<Event>>(done, [&] {
        std::map<QString, Event> sent;
        for (auto each = m_database.nonces.cbegin(); each != m_database.nonces.cend(); ++each) {
            const auto &[sender, nonce] = each.key();
            const auto &[room, seq] = each.value();
            const QList<Event> events = m_database.rooms.value(room).events;
            if (sender == user && nonce.toString() > after.toString() && seq <= events.size())
                sent.emplace(nonce.toString(), events.at(seq - 1));
        }
        QList<Event> page;
        for (const auto &[nonce, event] : sent) {
            if (page.size() < limit)
                page.append(event);
        }
        return page;
    });
}

void MemoryEventStore::search(const MessageQuery &query, Done<MessageHits> done)
{
    m_database.answer<MessageHits>(done, [&] {
        MessageHits found;
        const qint64 newest = m_database.log.size();
        // A place is one more than the index of what comes next.
        for (qint64 place = query.place > 0 ? query.place : newest; place > 0; --place) {
            const auto &[room, seq] = m_database.log.at(place - 1);
            const MemoryDatabase::RoomRecord &record = m_database.rooms[room];
            Event event = record.events.at(seq - 1);
            const QString text = currentText(record, event);
            const bool isThere = !text.isEmpty() || MessageQuery::hasFile(event);
            if (!isThere || !record.members.contains(query.user) || !query.fits(event, text))
                continue;
            if (found.hits.size() == query.limit) {
                found.next = place;
                break;
            }
            std::get<MessageBody>(event.body).text = text;
            found.hits.append({event, query.words.marksIn(text)});
        }
        return found;
    });
}

} // namespace Chinwag

#include "tests/support/memorystores/memorydatabase.h"

namespace Chinwag {

bool MemoryDatabase::RoomRecord::leave(const UserId &user)
{
    preferences.remove(user);
    if (!members.remove(user))
        return false;
    left.insert(user);
    return true;
}

Seq MemoryDatabase::RoomRecord::joinedSeq(const UserId &user) const
{
    Seq seq = 0;
    for (const Event &event : events) {
        const auto *membership = event.as<MembershipBody>();
        if (membership && membership->change == MembershipBody::Change::Join && membership->subject == user)
            seq = event.seq;
    }
    return seq;
}

User MemoryDatabase::userOf(const UserId &id) const
{
    User user = accounts.value(id).user;
    if (user.status.until.count() > 0 && user.status.until <= now())
        user.status = {};
    return user;
}

RemovedRoom MemoryDatabase::removeRoom(const RoomId &room)
{
    RemovedRoom removed;
    const QList<UserId> people = invitations.keys();
    for (const UserId &user : people) {
        if (invitations[user].removeIf([&room](const auto &each) { return each.room == room; }) > 0)
            removed.invited.append(user);
    }
    const RoomRecord record = rooms.take(room);
    for (const Event &event : record.events)
        detach(room, event.seq);
    log.removeIf([&room](const auto &entry) { return entry.first == room; });
    nonces.removeIf([&room](const auto &entry) { return entry.value().first == room; });
    return removed;
}

void MemoryDatabase::setPaused(bool paused)
{
    m_paused = paused;
    if (paused)
        return;
    for (TurnQueue::Call &call : std::exchange(m_heldBack, {}))
        m_turn.post(std::move(call));
}

void MemoryDatabase::post(TurnQueue::Call call)
{
    if (m_paused)
        m_heldBack.push_back(std::move(call));
    else
        m_turn.post(std::move(call));
}

Error MemoryDatabase::failure()
{
    return {ErrorCode::Temporary, QStringLiteral("The memory database was told to fail."), {}};
}

void MemoryDatabase::erase(RoomRecord &record, Seq message)
{
    for (Event &each : record.events) {
        if (auto *body = std::get_if<MessageBody>(&each.body); body && each.seq == message)
            *body = MessageBody{{}, body->replyTo};
        if (auto *body = std::get_if<EditBody>(&each.body); body && body->target == message)
            body->text.clear();
    }
}

StoredFile MemoryDatabase::forgetFile(const FileId &id)
{
    const StoredFile stored = files.take(id);
    loosen(stored.hash);
    loosen(stored.thumbnail);
    return stored;
}

void MemoryDatabase::loosen(const QString &hash)
{
    if (const auto found = contents.find(hash); found != contents.end() && *found == 0)
        *found = 1;
}

void MemoryDatabase::attach(const Event &event)
{
    const auto *message = event.as<MessageBody>();
    const QList<File> attached = message ? message->files : QList<File>();
    for (const File &file : attached) {
        fileUses[file.id].insert({event.room, event.seq});
        files[file.id].expiresAt = milliseconds(0);
    }
}

void MemoryDatabase::detach(const RoomId &room, Seq message)
{
    const QList<FileId> ids = fileUses.keys();
    for (const FileId &id : ids) {
        if (!fileUses[id].remove({room, message}) || !fileUses[id].isEmpty())
            continue;
        fileUses.remove(id);
        forgetFile(id);
    }
}

Event MemoryDatabase::appendTo(RoomRecord &record, Event event)
{
    event.room = record.room.id;
    event.seq = record.events.size() + 1;
    record.events.append(event);
    log.append({event.room, event.seq});
    if (const auto *deletion = event.as<DeleteBody>()) {
        erase(record, deletion->target);
        detach(event.room, deletion->target);
    }
    attach(event);
    record.room.headSeq = event.seq;
    if (const auto *topic = event.as<TopicBody>())
        record.room.topic = topic->text;
    if (const auto *name = event.as<NameBody>())
        record.room.name = name->text;
    if (const auto *rules = event.as<RulesBody>()) {
        record.room.rules = rules->rules;
        if (rules->rules.slowMode.count() == 0)
            record.paces.clear();
    }
    if (const auto *role = event.as<RoleBody>(); role && record.members.contains(role->subject)) {
        record.members.insert(role->subject, role->role);
        if (role->role > Role::Member)
            record.mutes.remove(role->subject);
    }
    return event;
}

} // namespace Chinwag

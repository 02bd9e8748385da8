#include "server/core/memory/memoryroomstore.h"

#include <algorithm>

namespace Chinwag {

namespace {

Error noSuchRoom() { return {ErrorCode::RoomNotFound, QStringLiteral("There is no such room."), {}}; }

/// The first `limit` in their order.
template <typename AnyId>
QList<AnyId> firstOf(QList<AnyId> ids, int limit)
{
    std::sort(ids.begin(), ids.end());
    return ids.first(std::clamp<qsizetype>(limit, 0, ids.size()));
}

Event membershipEvent(MembershipBody::Change change, const UserId &user, std::chrono::milliseconds at)
{
    return {{}, 0, user, at, {}, MembershipBody{change, user}};
}

} // namespace

Room MemoryRoomStore::seenBy(const Record &record, const UserId &user) const
{
    Room room = record.room;
    room.memberCount = static_cast<int>(record.members.size());
    const auto member = record.members.constFind(user);
    if (member == record.members.constEnd())
        return room;
    room.role = *member;
    room.readSeq = record.read.value(user);
    if (room.kind != RoomKind::Direct)
        return room;
    for (auto it = record.members.cbegin(); it != record.members.cend(); ++it) {
        if (!(it.key() == user))
            room.peer = m_database.accounts.value(it.key()).user;
    }
    return room;
}

Event MemoryRoomStore::enter(Record &record, const UserId &user, Role role, std::chrono::milliseconds at)
{
    record.members.insert(user, role);
    return m_database.appendTo(record, membershipEvent(MembershipBody::Change::Join, user, at));
}

MemoryRoomStore::Record *MemoryRoomStore::findRecord(const RoomId &room)
{
    const auto found = m_database.rooms.find(room);
    return found == m_database.rooms.end() ? nullptr : &*found;
}

QList<Room> MemoryRoomStore::select(const UserId &user,
                                    const std::function<bool(const Record &)> &wanted) const
{
    QList<Room> rooms;
    for (const Record &record : std::as_const(m_database.rooms)) {
        if (wanted(record))
            rooms.append(seenBy(record, user));
    }
    std::sort(rooms.begin(), rooms.end(), [](const Room &a, const Room &b) {
        return std::pair{a.name, a.id.toString()} < std::pair{b.name, b.id.toString()};
    });
    return rooms;
}

void MemoryRoomStore::create(const NewRoom &room, std::chrono::milliseconds at, Done<Room> done)
{
    m_database.answer<Room>(done, [&] {
        if (room.kind == RoomKind::Direct) {
            const int people = room.creator == room.peer ? 1 : 2;
            for (const Record &record : std::as_const(m_database.rooms)) {
                if (record.members.size() == people && record.room.kind == RoomKind::Direct &&
                    record.members.contains(room.creator) && record.members.contains(room.peer))
                    return seenBy(record, room.creator);
            }
        }
        Record &record = m_database.rooms[room.id];
        record.room.id = room.id;
        record.room.name = room.name;
        record.room.kind = room.kind;
        if (!room.creator.isEmpty())
            enter(record, room.creator, Role::Owner, at);
        if (!room.peer.isEmpty() && !(room.peer == room.creator))
            enter(record, room.peer, Role::Member, at);
        return seenBy(record, room.creator);
    });
}

void MemoryRoomStore::find(const RoomId &room, const UserId &user, Done<std::optional<Room>> done)
{
    m_database.answer<std::optional<Room>>(done, [&]() -> std::optional<Room> {
        const Record *record = findRecord(room);
        if (!record)
            return {};
        return seenBy(*record, user);
    });
}

void MemoryRoomStore::findByName(const QString &name, Done<std::optional<Room>> done)
{
    m_database.answer<std::optional<Room>>(done, [&]() -> std::optional<Room> {
        for (const Record &record : std::as_const(m_database.rooms)) {
            if (record.room.kind == RoomKind::Public && record.room.name == name)
                return seenBy(record, {});
        }
        return {};
    });
}

void MemoryRoomStore::roomsOf(const UserId &user, Done<QList<Room>> done)
{
    m_database.answer<QList<Room>>(done, [&] {
        return select(user, [&](const Record &record) { return record.members.contains(user); });
    });
}

void MemoryRoomStore::roomsAfter(const UserId &user, const RoomId &after, int limit, Done<QList<Room>> done)
{
    m_database.answer<QList<Room>>(done, [&] {
        QList<RoomId> ids;
        for (const Record &record : std::as_const(m_database.rooms)) {
            if (after < record.room.id && record.members.contains(user))
                ids.append(record.room.id);
        }
        QList<Room> rooms;
        for (const RoomId &id : firstOf(std::move(ids), limit))
            rooms.append(seenBy(m_database.rooms[id], user));
        return rooms;
    });
}

void MemoryRoomStore::publicRooms(const UserId &user, Done<QList<Room>> done)
{
    m_database.answer<QList<Room>>(done, [&] {
        return select(user, [](const Record &record) { return record.room.kind == RoomKind::Public; });
    });
}

void MemoryRoomStore::members(const RoomId &room, Done<QList<Member>> done)
{
    m_database.answer<QList<Member>>(done, [&] {
        QList<Member> members;
        if (const Record *record = findRecord(room)) {
            for (auto it = record->members.cbegin(); it != record->members.cend(); ++it)
                members.append({m_database.accounts.value(it.key()).user, *it});
        }
        std::sort(members.begin(), members.end(),
                  [](const Member &a, const Member &b) { return a.user.username < b.user.username; });
        return members;
    });
}

void MemoryRoomStore::memberships(const RoomId &room, const UserId &after, int limit,
                                  Done<QList<Membership>> done)
{
    m_database.answer<QList<Membership>>(done, [&] {
        const Record *record = findRecord(room);
        if (!record)
            return QList<Membership>{};
        QList<UserId> ids = record->members.keys();
        ids.removeIf([&after](const UserId &user) { return !(after < user); });
        QList<Membership> page;
        for (const UserId &user : firstOf(std::move(ids), limit))
            page.append({user, record->members.value(user)});
        return page;
    });
}

void MemoryRoomStore::join(const RoomId &room, const UserId &user, Role role, std::chrono::milliseconds at,
                           Done<std::optional<Event>> done)
{
    m_database.answer<std::optional<Event>>(done, [&]() -> Outcome<std::optional<Event>> {
        Record *record = findRecord(room);
        if (!record)
            return noSuchRoom();
        if (record->members.contains(user))
            return std::optional<Event>{};
        return std::optional<Event>{enter(*record, user, role, at)};
    });
}

void MemoryRoomStore::leave(const RoomId &room, const UserId &user, std::chrono::milliseconds at,
                            Done<std::optional<Event>> done)
{
    m_database.answer<std::optional<Event>>(done, [&]() -> Outcome<std::optional<Event>> {
        Record *record = findRecord(room);
        if (!record)
            return noSuchRoom();
        if (!record->members.remove(user))
            return std::optional<Event>{};
        return std::optional<Event>{
            m_database.appendTo(*record, membershipEvent(MembershipBody::Change::Leave, user, at))};
    });
}

void MemoryRoomStore::setRead(const RoomId &room, const UserId &user, Seq seq, Done<Seq> done)
{
    m_database.answer<Seq>(done, [&]() -> Outcome<Seq> {
        Record *record = findRecord(room);
        if (!record || !record->members.contains(user))
            return noSuchRoom();
        Seq &read = record->read[user];
        read = std::max(read, std::min(seq, record->room.headSeq));
        return read;
    });
}

} // namespace Chinwag

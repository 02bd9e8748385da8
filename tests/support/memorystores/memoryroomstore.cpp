#include "tests/support/memorystores/memoryroomstore.h"

#include "server/core/foundation/moderationrules.h"
#include "shared/protocol/limits.h"

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

Error refusal(const char *sentence) { return {ErrorCode::Forbidden, QLatin1String(sentence), {}}; }

Event membershipEvent(MembershipBody::Change change, const UserId &user, const UserId &by,
                      std::chrono::milliseconds at)
{
    return {{}, 0, by, at, {}, MembershipBody{change, user}};
}

} // namespace

milliseconds MemoryRoomStore::mutedUntil(const Record &record, const UserId &user) const
{
    const milliseconds end = record.mutes.value(user);
    return end > m_database.now() ? end : milliseconds(0);
}

Room MemoryRoomStore::seenBy(const Record &record, const UserId &user) const
{
    Room room = record.room;
    room.memberCount = static_cast<int>(record.members.size());
    room.wordsAsTypedBy = static_cast<int>(
        std::count_if(record.preferences.cbegin(), record.preferences.cend(),
                      [](const RoomPreferences &preferences) { return preferences.wordsAsTyped; }));
    const auto member = record.members.constFind(user);
    if (member == record.members.constEnd())
        return room;
    room.role = *member;
    room.readSeq = record.read.value(user);
    room.preferences = record.preferences.value(user);
    room.mutedUntil = mutedUntil(record, user);
    if (room.kind != RoomKind::Direct)
        return room;
    for (auto it = record.members.cbegin(); it != record.members.cend(); ++it) {
        if (!(it.key() == user))
            room.peer = m_database.userOf(it.key());
    }
    return room;
}

Event MemoryRoomStore::enter(Record &record, const UserId &user, const UserId &by, Role role,
                             std::chrono::milliseconds at)
{
    record.members.insert(user, role);
    record.left.remove(user);
    removeInvitation(record.room.id, user);
    return m_database.appendTo(record, membershipEvent(MembershipBody::Change::Join, user, by, at));
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
    m_database.answer<Room>(done, [&]() -> Outcome<Room> {
        if (room.kind == RoomKind::Direct) {
            const int people = room.creator == room.peer ? 1 : 2;
            for (const Record &record : std::as_const(m_database.rooms)) {
                if (record.members.size() == people && record.room.kind == RoomKind::Direct &&
                    record.members.contains(room.creator) && record.members.contains(room.peer))
                    return seenBy(record, room.creator);
            }
            if (m_database.blocks.value(room.peer).contains(room.creator))
                return refusal("This person cannot be written to.");
        }
        Record &record = m_database.rooms[room.id];
        record.room.id = room.id;
        record.room.name = room.name;
        record.room.kind = room.kind;
        if (!room.creator.isEmpty())
            enter(record, room.creator, room.creator, Role::Owner, at);
        if (!room.peer.isEmpty() && !(room.peer == room.creator))
            enter(record, room.peer, room.peer, Role::Member, at);
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

void MemoryRoomStore::publicRooms(const UserId &user, const DirectoryQuery &query, Done<DirectoryPage> done)
{
    m_database.answer<DirectoryPage>(done, [&] {
        const std::pair after{query.after.name, query.after.room.toString()};
        const QList<Room> rooms = select(user, [&after](const Record &record) {
            return record.room.kind == RoomKind::Public &&
                   std::pair{record.room.name, record.room.id.toString()} > after;
        });
        DirectoryPage page;
        DirectoryPlace place = query.after;
        int looked = 0;
        for (const Room &room : rooms) {
            if (page.rooms.size() == query.limit || looked++ == Limits::roomsPerSearch) {
                page.next = place;
                break;
            }
            place = {room.name, room.id};
            if (!room.role && query.matches(room.name))
                page.rooms.append(room);
        }
        return page;
    });
}

void MemoryRoomStore::members(const RoomId &room, Done<QList<Member>> done)
{
    m_database.answer<QList<Member>>(done, [&] {
        QList<Member> members;
        if (const Record *record = findRecord(room)) {
            for (auto it = record->members.cbegin(); it != record->members.cend(); ++it)
                members.append({m_database.userOf(it.key()), *it, mutedUntil(*record, it.key())});
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

void MemoryRoomStore::members(const RoomId &room, const UserId &after, int limit, Done<QList<Member>> done)
{
    m_database.answer<QList<Member>>(done, [&] {
        QList<Member> members;
        const Record *record = findRecord(room);
        QList<UserId> ids = record ? record->members.keys() : QList<UserId>{};
        std::sort(ids.begin(), ids.end());
        for (auto id = std::upper_bound(ids.begin(), ids.end(), after);
             id != ids.end() && members.size() < limit; ++id)
            members.append({m_database.userOf(*id), record->members.value(*id), mutedUntil(*record, *id)});
        return members;
    });
}

bool MemoryRoomStore::removeInvitation(const RoomId &room, const UserId &user)
{
    return m_database.invitations[user].removeIf([&room](const auto &each) { return each.room == room; }) > 0;
}

bool MemoryRoomStore::mustBeAsked(const Record &record, const UserId &by, const UserId &target) const
{
    if (m_database.roomInvites.value(target) == RoomInvites::Ask || record.left.contains(target))
        return true;
    return std::none_of(m_database.rooms.cbegin(), m_database.rooms.cend(), [&](const Record &other) {
        return other.room.kind != RoomKind::Direct && other.members.contains(by) &&
               other.members.contains(target);
    });
}

QList<RoomId> MemoryRoomStore::takeBack(const UserId &user, const std::optional<UserId> &inviter)
{
    QList<RoomId> rooms;
    m_database.invitations[user].removeIf([&](const auto &each) {
        const bool isOver = !inviter || each.by == *inviter;
        if (isOver)
            rooms.append(each.room);
        return isOver;
    });
    return rooms;
}

Outcome<Added> MemoryRoomStore::invite(const RoomId &room, const UserId &by, const UserId &target)
{
    auto &open = m_database.invitations[target];
    const auto isThis = [&room](const auto &each) { return each.room == room; };
    if (std::any_of(open.cbegin(), open.cend(), isThis))
        return Added{Added::How::Invited, {}};
    const auto isFromSame = [&by](const auto &each) { return each.by == by; };
    if (std::count_if(open.cbegin(), open.cend(), isFromSame) >= Limits::invitationsPerInviter)
        return refusal("This person has not answered your other invitations yet.");
    if (open.size() >= Limits::invitationsPerPerson)
        open.removeFirst();
    open.append({room, by});
    return Added{Added::How::Invited, {}};
}

void MemoryRoomStore::add(const RoomId &room, const UserId &by, const UserId &target,
                          std::chrono::milliseconds at, Done<Added> done)
{
    m_database.answer<Added>(done, [&]() -> Outcome<Added> {
        Record *record = findRecord(room);
        if (!record)
            return noSuchRoom();
        if (record->members.contains(target))
            return Added{};
        if (record->isBanned(target, at))
            return ModerationRules::theyAreBanned();
        if (m_database.blocks.value(target).contains(by) ||
            m_database.roomInvites.value(target) == RoomInvites::Nobody)
            return refusal("This person cannot be added.");
        if (mustBeAsked(*record, by, target))
            return invite(room, by, target);
        return Added{Added::How::Joined, enter(*record, target, by, Role::Member, at)};
    });
}

void MemoryRoomStore::isInvited(const RoomId &room, const UserId &user, Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        const auto open = m_database.invitations.value(user);
        return std::any_of(open.cbegin(), open.cend(),
                           [&room](const auto &each) { return each.room == room; });
    });
}

void MemoryRoomStore::invitations(const UserId &user, Done<QList<Invitation>> done)
{
    m_database.answer<QList<Invitation>>(done, [&] {
        QList<Invitation> found;
        for (const auto &each : m_database.invitations.value(user))
            found.prepend({seenBy(m_database.rooms[each.room], user), m_database.userOf(each.by)});
        return found;
    });
}

void MemoryRoomStore::decline(const RoomId &room, const UserId &user, Done<bool> done)
{
    m_database.answer<bool>(done, [&] { return removeInvitation(room, user); });
}

void MemoryRoomStore::setRoomInvites(const UserId &user, RoomInvites invites, Done<QList<RoomId>> done)
{
    m_database.answer<QList<RoomId>>(done, [&] {
        m_database.roomInvites.insert(user, invites);
        return invites == RoomInvites::Nobody ? takeBack(user, std::nullopt) : QList<RoomId>();
    });
}

void MemoryRoomStore::roomInvites(const UserId &user, Done<RoomInvites> done)
{
    m_database.answer<RoomInvites>(done, [&] { return m_database.roomInvites.value(user); });
}

void MemoryRoomStore::block(const UserId &user, const UserId &other, Done<QList<RoomId>> done)
{
    m_database.answer<QList<RoomId>>(done, [&]() -> Outcome<QList<RoomId>> {
        QSet<UserId> &blocked = m_database.blocks[user];
        if (blocked.size() >= Limits::blocksPerPerson && !blocked.contains(other))
            return Error{ErrorCode::TooLarge, QStringLiteral("You have blocked too many people."), {}};
        blocked.insert(other);
        return takeBack(user, other);
    });
}

void MemoryRoomStore::unblock(const UserId &user, const UserId &other, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] {
        m_database.blocks[user].remove(other);
        return Ok{};
    });
}

void MemoryRoomStore::blocks(const UserId &user, Done<QList<User>> done)
{
    m_database.answer<QList<User>>(done, [&] {
        QList<User> users;
        for (const UserId &other : m_database.blocks.value(user))
            users.append(m_database.userOf(other));
        std::sort(users.begin(), users.end(), [](const User &a, const User &b) { return a.id < b.id; });
        return users;
    });
}

void MemoryRoomStore::join(const RoomId &room, const UserId &user, Role role, std::chrono::milliseconds at,
                           Done<std::optional<Event>> done)
{
    m_database.answer<std::optional<Event>>(done, [&]() -> Outcome<std::optional<Event>> {
        Record *record = findRecord(room);
        if (!record)
            return noSuchRoom();
        if (record->isBanned(user, at))
            return ModerationRules::youAreBanned();
        if (record->members.contains(user))
            return std::optional<Event>{};
        return std::optional<Event>{enter(*record, user, user, role, at)};
    });
}

std::optional<UserId> MemoryRoomStore::successorOf(const Record &record, const UserId &user)
{
    if (record.members.value(user) != Role::Owner || record.members.keys(Role::Owner).size() > 1)
        return {};
    QList<UserId> others = record.members.keys();
    others.removeOne(user);
    if (others.isEmpty())
        return {};
    const auto rank = [&record](const UserId &each) {
        return std::pair{-static_cast<int>(record.members.value(each)), record.joinedSeq(each)};
    };
    return *std::min_element(others.cbegin(), others.cend(),
                             [&rank](const UserId &a, const UserId &b) { return rank(a) < rank(b); });
}

void MemoryRoomStore::leave(const RoomId &room, const UserId &user, std::chrono::milliseconds at,
                            Done<Left> done)
{
    m_database.answer<Left>(done, [&]() -> Outcome<Left> {
        Record *record = findRecord(room);
        if (!record)
            return noSuchRoom();
        Left left;
        if (!record->members.contains(user))
            return left;
        const auto successor = successorOf(*record, user);
        if (successor)
            left.events.append(
                m_database.appendTo(*record, {{}, 0, user, at, {}, RoleBody{*successor, Role::Owner}}));
        record->leave(user);
        if (record->room.kind == RoomKind::Private && record->members.isEmpty()) {
            left.removed = m_database.removeRoom(room);
            return left;
        }
        left.events.append(
            m_database.appendTo(*record, membershipEvent(MembershipBody::Change::Leave, user, user, at)));
        return left;
    });
}

void MemoryRoomStore::setPreferences(const RoomId &room, const UserId &user,
                                     const RoomPreferences &preferences, Done<bool> done)
{
    m_database.answer<bool>(done, [&]() -> Outcome<bool> {
        Record *record = findRecord(room);
        if (!record || !record->members.contains(user))
            return false;
        record->preferences.insert(user, preferences);
        return true;
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

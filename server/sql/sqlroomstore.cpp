#include "server/sql/sqlroomstore.h"

#include "server/core/foundation/moderationrules.h"
#include "server/sql/consent.h"
#include "server/sql/eventlog.h"
#include "server/sql/roombans.h"
#include "server/sql/roommembers.h"
#include "server/sql/userrows.h"
#include "shared/base/clock.h"
#include "shared/protocol/limits.h"

#include <algorithm>
#include <utility>

namespace Chinwag {

namespace {

using std::chrono::milliseconds;

/// A room as the person bound to the first two placeholders sees it.
QString selectRooms(const char *condition)
{
    return QStringLiteral(
               "SELECT r.id, r.name, r.kind, r.topic, r.member_count, r.head_seq, r.slow_mode, r.posting, "
               "m.role, m.read_seq, m.notify, m.muted_until, m.marked_unread, m.words_as_typed, "
               "(SELECT COUNT(*) FROM members w WHERE w.room_id = r.id AND w.words_as_typed > 0), "
               "(SELECT s.ends_at FROM room_mutes s WHERE s.room_id = r.id AND s.user_id = m.user_id), %1 "
               "FROM rooms r LEFT JOIN members m ON m.room_id = r.id AND m.user_id = ? "
               "LEFT JOIN users p ON p.id = CASE ? WHEN r.direct_a THEN r.direct_b "
               "WHEN r.direct_b THEN r.direct_a END ")
               .arg(UserRows::columns(QStringLiteral("p"))) +
           QLatin1String(condition);
}

/// The columns of selectRooms().
enum Column {
    IdAt,
    NameAt,
    KindAt,
    TopicAt,
    MembersAt,
    HeadAt,
    SlowModeAt,
    PostingAt,
    RoleAt,
    ReadAt,
    NotifyAt,
    MutedUntilAt,
    MarkedUnreadAt,
    WordsAsTypedAt,
    WordsAsTypedByAt,
    MuteEndsAt,
    PeerAt
};

/// The end of a mute; 0 when that is over. It is only shown; what may be written, the event log decides.
milliseconds stillMuted(milliseconds end) { return SystemClock().wall() < end ? end : milliseconds(0); }

RoomPreferences preferencesFrom(const Rows &rows)
{
    return {notifyFromString(rows.text(NotifyAt)).value_or(RoomPreferences::Notify::Default),
            rows.time(MutedUntilAt), rows.number(MarkedUnreadAt) != 0, rows.number(WordsAsTypedAt) != 0};
}

Room roomFrom(const Rows &rows)
{
    Room room;
    room.id = RoomId(rows.text(IdAt));
    room.name = rows.text(NameAt);
    room.kind = roomKindFromString(rows.text(KindAt)).value_or(RoomKind::Private);
    room.topic = rows.text(TopicAt);
    room.memberCount = int(rows.number(MembersAt));
    room.headSeq = rows.number(HeadAt);
    room.readSeq = rows.number(ReadAt);
    room.rules = {std::chrono::seconds(rows.number(SlowModeAt)),
                  postingFromString(rows.text(PostingAt)).value_or(Posting::Members)};
    room.wordsAsTypedBy = int(rows.number(WordsAsTypedByAt));
    if (!rows.isNull(RoleAt)) {
        room.role = roleFromString(rows.text(RoleAt));
        room.preferences = preferencesFrom(rows);
    }
    room.mutedUntil = stillMuted(rows.time(MuteEndsAt));
    if (!rows.isNull(PeerAt))
        room.peer = UserRows::from(rows, PeerAt);
    return room;
}

std::optional<Room> oneRoom(Connection &connection, const QString &sql, const QVariantList &values)
{
    auto rows = connection.rows(sql, values);
    return rows.next() ? std::optional(roomFrom(rows)) : std::nullopt;
}

QList<Room> allRooms(Connection &connection, const QString &sql, const QVariantList &values)
{
    QList<Room> rooms;
    auto rows = connection.rows(sql, values);
    while (rows.next())
        rooms.append(roomFrom(rows));
    return rooms;
}

std::optional<Room> roomSeenBy(Connection &connection, const RoomId &room, const UserId &user)
{
    static const QString sql = selectRooms("WHERE r.id = ?");
    return oneRoom(connection, sql, {user.toString(), user.toString(), room.toString()});
}

Outcome<Added> addToRoom(Connection &connection, const RoomId &room, const UserId &by, const UserId &target,
                         milliseconds at)
{
    const auto seen = roomSeenBy(connection, room, target);
    if (!seen)
        return EventLog::roomNotFound();
    if (seen->role)
        return Added{};
    if (RoomBans::isBanned(connection, room, target, at))
        return ModerationRules::theyAreBanned();
    if (Consent::hasBlocked(connection, target, by) ||
        Consent::roomInvites(connection, target) == RoomInvites::Nobody)
        return Consent::refusal("This person cannot be added.");
    if (Consent::mustBeAsked(connection, room, by, target))
        return Consent::invite(connection, room, by, target, at);
    const auto joined = RoomMembers::join(connection, room, target, by, Role::Member, at);
    if (!joined)
        return joined.error();
    return Added{Added::How::Joined, *joined};
}

QList<Invitation> invitationsOf(Connection &connection, const UserId &user)
{
    QList<Invitation> found;
    const auto open = Consent::invitations(connection, user);
    for (const auto &[id, by] : open) {
        if (const auto room = roomSeenBy(connection, id, user))
            found.append({*room, by});
    }
    return found;
}

/// Stores the room without members; the id under which it is stored, which is another one when these two
/// people have a direct room already.
RoomId insertRoom(Connection &connection, const NewRoom &room, milliseconds at)
{
    QVariant first;
    QVariant second;
    if (room.kind == RoomKind::Direct) {
        const auto [lower, upper] = std::minmax(room.creator, room.peer);
        first = lower.toString();
        second = upper.toString();
    }
    const int added = connection.execute(
        QStringLiteral("INSERT INTO rooms (id, name, kind, topic, head_seq, member_count, created_at, "
                       "direct_a, direct_b) "
                       "VALUES (?, ?, ?, '', 0, 0, ?, ?, ?) ON CONFLICT (direct_a, direct_b) DO NOTHING"),
        {room.id.toString(), room.name, toString(room.kind), qint64(at.count()), first, second});
    if (added > 0)
        return room.id;
    auto rows = connection.rows(QStringLiteral("SELECT id FROM rooms WHERE direct_a = ? AND direct_b = ?"),
                                {first, second});
    return rows.next() ? RoomId(rows.text(0)) : RoomId();
}

Outcome<Room> createRoom(Connection &connection, const NewRoom &room, milliseconds at)
{
    const RoomId id = insertRoom(connection, room, at);
    if (id == room.id) {
        if (room.kind == RoomKind::Direct && Consent::hasBlocked(connection, room.peer, room.creator))
            return Consent::refusal("This person cannot be written to.");
        const bool hasPeer = room.kind == RoomKind::Direct && !(room.peer == room.creator);
        const std::pair<UserId, Role> people[] = {{room.creator, Role::Owner},
                                                  {hasPeer ? room.peer : UserId(), Role::Member}};
        for (const auto &[user, role] : people) {
            if (user.isEmpty())
                continue;
            if (const auto joined = RoomMembers::join(connection, id, user, user, role, at); !joined)
                return joined.error();
        }
    }
    const auto created = roomSeenBy(connection, id, room.creator);
    return created ? Outcome<Room>(*created) : Outcome<Room>(EventLog::roomNotFound());
}

Outcome<Seq> moveReadMarker(Connection &connection, const RoomId &room, const UserId &user, Seq seq)
{
    // Nobody can have read what does not exist yet, and a marker ahead would hide what comes.
    connection.execute(QStringLiteral("UPDATE members SET read_seq = CASE WHEN ? < (SELECT head_seq FROM "
                                      "rooms WHERE id = room_id) THEN ? "
                                      "ELSE (SELECT head_seq FROM rooms WHERE id = room_id) END "
                                      "WHERE room_id = ? AND user_id = ? AND read_seq < ?"),
                       {qint64(seq), qint64(seq), room.toString(), user.toString(), qint64(seq)});
    auto rows =
        connection.rows(QStringLiteral("SELECT read_seq FROM members WHERE room_id = ? AND user_id = ?"),
                        {room.toString(), user.toString()});
    return rows.next() ? Outcome<Seq>(rows.number(0)) : Outcome<Seq>(EventLog::roomNotFound());
}

QList<Membership> membershipsOf(Connection &connection, const RoomId &room, const UserId &after, int limit)
{
    auto rows = connection.rows(QStringLiteral("SELECT user_id, role FROM members WHERE room_id = ? AND "
                                               "user_id > ? ORDER BY user_id LIMIT ?"),
                                {room.toString(), after.toString(), std::max(limit, 0)});
    QList<Membership> page;
    while (rows.next())
        page.append({UserId(rows.text(0)), roleFromString(rows.text(1)).value_or(Role::Member)});
    return page;
}

QString selectMembers(const char *condition)
{
    return QStringLiteral(
               "SELECT %1, m.role, (SELECT s.ends_at FROM room_mutes s WHERE s.room_id = m.room_id AND "
               "s.user_id = m.user_id) FROM members m JOIN users u ON u.id = m.user_id ")
               .arg(UserRows::columns()) +
           QLatin1String(condition);
}

QList<Member> readMembers(Rows &&rows)
{
    QList<Member> members;
    while (rows.next())
        members.append({UserRows::from(rows),
                        roleFromString(rows.text(UserRows::width)).value_or(Role::Member),
                        stillMuted(rows.time(UserRows::width + 1))});
    return members;
}

QList<Member> membersOf(Connection &connection, const RoomId &room)
{
    static const QString sql = selectMembers("WHERE m.room_id = ? ORDER BY u.username");
    return readMembers(connection.rows(sql, {room.toString()}));
}

QList<Member> membersAfter(Connection &connection, const RoomId &room, const UserId &after, int limit)
{
    static const QString sql =
        selectMembers("WHERE m.room_id = ? AND m.user_id > ? ORDER BY m.user_id LIMIT ?");
    return readMembers(connection.rows(sql, {room.toString(), after.toString(), limit}));
}

DirectoryPage directoryPage(Connection &connection, const UserId &user, const DirectoryQuery &query)
{
    // By and by: whoever searches for nothing in particular finds a page in the first look.
    constexpr int look = 200;
    static const QString sql =
        selectRooms("WHERE r.kind = 'public' AND (r.name, r.id) > (?, ?) ORDER BY r.name, r.id LIMIT ?");
    DirectoryPage page;
    DirectoryPlace place = query.after;
    for (int looked = 0; looked < Limits::roomsPerSearch; looked += look) {
        auto rows =
            connection.rows(sql, {user.toString(), user.toString(), place.name, place.room.toString(), look});
        int found = 0;
        while (rows.next()) {
            if (page.rooms.size() == query.limit) {
                page.next = place;
                return page;
            }
            const Room room = roomFrom(rows);
            ++found;
            place = {room.name, room.id};
            if (!room.role && query.matches(room.name))
                page.rooms.append(room);
        }
        if (found < look)
            return page;
    }
    page.next = place;
    return page;
}

} // namespace

SqlRoomStore::SqlRoomStore(const DatabaseLane &database)
    : m_database(database)
{
}

void SqlRoomStore::create(const NewRoom &room, milliseconds at, Done<Room> done)
{
    m_database.write<Room>([room, at](Connection &connection) { return createRoom(connection, room, at); },
                           std::move(done));
}

void SqlRoomStore::find(const RoomId &room, const UserId &user, Done<std::optional<Room>> done)
{
    m_database.read<std::optional<Room>>(
        [room, user](Connection &connection) { return roomSeenBy(connection, room, user); }, std::move(done));
}

void SqlRoomStore::findByName(const QString &name, Done<std::optional<Room>> done)
{
    static const QString sql =
        selectRooms("WHERE r.kind = 'public' AND r.name = ? ORDER BY r.created_at, r.id LIMIT 1");
    m_database.read<std::optional<Room>>(
        [name](Connection &connection) {
            return oneRoom(connection, sql, {QString(), QString(), name});
        },
        std::move(done));
}

void SqlRoomStore::roomsAfter(const UserId &user, const RoomId &after, int limit, Done<QList<Room>> done)
{
    // The page is cut in the index of members, before anything else is read.
    static const QString sql =
        selectRooms("WHERE r.id IN (SELECT room_id FROM members WHERE user_id = ? AND room_id > ? "
                    "ORDER BY room_id LIMIT ?) ORDER BY r.id");
    m_database.read<QList<Room>>(
        [=](Connection &connection) {
            const QVariant id = user.toString();
            return allRooms(connection, sql, {id, id, id, after.toString(), std::max(limit, 0)});
        },
        std::move(done));
}

void SqlRoomStore::publicRooms(const UserId &user, const DirectoryQuery &query, Done<DirectoryPage> done)
{
    m_database.read<DirectoryPage>(
        [user, query](Connection &connection) { return directoryPage(connection, user, query); },
        std::move(done));
}

void SqlRoomStore::members(const RoomId &room, Done<QList<Member>> done)
{
    m_database.read<QList<Member>>([room](Connection &connection) { return membersOf(connection, room); },
                                   std::move(done));
}

void SqlRoomStore::memberships(const RoomId &room, const UserId &after, int limit,
                               Done<QList<Membership>> done)
{
    m_database.read<QList<Membership>>(
        [=](Connection &connection) { return membershipsOf(connection, room, after, limit); },
        std::move(done));
}

void SqlRoomStore::members(const RoomId &room, const UserId &after, int limit, Done<QList<Member>> done)
{
    m_database.read<QList<Member>>(
        [=](Connection &connection) { return membersAfter(connection, room, after, limit); },
        std::move(done));
}

void SqlRoomStore::add(const RoomId &room, const UserId &by, const UserId &target, milliseconds at,
                       Done<Added> done)
{
    m_database.writeToRoom<Added>(
        room.toString(), [=](Connection &connection) { return addToRoom(connection, room, by, target, at); },
        std::move(done));
}

void SqlRoomStore::isInvited(const RoomId &room, const UserId &user, Done<bool> done)
{
    m_database.read<bool>(
        [room, user](Connection &connection) { return Consent::isInvited(connection, room, user); },
        std::move(done));
}

void SqlRoomStore::invitations(const UserId &user, Done<QList<Invitation>> done)
{
    m_database.read<QList<Invitation>>(
        [user](Connection &connection) { return invitationsOf(connection, user); }, std::move(done));
}

void SqlRoomStore::decline(const RoomId &room, const UserId &user, Done<bool> done)
{
    m_database.write<bool>(
        [room, user](Connection &connection) { return Consent::removeInvitation(connection, room, user); },
        std::move(done));
}

void SqlRoomStore::setRoomInvites(const UserId &user, RoomInvites invites, Done<QList<RoomId>> done)
{
    m_database.write<QList<RoomId>>(
        [user, invites](Connection &connection) {
            return Consent::setRoomInvites(connection, user, invites);
        },
        std::move(done));
}

void SqlRoomStore::roomInvites(const UserId &user, Done<RoomInvites> done)
{
    m_database.read<RoomInvites>(
        [user](Connection &connection) { return Consent::roomInvites(connection, user); }, std::move(done));
}

void SqlRoomStore::block(const UserId &user, const UserId &other, Done<QList<RoomId>> done)
{
    m_database.write<QList<RoomId>>(
        [user, other](Connection &connection) -> Outcome<QList<RoomId>> {
            if (Consent::blockCount(connection, user) >= Limits::blocksPerPerson &&
                !Consent::hasBlocked(connection, user, other))
                return Error{ErrorCode::TooLarge, QStringLiteral("You have blocked too many people."),
                             std::nullopt};
            return Consent::block(connection, user, other);
        },
        std::move(done));
}

void SqlRoomStore::unblock(const UserId &user, const UserId &other, Done<Ok> done)
{
    m_database.write<Ok>(
        [user, other](Connection &connection) {
            Consent::unblock(connection, user, other);
            return Ok{};
        },
        std::move(done));
}

void SqlRoomStore::blocks(const UserId &user, Done<QList<User>> done)
{
    m_database.read<QList<User>>([user](Connection &connection) { return Consent::blocks(connection, user); },
                                 std::move(done));
}

void SqlRoomStore::join(const RoomId &room, const UserId &user, Role role, milliseconds at,
                        Done<std::optional<Event>> done)
{
    m_database.writeToRoom<std::optional<Event>>(
        room.toString(),
        [=](Connection &connection) { return RoomMembers::join(connection, room, user, user, role, at); },
        std::move(done));
}

void SqlRoomStore::leave(const RoomId &room, const UserId &user, milliseconds at, Done<Left> done)
{
    m_database.writeToRoom<Left>(
        room.toString(),
        [=](Connection &connection) { return RoomMembers::leave(connection, room, user, at); },
        std::move(done));
}

void SqlRoomStore::setPreferences(const RoomId &room, const UserId &user, const RoomPreferences &preferences,
                                  Done<bool> done)
{
    m_database.write<bool>(
        [=](Connection &connection) {
            return connection.execute(QStringLiteral("UPDATE members SET notify = ?, muted_until = ?, "
                                                     "marked_unread = ?, words_as_typed = ? "
                                                     "WHERE room_id = ? AND user_id = ?"),
                                      {toString(preferences.notify), qint64(preferences.mutedUntil.count()),
                                       int(preferences.markedUnread), int(preferences.wordsAsTyped),
                                       room.toString(), user.toString()}) > 0;
        },
        std::move(done));
}

void SqlRoomStore::setRead(const RoomId &room, const UserId &user, Seq seq, Done<Seq> done)
{
    m_database.writeToRoom<Seq>(
        room.toString(), [=](Connection &connection) { return moveReadMarker(connection, room, user, seq); },
        std::move(done));
}

} // namespace Chinwag

#include "server/sql/roommembers.h"

#include "server/sql/consent.h"
#include "server/sql/eventlog.h"
#include "server/sql/roombans.h"
#include "server/sql/roomremoval.h"

namespace Chinwag::RoomMembers {

using std::chrono::milliseconds;

namespace {

bool isEmptyPrivate(Connection &connection, const RoomId &room)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT 1 FROM rooms WHERE id = ? AND kind = 'private' AND member_count <= 0"),
        {room.toString()});
    return rows.next();
}

/// One of the events of a leave.
std::optional<Error> append(Connection &connection, const Event &event, QList<Event> &into)
{
    const auto appended = EventLog::append(connection, event);
    if (!appended)
        return appended.error();
    into.append(appended->event);
    return {};
}

} // namespace

bool lock(Connection &connection, const RoomId &room)
{
    const QString locks = connection.dialect().lockRooms();
    auto rows = connection.rows(locks.isEmpty() ? QStringLiteral("SELECT 1 FROM rooms WHERE id = ?")
                                                : locks.arg(QStringLiteral("?")),
                                {room.toString()});
    return rows.next();
}

std::optional<Role> roleOf(Connection &connection, const RoomId &room, const UserId &user)
{
    auto rows = connection.rows(QStringLiteral("SELECT role FROM members WHERE room_id = ? AND user_id = ?"),
                                {room.toString(), user.toString()});
    return rows.next() ? std::optional(roleFromString(rows.text(0)).value_or(Role::Member)) : std::nullopt;
}

int owners(Connection &connection, const RoomId &room)
{
    // One more than one is enough to know.
    auto rows = connection.rows(
        QStringLiteral("SELECT user_id FROM members WHERE room_id = ? AND role = 'owner' LIMIT 2"),
        {room.toString()});
    int count = 0;
    while (rows.next())
        ++count;
    return count;
}

std::optional<UserId> successorOf(Connection &connection, const RoomId &room, const UserId &user)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT user_id FROM members WHERE room_id = ? AND user_id <> ? "
                       "ORDER BY CASE role WHEN 'owner' THEN 0 WHEN 'moderator' THEN 1 ELSE 2 END, "
                       "joined_seq, user_id LIMIT 1"),
        {room.toString(), user.toString()});
    return rows.next() ? std::optional(UserId(rows.text(0))) : std::nullopt;
}

Outcome<std::optional<Event>> join(Connection &connection, const RoomId &room, const UserId &user,
                                   const UserId &by, Role role, milliseconds at)
{
    if (!lock(connection, room))
        return EventLog::roomNotFound();
    if (RoomBans::isBanned(connection, room, user, at))
        return ModerationRules::youAreBanned();
    const int added = connection.execute(
        QStringLiteral("INSERT INTO members (room_id, user_id, role, read_seq, joined_seq) "
                       "SELECT id, ?, ?, 0, head_seq + 1 FROM rooms WHERE id = ? "
                       "ON CONFLICT (room_id, user_id) DO NOTHING"),
        {user.toString(), toString(role), room.toString()});
    if (added == 0)
        return std::optional<Event>();
    connection.execute(QStringLiteral("UPDATE rooms SET member_count = member_count + 1 WHERE id = ?"),
                       {room.toString()});
    Consent::entered(connection, room, user);
    const MembershipBody body{MembershipBody::Change::Join, user};
    const auto appended = EventLog::append(connection, {room, 0, by, at, {}, body});
    if (!appended)
        return appended.error();
    return std::optional(appended->event);
}

Outcome<Left> leave(Connection &connection, const RoomId &room, const UserId &user, milliseconds at)
{
    if (!lock(connection, room))
        return EventLog::roomNotFound();
    const auto role = roleOf(connection, room, user);
    Left left;
    if (!role)
        return left;
    if (role == Role::Owner && owners(connection, room) == 1) {
        const auto successor = successorOf(connection, room, user);
        const RoleBody body{successor.value_or(UserId()), Role::Owner};
        const auto failed =
            successor ? append(connection, {room, 0, user, at, {}, body}, left.events) : std::nullopt;
        if (failed)
            return *failed;
    }
    remove(connection, room, user);
    if (isEmptyPrivate(connection, room)) {
        left.removed = RoomRemoval::remove(connection, room);
        return left;
    }
    const MembershipBody body{MembershipBody::Change::Leave, user};
    if (const auto failed = append(connection, {room, 0, user, at, {}, body}, left.events))
        return *failed;
    return left;
}

void remove(Connection &connection, const RoomId &room, const UserId &user)
{
    if (connection.execute(QStringLiteral("DELETE FROM members WHERE room_id = ? AND user_id = ?"),
                           {room.toString(), user.toString()}) == 0)
        return;
    connection.execute(QStringLiteral("UPDATE rooms SET member_count = member_count - 1 WHERE id = ?"),
                       {room.toString()});
    Consent::left(connection, room, user);
}

void setRole(Connection &connection, const RoomId &room, const RoleBody &body)
{
    connection.execute(QStringLiteral("UPDATE members SET role = ? WHERE room_id = ? AND user_id = ?"),
                       {toString(body.role), room.toString(), body.subject.toString()});
    if (body.role > Role::Member)
        RoomBans::unmute(connection, room, body.subject);
}

ModerationRules::Speaker speakerOf(Connection &connection, const Event &event, RoomKind kind,
                                   const RoomRules &rules)
{
    static const QString sql =
        QStringLiteral("SELECT (SELECT role FROM members WHERE room_id = ? AND user_id = ?), "
                       "(SELECT 1 FROM departures WHERE room_id = ? AND user_id = ?), "
                       "(SELECT ends_at FROM room_mutes WHERE room_id = ? AND user_id = ?), "
                       "(SELECT at FROM room_paces WHERE room_id = ? AND user_id = ?)");
    ModerationRules::Speaker speaker{kind, rules, {}};
    const QVariant room = event.room.toString();
    const QVariant user = event.sender.toString();
    auto rows = connection.rows(sql, {room, user, room, user, room, user, room, user});
    if (!rows.next())
        return speaker;
    if (!rows.isNull(0))
        speaker.role = roleFromString(rows.text(0)).value_or(Role::Member);
    speaker.hasLeft = rows.isNull(0) && !rows.isNull(1);
    speaker.isMuted = rows.time(2) > event.at;
    if (!rows.isNull(3))
        speaker.wait = ModerationRules::waitOf(rules, rows.time(3), event.at);
    return speaker;
}

void setPace(Connection &connection, const Event &event)
{
    connection.execute(QStringLiteral("INSERT INTO room_paces (room_id, user_id, at) VALUES (?, ?, ?) "
                                      "ON CONFLICT (room_id, user_id) DO UPDATE SET at = excluded.at"),
                       {event.room.toString(), event.sender.toString(), qint64(event.at.count())});
}

void setRules(Connection &connection, const RoomId &room, const RoomRules &rules)
{
    connection.execute(QStringLiteral("UPDATE rooms SET slow_mode = ?, posting = ? WHERE id = ?"),
                       {qint64(rules.slowMode.count()), toString(rules.posting), room.toString()});
    if (rules.slowMode.count() == 0)
        connection.execute(QStringLiteral("DELETE FROM room_paces WHERE room_id = ?"), {room.toString()});
}

} // namespace Chinwag::RoomMembers

#include "server/sql/consent.h"

#include "server/sql/userrows.h"
#include "shared/protocol/limits.h"

namespace Chinwag::Consent {

namespace {

const QString alwaysAsk = QStringLiteral("ask");
const QString nobody = QStringLiteral("nobody");

bool isThere(Connection &connection, const QString &sql, const QVariantList &values)
{
    auto rows = connection.rows(sql, values);
    return rows.next();
}

qint64 count(Connection &connection, const QString &sql, const QVariantList &values)
{
    auto rows = connection.rows(sql, values);
    return rows.next() ? rows.number(0) : 0;
}

bool hasLeft(Connection &connection, const RoomId &room, const UserId &user)
{
    return isThere(connection, QStringLiteral("SELECT 1 FROM departures WHERE room_id = ? AND user_id = ?"),
                   {room.toString(), user.toString()});
}

/// Anybody can open a direct room with anybody, so those say nothing.
bool shareARoom(Connection &connection, const UserId &one, const UserId &other)
{
    return isThere(connection,
                   QStringLiteral("SELECT 1 FROM members a "
                                  "JOIN members b ON b.room_id = a.room_id AND b.user_id = ? "
                                  "JOIN rooms r ON r.id = a.room_id "
                                  "WHERE a.user_id = ? AND r.kind <> 'direct' LIMIT 1"),
                   {one.toString(), other.toString()});
}

void dropOldest(Connection &connection, const UserId &user)
{
    connection.execute(
        QStringLiteral("DELETE FROM room_invitations WHERE user_id = ? AND room_id = (SELECT room_id FROM "
                       "room_invitations WHERE user_id = ? ORDER BY at, room_id LIMIT 1)"),
        {user.toString(), user.toString()});
}

QList<RoomId> takeBack(Connection &connection, const QString &condition, const QVariantList &values)
{
    auto rows = connection.rows(
        QStringLiteral("DELETE FROM room_invitations WHERE user_id = ?%1 RETURNING room_id").arg(condition),
        values);
    QList<RoomId> rooms;
    while (rows.next())
        rooms.append(RoomId(rows.text(0)));
    return rooms;
}

} // namespace

Error refusal(const char *sentence) { return {ErrorCode::Forbidden, QLatin1String(sentence), std::nullopt}; }

bool hasBlocked(Connection &connection, const UserId &user, const UserId &other)
{
    return isThere(connection, QStringLiteral("SELECT 1 FROM blocks WHERE user_id = ? AND blocked_id = ?"),
                   {user.toString(), other.toString()});
}

bool isBlockedIn(Connection &connection, const RoomId &room, const UserId &user)
{
    return isThere(connection,
                   QStringLiteral("SELECT 1 FROM members m JOIN blocks b ON b.user_id = m.user_id "
                                  "WHERE m.room_id = ? AND b.blocked_id = ?"),
                   {room.toString(), user.toString()});
}

QList<RoomId> block(Connection &connection, const UserId &user, const UserId &other)
{
    connection.execute(QStringLiteral("INSERT INTO blocks (user_id, blocked_id) VALUES (?, ?) "
                                      "ON CONFLICT (user_id, blocked_id) DO NOTHING"),
                       {user.toString(), other.toString()});
    return takeBack(connection, QStringLiteral(" AND invited_by = ?"), {user.toString(), other.toString()});
}

void unblock(Connection &connection, const UserId &user, const UserId &other)
{
    connection.execute(QStringLiteral("DELETE FROM blocks WHERE user_id = ? AND blocked_id = ?"),
                       {user.toString(), other.toString()});
}

QList<User> blocks(Connection &connection, const UserId &user)
{
    static const QString sql =
        QStringLiteral("SELECT %1 FROM blocks b JOIN users u ON u.id = b.blocked_id WHERE b.user_id = ? "
                       "ORDER BY b.blocked_id")
            .arg(UserRows::columns());
    auto rows = connection.rows(sql, {user.toString()});
    QList<User> users;
    while (rows.next())
        users.append(UserRows::from(rows));
    return users;
}

qint64 blockCount(Connection &connection, const UserId &user)
{
    return count(connection, QStringLiteral("SELECT COUNT(*) FROM blocks WHERE user_id = ?"),
                 {user.toString()});
}

bool mustBeAsked(Connection &connection, const RoomId &room, const UserId &by, const UserId &target)
{
    return roomInvites(connection, target) == RoomInvites::Ask || hasLeft(connection, room, target) ||
           !shareARoom(connection, by, target);
}

Outcome<Added> invite(Connection &connection, const RoomId &room, const UserId &by, const UserId &target,
                      std::chrono::milliseconds at)
{
    static const QString ofInviter =
        QStringLiteral("SELECT COUNT(*) FROM room_invitations WHERE user_id = ? AND invited_by = ?");
    static const QString ofAll = QStringLiteral("SELECT COUNT(*) FROM room_invitations WHERE user_id = ?");
    if (isInvited(connection, room, target))
        return Added{Added::How::Invited, {}};
    if (count(connection, ofInviter, {target.toString(), by.toString()}) >= Limits::invitationsPerInviter)
        return refusal("This person has not answered your other invitations yet.");
    if (count(connection, ofAll, {target.toString()}) >= Limits::invitationsPerPerson)
        dropOldest(connection, target);
    connection.execute(
        QStringLiteral("INSERT INTO room_invitations (user_id, room_id, invited_by, at) VALUES (?, ?, ?, ?)"),
        {target.toString(), room.toString(), by.toString(), qint64(at.count())});
    return Added{Added::How::Invited, {}};
}

bool isInvited(Connection &connection, const RoomId &room, const UserId &user)
{
    return isThere(connection,
                   QStringLiteral("SELECT 1 FROM room_invitations WHERE user_id = ? AND room_id = ?"),
                   {user.toString(), room.toString()});
}

bool removeInvitation(Connection &connection, const RoomId &room, const UserId &user)
{
    return connection.execute(
               QStringLiteral("DELETE FROM room_invitations WHERE user_id = ? AND room_id = ?"),
               {user.toString(), room.toString()}) > 0;
}

QList<std::pair<RoomId, User>> invitations(Connection &connection, const UserId &user)
{
    static const QString sql =
        QStringLiteral("SELECT i.room_id, %1 FROM room_invitations i JOIN users u ON u.id = i.invited_by "
                       "WHERE i.user_id = ? ORDER BY i.at DESC, i.room_id DESC")
            .arg(UserRows::columns());
    auto rows = connection.rows(sql, {user.toString()});
    QList<std::pair<RoomId, User>> found;
    while (rows.next())
        found.append({RoomId(rows.text(0)), UserRows::from(rows, 1)});
    return found;
}

QList<RoomId> setRoomInvites(Connection &connection, const UserId &user, RoomInvites invites)
{
    if (invites == RoomInvites::Shared)
        connection.execute(QStringLiteral("DELETE FROM room_invite_settings WHERE user_id = ?"),
                           {user.toString()});
    else
        connection.execute(QStringLiteral("INSERT INTO room_invite_settings (user_id, invites) VALUES (?, ?) "
                                          "ON CONFLICT (user_id) DO UPDATE SET invites = excluded.invites"),
                           {user.toString(), invites == RoomInvites::Ask ? alwaysAsk : nobody});
    if (invites != RoomInvites::Nobody)
        return {};
    return takeBack(connection, QString(), {user.toString()});
}

RoomInvites roomInvites(Connection &connection, const UserId &user)
{
    auto rows = connection.rows(QStringLiteral("SELECT invites FROM room_invite_settings WHERE user_id = ?"),
                                {user.toString()});
    if (!rows.next())
        return RoomInvites::Shared;
    return rows.text(0) == nobody ? RoomInvites::Nobody : RoomInvites::Ask;
}

void entered(Connection &connection, const RoomId &room, const UserId &user)
{
    connection.execute(QStringLiteral("DELETE FROM departures WHERE room_id = ? AND user_id = ?"),
                       {room.toString(), user.toString()});
    removeInvitation(connection, room, user);
}

void left(Connection &connection, const RoomId &room, const UserId &user)
{
    connection.execute(QStringLiteral("INSERT INTO departures (room_id, user_id) VALUES (?, ?) "
                                      "ON CONFLICT (room_id, user_id) DO NOTHING"),
                       {room.toString(), user.toString()});
}

} // namespace Chinwag::Consent

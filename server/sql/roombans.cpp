#include "server/sql/roombans.h"

#include "server/sql/userrows.h"
#include "shared/protocol/limits.h"

namespace Chinwag::RoomBans {

using std::chrono::milliseconds;

namespace {

const ModerationBody &bodyOf(const Event &event) { return std::get<ModerationBody>(event.body); }

qint64 endOf(const ModerationBody &body)
{
    return (body.until.count() > 0 ? body.until : Limits::forGood).count();
}

bool holds(Connection &connection, const QString &sql, const RoomId &room, const UserId &user,
           milliseconds at)
{
    auto rows = connection.rows(sql, {room.toString(), user.toString(), qint64(at.count())});
    return rows.next();
}

void remove(Connection &connection, const char *table, const RoomId &room, const UserId &user)
{
    connection.execute(
        QStringLiteral("DELETE FROM %1 WHERE room_id = ? AND user_id = ?").arg(QLatin1String(table)),
        {room.toString(), user.toString()});
}

qint64 count(Connection &connection, const RoomId &room)
{
    auto rows = connection.rows(QStringLiteral("SELECT COUNT(*) FROM room_bans WHERE room_id = ?"),
                                {room.toString()});
    return rows.next() ? rows.number(0) : 0;
}

} // namespace

bool isBanned(Connection &connection, const RoomId &room, const UserId &user, milliseconds at)
{
    static const QString sql =
        QStringLiteral("SELECT 1 FROM room_bans WHERE room_id = ? AND user_id = ? AND ends_at > ?");
    return holds(connection, sql, room, user, at);
}

Outcome<Ok> ban(Connection &connection, const Event &event)
{
    const ModerationBody &body = bodyOf(event);
    connection.execute(QStringLiteral("DELETE FROM room_bans WHERE room_id = ? AND ends_at <= ?"),
                       {event.room.toString(), qint64(event.at.count())});
    unban(connection, event.room, body.subject);
    if (count(connection, event.room) >= Limits::bansPerRoom)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("This room has as many bans as it can have. Take some back first."),
                     std::nullopt};
    connection.execute(QStringLiteral("INSERT INTO room_bans (room_id, user_id, banned_by, at, ends_at, "
                                      "reason) VALUES (?, ?, ?, ?, ?, ?)"),
                       {event.room.toString(), body.subject.toString(), event.sender.toString(),
                        qint64(event.at.count()), endOf(body), body.reason});
    return Ok{};
}

void unban(Connection &connection, const RoomId &room, const UserId &user)
{
    remove(connection, "room_bans", room, user);
}

QList<Ban> all(Connection &connection, const RoomId &room, milliseconds now)
{
    static const QString sql =
        QStringLiteral("SELECT %1, b.banned_by, b.at, b.ends_at, b.reason FROM room_bans b JOIN users u ON "
                       "u.id = b.user_id WHERE b.room_id = ? AND b.ends_at > ? ORDER BY b.at DESC, u.id")
            .arg(UserRows::columns());
    constexpr int behindUser = UserRows::width;
    QList<Ban> bans;
    auto rows = connection.rows(sql, {room.toString(), qint64(now.count())});
    while (rows.next()) {
        const milliseconds end = rows.time(behindUser + 2);
        bans.append({UserRows::from(rows), UserId(rows.text(behindUser)), rows.time(behindUser + 1),
                     end < Limits::forGood ? end : milliseconds(0), rows.text(behindUser + 3)});
    }
    return bans;
}

bool isMuted(Connection &connection, const RoomId &room, const UserId &user, milliseconds at)
{
    static const QString sql =
        QStringLiteral("SELECT 1 FROM room_mutes WHERE room_id = ? AND user_id = ? AND ends_at > ?");
    return holds(connection, sql, room, user, at);
}

void mute(Connection &connection, const Event &event)
{
    const ModerationBody &body = bodyOf(event);
    connection.execute(QStringLiteral("INSERT INTO room_mutes (room_id, user_id, ends_at) VALUES (?, ?, ?) "
                                      "ON CONFLICT (room_id, user_id) DO UPDATE SET ends_at = "
                                      "excluded.ends_at"),
                       {event.room.toString(), body.subject.toString(), endOf(body)});
}

void unmute(Connection &connection, const RoomId &room, const UserId &user)
{
    remove(connection, "room_mutes", room, user);
}

} // namespace Chinwag::RoomBans

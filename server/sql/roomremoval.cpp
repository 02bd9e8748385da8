#include "server/sql/roomremoval.h"

#include "server/sql/filerows.h"
#include "server/sql/messageindex.h"
#include "server/sql/messagetext.h"

namespace Chinwag::RoomRemoval {

namespace {

std::optional<RoomId> nextRoom(Connection &connection)
{
    const QString sql = QStringLiteral("SELECT room_id FROM removed_rooms ORDER BY room_id LIMIT 1") +
                        connection.dialect().skipLocked();
    auto rows = connection.rows(sql);
    return rows.next() ? std::optional(RoomId(rows.text(0))) : std::nullopt;
}

Seq firstSeq(Connection &connection, const RoomId &room)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT seq FROM events WHERE room_id = ? ORDER BY seq LIMIT 1"), {room.toString()});
    return rows.next() ? rows.number(0) : 0;
}

/// Out of the index, and rid of their files. Edits of a message stand behind it, so they are there still.
void forgetMessages(Connection &connection, const RoomId &room, Seq first, Seq last)
{
    static const QString sql = MessageText::select(QStringLiteral(
        "FROM events e WHERE e.room_id = ? AND e.seq >= ? AND e.seq <= ? AND e.kind = 'message' AND "
        "(e.text <> '' OR e.body <> '') ORDER BY e.seq"));
    QList<std::pair<Seq, Said>> found;
    {
        auto rows = connection.rows(sql, {room.toString(), qint64(first), qint64(last)});
        while (rows.next())
            found.append({MessageText::eventFrom(rows).seq, MessageText::saidFrom(rows)});
    }
    const MessageIndex &index = connection.dialect().messageIndex();
    for (const auto &[seq, said] : std::as_const(found)) {
        index.changed(connection, said, QString());
        if (said.hasFiles)
            FileRows::detach(connection, room, seq);
    }
}

} // namespace

RemovedRoom remove(Connection &connection, const RoomId &room)
{
    const QVariantList id{room.toString()};
    RemovedRoom removed;
    {
        auto rows =
            connection.rows(QStringLiteral("SELECT user_id FROM room_invitations WHERE room_id = ?"), id);
        while (rows.next())
            removed.invited.append(UserId(rows.text(0)));
    }
    for (const char *table :
         {"room_invitations", "members", "departures", "room_bans", "room_mutes", "room_paces", "reports"})
        connection.execute(QStringLiteral("DELETE FROM %1 WHERE room_id = ?").arg(QLatin1String(table)), id);
    connection.execute(QStringLiteral("DELETE FROM rooms WHERE id = ?"), id);
    connection.execute(QStringLiteral("INSERT INTO removed_rooms (room_id) VALUES (?)"), id);
    connection.chores().hasErased = true;
    return removed;
}

bool purge(Connection &connection, int atMost)
{
    const auto room = nextRoom(connection);
    if (!room)
        return false;
    const QString &id = room->toString();
    const Seq first = firstSeq(connection, *room);
    if (first == 0) {
        connection.execute(QStringLiteral("DELETE FROM reactions WHERE room_id = ?"), {id});
        connection.execute(QStringLiteral("DELETE FROM removed_rooms WHERE room_id = ?"), {id});
        return true;
    }
    const Seq last = first + atMost - 1;
    forgetMessages(connection, *room, first, last);
    connection.execute(QStringLiteral("DELETE FROM reactions WHERE room_id = ? AND target <= ?"),
                       {id, qint64(last)});
    connection.execute(QStringLiteral("DELETE FROM events WHERE room_id = ? AND seq <= ?"),
                       {id, qint64(last)});
    connection.chores().hasErased = true;
    return true;
}

} // namespace Chinwag::RoomRemoval

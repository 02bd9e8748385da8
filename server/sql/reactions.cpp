#include "server/sql/reactions.h"

#include "shared/protocol/limits.h"

namespace Chinwag::Reactions {

namespace {

bool isThere(Connection &connection, const RoomId &room, const ReactionBody &reaction)
{
    static const QString sql =
        QStringLiteral("SELECT 1 FROM reactions WHERE room_id = ? AND target = ? AND emoji = ? LIMIT 1");
    auto rows = connection.rows(sql, {room.toString(), qint64(reaction.target), reaction.emoji});
    return rows.next();
}

/// From kind to kind in the order of the key, so that who gives them is never read.
qint64 countKinds(Connection &connection, const RoomId &room, Seq message)
{
    static const QString sql = QStringLiteral(
        "WITH RECURSIVE kinds (emoji) AS ("
        "SELECT MIN(emoji) FROM reactions WHERE room_id = ? AND target = ? "
        "UNION ALL SELECT (SELECT MIN(r.emoji) FROM reactions r WHERE r.room_id = ? "
        "AND r.target = ? AND r.emoji > kinds.emoji) FROM kinds WHERE kinds.emoji IS NOT NULL) "
        "SELECT COUNT(emoji) FROM kinds");
    const QString &id = room.toString();
    auto rows = connection.rows(sql, {id, qint64(message), id, qint64(message)});
    return rows.next() ? rows.number(0) : 0;
}

} // namespace

bool hasRoomFor(Connection &connection, const RoomId &room, const ReactionBody &reaction)
{
    return !reaction.add || isThere(connection, room, reaction) ||
           countKinds(connection, room, reaction.target) < Limits::reactionKinds;
}

Error tooMany()
{
    return {ErrorCode::TooLarge,
            QStringLiteral("This message has as many different reactions as it can have."), std::nullopt};
}

void apply(Connection &connection, const RoomId &room, const UserId &user, const ReactionBody &reaction)
{
    static const QString add =
        QStringLiteral("INSERT INTO reactions (room_id, target, emoji, user_id) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (room_id, target, emoji, user_id) DO NOTHING");
    static const QString remove = QStringLiteral(
        "DELETE FROM reactions WHERE room_id = ? AND target = ? AND emoji = ? AND user_id = ?");
    connection.execute(reaction.add ? add : remove,
                       {room.toString(), qint64(reaction.target), reaction.emoji, user.toString()});
}

void forget(Connection &connection, const RoomId &room, Seq message)
{
    connection.execute(QStringLiteral("DELETE FROM reactions WHERE room_id = ? AND target = ?"),
                       {room.toString(), qint64(message)});
}

} // namespace Chinwag::Reactions

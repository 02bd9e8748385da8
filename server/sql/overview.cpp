#include "server/sql/overview.h"

namespace Chinwag::Overview {

QList<AccountLine> accounts(Connection &connection)
{
    auto rows = connection.rows(QStringLiteral(
        "SELECT u.id, u.username, u.display_name, u.banned, u.server_owner, COUNT(d.id), "
        "COALESCE(MAX(d.last_used_at), 0) FROM users u LEFT JOIN devices d ON d.user_id = u.id "
        "GROUP BY u.id, u.username, u.display_name, u.banned, u.server_owner ORDER BY u.username"));
    QList<AccountLine> lines;
    while (rows.next())
        lines.append({{UserId(rows.text(0)), rows.text(1), rows.text(2)},
                      rows.number(3) != 0,
                      rows.number(4) != 0,
                      static_cast<int>(rows.number(5)),
                      rows.time(6)});
    return lines;
}

QList<Room> rooms(Connection &connection)
{
    auto rows = connection.rows(QStringLiteral("SELECT id, name, kind, member_count, head_seq FROM rooms "
                                               "WHERE kind <> 'direct' ORDER BY name, id"));
    QList<Room> found;
    while (rows.next()) {
        Room room;
        room.id = RoomId(rows.text(0));
        room.name = rows.text(1);
        room.kind = roomKindFromString(rows.text(2)).value_or(RoomKind::Private);
        room.memberCount = static_cast<int>(rows.number(3));
        room.headSeq = rows.number(4);
        found.append(room);
    }
    return found;
}

Counts counts(Connection &connection)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT (SELECT COUNT(*) FROM users), (SELECT COUNT(*) FROM devices), (SELECT "
                       "COUNT(*) FROM rooms), (SELECT COUNT(*) FROM events), (SELECT COUNT(*) FROM files), "
                       "(SELECT CAST(COALESCE(SUM(size + thumbnail_size), 0) AS BIGINT) FROM files)"));
    if (!rows.next())
        return {};
    return {rows.number(0), rows.number(1), rows.number(2), rows.number(3), rows.number(4), rows.number(5)};
}

} // namespace Chinwag::Overview

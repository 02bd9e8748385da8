#include "server/sql/sqlretentionstore.h"

#include "server/sql/eventlog.h"
#include "shared/protocol/targets.h"

#include <algorithm>

namespace Chinwag {

namespace {

using std::chrono::milliseconds;

struct KeptRoom
{
    RoomId id;
    int days = 0;
    Seq done = 0; ///< up to here nothing is left
};

std::optional<KeptRoom> nextRoom(Connection &connection, const RoomId &after, int days)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT r.id, COALESCE(k.days, 0), COALESCE(k.done_seq, 0) FROM rooms r LEFT JOIN "
                       "room_retention k ON k.room_id = r.id WHERE r.id > ? AND (? > 0 OR k.days > 0) "
                       "ORDER BY r.id LIMIT 1"),
        {after.toString(), days});
    if (!rows.next())
        return std::nullopt;
    const int own = int(rows.number(1));
    return KeptRoom{RoomId(rows.text(0)), own > 0 && days > 0 ? std::min(own, days) : std::max(own, days),
                    rows.number(2)};
}

void setDone(Connection &connection, const KeptRoom &room, Seq done)
{
    connection.execute(QStringLiteral("INSERT INTO room_retention (room_id, days, done_seq) VALUES (?, 0, ?) "
                                      "ON CONFLICT (room_id) DO UPDATE SET done_seq = excluded.done_seq"),
                       {room.id.toString(), qint64(done)});
}

void forgetReports(Connection &connection, const RoomId &room, milliseconds until)
{
    const int gone = connection.execute(QStringLiteral("DELETE FROM reports WHERE room_id = ? AND at < ?"),
                                        {room.toString(), qint64(until.count())});
    if (gone > 0)
        connection.chores().hasErased = true;
}

Outcome<Expired> expired(Connection &connection, const RoomId &after, int days, milliseconds now, int atMost)
{
    const auto room = nextRoom(connection, after, days);
    if (!room)
        return Expired{};
    const milliseconds until = now - std::chrono::hours(24) * room->days;
    Expired result{room->id, true, {}};
    forgetReports(connection, room->id, until);
    const QList<Event> events = EventLog::range(connection, room->id, room->done, 0, atMost, false);
    result.isDone = events.size() < atMost;
    Seq done = room->done;
    for (const Event &event : events) {
        if (event.at >= until) {
            result.isDone = true;
            break;
        }
        done = event.seq;
        if (!event.as<MessageBody>() || isDeletedMessage(event))
            continue;
        if (const auto deletion = EventLog::expire(connection, event, now))
            result.deletions.append(*deletion);
    }
    if (done > room->done)
        setDone(connection, *room, done);
    return result;
}

} // namespace

void SqlRetentionStore::expire(const RoomId &after, int days, milliseconds now, int atMost,
                               Done<Expired> done)
{
    m_database.write<Expired>(
        [=](Connection &connection) { return expired(connection, after, days, now, atMost); },
        std::move(done));
}

void SqlRetentionStore::setDays(const RoomId &room, int days, Done<Ok> done)
{
    m_database.write<Ok>(
        [room, days](Connection &connection) -> Outcome<Ok> {
            {
                auto rows =
                    connection.rows(QStringLiteral("SELECT 1 FROM rooms WHERE id = ?"), {room.toString()});
                if (!rows.next())
                    return EventLog::roomNotFound();
            }
            connection.execute(
                QStringLiteral("INSERT INTO room_retention (room_id, days, done_seq) VALUES (?, ?, 0) "
                               "ON CONFLICT (room_id) DO UPDATE SET days = excluded.days"),
                {room.toString(), days});
            return Ok{};
        },
        std::move(done));
}

} // namespace Chinwag

#include "server/sql/sqlmoderationstore.h"

#include "server/core/foundation/errors.h"
#include "server/sql/eventlog.h"
#include "server/sql/messagetext.h"
#include "server/sql/roombans.h"
#include "server/sql/roommembers.h"
#include "server/sql/roomremoval.h"
#include "server/sql/userrows.h"
#include "shared/protocol/limits.h"

namespace Chinwag {

namespace {

using std::chrono::milliseconds;
using Change = ModerationBody::Change;

RoomKind kindOfRoom(Connection &connection, const RoomId &room)
{
    auto rows = connection.rows(QStringLiteral("SELECT kind FROM rooms WHERE id = ?"), {room.toString()});
    return rows.next() ? roomKindFromString(rows.text(0)).value_or(RoomKind::Private) : RoomKind::Private;
}

ModerationRules::Standing standingOf(Connection &connection, const Event &event)
{
    const UserId subject = subjectOf(event);
    ModerationRules::Standing standing;
    standing.kind = kindOfRoom(connection, event.room);
    standing.actor = RoomMembers::roleOf(connection, event.room, event.sender);
    standing.target = RoomMembers::roleOf(connection, event.room, subject);
    standing.isSelf = subject == event.sender;
    standing.owners = RoomMembers::owners(connection, event.room);
    standing.isBanned = RoomBans::isBanned(connection, event.room, subject, event.at);
    standing.isMuted = RoomBans::isMuted(connection, event.room, subject, event.at);
    return standing;
}

/// The rows that follow from it, but for those of events.
Outcome<Ok> apply(Connection &connection, const Event &event)
{
    const auto *body = event.as<ModerationBody>();
    if (!body)
        return Ok{};
    switch (body->change) {
    case Change::Kick:
        RoomMembers::remove(connection, event.room, body->subject);
        break;
    case Change::Ban:
        connection.execute(QStringLiteral("DELETE FROM room_invitations WHERE room_id = ? AND user_id = ?"),
                           {event.room.toString(), body->subject.toString()});
        return RoomBans::ban(connection, event);
    case Change::Unban:
        RoomBans::unban(connection, event.room, body->subject);
        break;
    case Change::Mute:
        RoomBans::mute(connection, event);
        break;
    case Change::Unmute:
        RoomBans::unmute(connection, event.room, body->subject);
        break;
    }
    return Ok{};
}

/// What is to be stored for it, in order.
QList<Event> eventsFor(const Event &event, const ModerationRules::Standing &standing)
{
    const auto *body = event.as<ModerationBody>();
    if (!body || body->change != Change::Ban || !standing.target)
        return {event};
    Event kick = event;
    kick.body = ModerationBody{Change::Kick, body->subject, {}, body->reason};
    return {kick, event};
}

Outcome<QList<Event>> moderated(Connection &connection, const Event &event)
{
    if (!RoomMembers::lock(connection, event.room))
        return EventLog::roomNotFound();
    const ModerationRules::Standing standing = standingOf(connection, event);
    if (const auto refused = ModerationRules::refusal(event.body, standing))
        return *refused;
    if (ModerationRules::changesNothing(event.body, standing))
        return QList<Event>();
    QList<Event> stored;
    for (const Event &each : eventsFor(event, standing)) {
        if (const auto applied = apply(connection, each); !applied)
            return applied.error();
        const auto appended = EventLog::append(connection, each);
        if (!appended)
            return appended.error();
        stored.append(appended->event);
    }
    return stored;
}

Outcome<RemovedRoom> removedRoom(Connection &connection, const RoomId &room, const UserId &by)
{
    if (!RoomMembers::lock(connection, room))
        return EventLog::roomNotFound();
    const auto role = RoomMembers::roleOf(connection, room, by);
    if (!role)
        return EventLog::roomNotFound();
    if (role != Role::Owner || kindOfRoom(connection, room) == RoomKind::Direct)
        return Errors::forbidden(QStringLiteral("Only an owner deletes a room."));
    return RoomRemoval::remove(connection, room);
}

/// Beyond so many the oldest go.
void dropOldReports(Connection &connection, const RoomId &room)
{
    const int dropped = connection.execute(
        QStringLiteral("DELETE FROM reports WHERE id IN (SELECT id FROM reports WHERE room_id = ? "
                       "ORDER BY at DESC, id DESC LIMIT 1000 OFFSET ?)"),
        {room.toString(), Limits::reportsPerRoom});
    if (dropped > 0)
        connection.chores().hasErased = true;
}

Outcome<Ok> reported(Connection &connection, const NewReport &report, milliseconds at)
{
    const auto said = MessageText::find(connection, report.room, report.seq);
    if (!said)
        return Errors::notFound();
    if (said->sender == report.by)
        return Errors::forbidden(QStringLiteral("Nobody reports what they said themselves."));
    connection.execute(
        QStringLiteral("INSERT INTO reports (id, room_id, seq, author, text, reported_by, reason, at) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (room_id, seq, reported_by) DO NOTHING"),
        {report.id.toString(), report.room.toString(), qint64(report.seq), said->sender.toString(),
         said->text, report.by.toString(), report.reason, qint64(at.count())});
    dropOldReports(connection, report.room);
    return Ok{};
}

QList<Report> reportsOf(Connection &connection, const RoomId &room, int limit)
{
    static const QString sql =
        QStringLiteral("SELECT r.id, r.seq, r.text, r.reason, r.at, %1, %2 FROM reports r "
                       "JOIN users a ON a.id = r.author JOIN users b ON b.id = r.reported_by "
                       "WHERE r.room_id = ? ORDER BY r.at DESC, r.id DESC LIMIT ?")
            .arg(UserRows::columns(QStringLiteral("a")), UserRows::columns(QStringLiteral("b")));
    constexpr int authorAt = 5;
    QList<Report> reports;
    auto rows = connection.rows(sql, {room.toString(), limit});
    while (rows.next())
        reports.append({ReportId(rows.text(0)), room, rows.number(1), UserRows::from(rows, authorAt),
                        rows.text(2), UserRows::from(rows, authorAt + UserRows::width), rows.text(3),
                        rows.time(4)});
    return reports;
}

bool settled(Connection &connection, const RoomId &room, const ReportId &report)
{
    connection.chores().hasErased = true;
    return connection.execute(QStringLiteral("DELETE FROM reports WHERE id = ? AND room_id = ?"),
                              {report.toString(), room.toString()}) > 0;
}

} // namespace

SqlModerationStore::SqlModerationStore(const DatabaseLane &database)
    : m_database(database)
{
}

void SqlModerationStore::moderate(const Event &event, Done<QList<Event>> done)
{
    m_database.writeToRoom<QList<Event>>(
        event.room.toString(), [event](Connection &connection) { return moderated(connection, event); },
        std::move(done));
}

void SqlModerationStore::bans(const RoomId &room, milliseconds now, Done<QList<Ban>> done)
{
    m_database.read<QList<Ban>>(
        [room, now](Connection &connection) { return RoomBans::all(connection, room, now); },
        std::move(done));
}

void SqlModerationStore::removeRoom(const RoomId &room, const UserId &by, Done<RemovedRoom> done)
{
    m_database.writeToRoom<RemovedRoom>(
        room.toString(), [room, by](Connection &connection) { return removedRoom(connection, room, by); },
        std::move(done));
}

void SqlModerationStore::purgeRemoved(int atMost, Done<bool> done)
{
    m_database.write<bool>(
        [atMost](Connection &connection) { return RoomRemoval::purge(connection, atMost); }, std::move(done));
}

void SqlModerationStore::report(const NewReport &report, milliseconds at, Done<Ok> done)
{
    m_database.write<Ok>([report, at](Connection &connection) { return reported(connection, report, at); },
                         std::move(done));
}

void SqlModerationStore::reports(const RoomId &room, int limit, Done<QList<Report>> done)
{
    m_database.read<QList<Report>>(
        [room, limit](Connection &connection) { return reportsOf(connection, room, limit); },
        std::move(done));
}

void SqlModerationStore::settle(const RoomId &room, const ReportId &report, Done<bool> done)
{
    m_database.write<bool>(
        [room, report](Connection &connection) { return settled(connection, room, report); },
        std::move(done));
}

} // namespace Chinwag

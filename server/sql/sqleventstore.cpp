#include "server/sql/sqleventstore.h"

#include "server/sql/eventlog.h"
#include "server/sql/idlookup.h"
#include "server/sql/messagesearch.h"

namespace Chinwag {

SqlEventStore::SqlEventStore(const DatabaseLane &database)
    : m_database(database)
{
}

void SqlEventStore::append(const Event &event, Done<Appended> done)
{
    m_database.writeToRoom<Appended>(
        event.room.toString(),
        [event](Connection &connection) { return EventLog::append(connection, event); }, std::move(done));
}

void SqlEventStore::find(const RoomId &room, Seq seq, Done<std::optional<Event>> done)
{
    m_database.read<std::optional<Event>>(
        [room, seq](Connection &connection) { return EventLog::find(connection, room, seq); },
        std::move(done));
}

void SqlEventStore::range(const RoomId &room, Seq after, Seq before, int limit, bool newest,
                          Done<QList<Event>> done)
{
    m_database.read<QList<Event>>(
        [=](Connection &connection) {
            return EventLog::range(connection, room, after, before, limit, newest);
        },
        std::move(done));
}

void SqlEventStore::heads(const QList<RoomId> &rooms, Done<QHash<RoomId, Seq>> done)
{
    QStringList ids;
    for (const RoomId &room : rooms)
        ids.append(room.toString());
    m_database.read<QHash<RoomId, Seq>>(
        [ids](Connection &connection) {
            QHash<RoomId, Seq> heads;
            forEachRowOf(connection, QStringLiteral("SELECT id, head_seq FROM rooms WHERE id IN (%1)"), ids,
                         [&heads](const Rows &row) { heads.insert(RoomId(row.text(0)), row.number(1)); });
            return heads;
        },
        std::move(done));
}

void SqlEventStore::sentBy(const UserId &user, const Nonce &after, int limit, Done<QList<Event>> done)
{
    m_database.read<QList<Event>>(
        [=](Connection &connection) { return EventLog::sentBy(connection, user, after, limit); },
        std::move(done));
}

void SqlEventStore::search(const MessageQuery &query, Done<MessageHits> done)
{
    m_database.read<MessageHits>(
        [query](Connection &connection) { return MessageSearch(connection, query).run(); }, std::move(done));
}

} // namespace Chinwag

#include "app/cache/cachetables.h"

#include "shared/base/logging.h"
#include "shared/protocol/eventrow.h"

#include <QSqlQuery>

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

std::optional<RoomPreferences> readPreferences(const QSqlQuery &row)
{
    if (row.value(11).isNull())
        return std::nullopt;
    return RoomPreferences{
        notifyFromString(row.value(11).toString()).value_or(RoomPreferences::Notify::Default),
        std::chrono::milliseconds(row.value(12).toLongLong()), row.value(13).toBool(),
        row.value(14).toBool()};
}

// A row of another version may hold a name that this one does not know: then it is left out, the server has
// it.
std::optional<Room> readRoom(const QSqlQuery &row)
{
    const auto kind = roomKindFromString(row.value(2).toString());
    if (!kind)
        return std::nullopt;
    Room room;
    room.id = RoomId(row.value(0).toString());
    room.name = row.value(1).toString();
    room.kind = *kind;
    room.topic = row.value(3).toString();
    room.memberCount = row.value(4).toInt();
    room.headSeq = row.value(5).toLongLong();
    room.readSeq = row.value(6).toLongLong();
    room.role = roleFromString(row.value(7).toString());
    if (!row.value(8).isNull())
        room.peer = User{UserId(row.value(8).toString()), row.value(9).toString(), row.value(10).toString()};
    room.preferences = readPreferences(row);
    return room;
}

Event readEvent(const RoomId &room, const QSqlQuery &query)
{
    QVariantList row;
    for (int column = 0; column < int(eventColumns().size()); ++column)
        row.append(query.value(column));
    return eventOf(room, row);
}

QVariantList values(const Room &room, qsizetype position)
{
    const RoomPreferences preferences = room.preferences.value_or(RoomPreferences());
    QVariantList row{textValue(room.id.toString()),
                     qlonglong(position),
                     textValue(room.name),
                     toString(room.kind),
                     textValue(room.topic),
                     room.memberCount,
                     qlonglong(room.headSeq),
                     qlonglong(room.readSeq),
                     room.role ? toString(*room.role) : QVariant(),
                     QVariant(),
                     QVariant(),
                     QVariant(),
                     room.preferences ? toString(preferences.notify) : QVariant(),
                     qlonglong(preferences.mutedUntil.count()),
                     preferences.markedUnread,
                     preferences.wordsAsTyped};
    if (room.peer) {
        row[9] = textValue(room.peer->id.toString());
        row[10] = textValue(room.peer->username);
        row[11] = textValue(room.peer->displayName);
    }
    return row;
}

QVariantList values(const Event &event)
{
    QVariantList row = rowOf(event);
    row.prepend(textValue(event.room.toString()));
    return row;
}

} // namespace

CacheTables::CacheTables(SqliteConnection &connection)
    : m_connection(connection)
{
}

// Logged once per trouble, not once per event: a full disk must not fill the log, too.
Result<Ok, Error> CacheTables::checked(Result<Ok, Error> result) const
{
    if (!result && !m_failing)
        qCWarning(lcCache).noquote() << result.error().message;
    m_failing = !result;
    return result;
}

void CacheTables::storeRooms(const QList<Room> &rooms)
{
    std::ignore = checked(m_connection.transaction([&]() -> Result<Ok, Error> {
        if (auto emptied = m_connection.run(u"DELETE FROM rooms"_s); !emptied)
            return emptied;
        QList<QVariantList> rows;
        for (const Room &room : rooms)
            rows.append(values(room, rows.size()));
        return m_connection.runEach(
            u"INSERT OR REPLACE INTO rooms (id, position, name, kind, topic, member_count, head_seq, "
            u"read_seq, role, "
            "peer_id, peer_username, peer_display_name, notify, muted_until, marked_unread, words_as_typed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            rows);
    }));
}

void CacheTables::storeUsers(const QList<User> &users)
{
    QList<QVariantList> rows;
    for (const User &user : users)
        rows.append({textValue(user.id.toString()), textValue(user.username), textValue(user.displayName)});
    std::ignore = checked(m_connection.transaction([&] {
        return m_connection.runEach(
            u"INSERT INTO users (id, username, display_name) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "username = excluded.username, display_name = excluded.display_name"_s,
            rows);
    }));
}

void CacheTables::storeEvents(const QList<Event> &events)
{
    QList<QVariantList> rows;
    rows.reserve(events.size());
    for (const Event &event : events)
        rows.append(values(event));
    const bool isStored =
        checked(m_connection.transaction([&]() -> Result<Ok, Error> {
            // What comes without its text now was deleted.
            auto stored = m_connection.runEach(
                u"INSERT INTO events (room, %1) VALUES (?%2) ON CONFLICT (room, seq) DO UPDATE SET text = "
                u"'', "
                "body = '' WHERE excluded.kind IN ('message', 'edit') AND excluded.text = '' AND "
                "excluded.body = ''"_s.arg(eventColumnNames(),
                                           u", ?"_s.repeated(qsizetype(eventColumns().size()))),
                rows);
            return stored ? eraseDeleted(events) : stored;
        })).hasValue();
    const bool hasDeletions =
        std::ranges::any_of(events, [](const Event &event) { return event.as<DeleteBody>() != nullptr; });
    // The log has every page as it was.
    if (isStored && hasDeletions)
        std::ignore = checked(m_connection.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
}

Result<Ok, Error> CacheTables::eraseDeleted(const QList<Event> &events)
{
    const QString erase = u"UPDATE events SET text = '', body = '' WHERE room = ? AND "_s;
    // A deletion may be known before its message is. The first condition is the index's.
    const QString known =
        u" AND EXISTS (SELECT 1 FROM events d WHERE d.target > 0 AND d.room = ? AND d.target = ? "
        "AND d.kind = 'delete')"_s;
    QList<QVariantList> targets;
    QList<QVariantList> late;
    for (const Event &event : events) {
        const QVariant room = textValue(event.room.toString());
        if (const auto *deletion = event.as<DeleteBody>())
            targets.append({room, qlonglong(deletion->target)});
        if (event.as<MessageBody>())
            late.append({room, qlonglong(event.seq), room, qlonglong(event.seq)});
        if (const auto *edit = event.as<EditBody>())
            late.append({room, qlonglong(event.seq), room, qlonglong(edit->target)});
    }
    for (const auto &[sql, values] :
         {std::pair(erase + u"seq = ? AND kind = 'message'"_s, targets),
          std::pair(erase + u"target > 0 AND target = ? AND kind = 'edit'"_s, targets),
          std::pair(erase + u"seq = ?"_s + known, late)}) {
        if (auto erased = m_connection.runEach(sql, values); !erased)
            return erased;
    }
    return Ok{};
}

void CacheTables::correctEvent(const Event &event)
{
    std::ignore = checked(m_connection.run(u"DELETE FROM events WHERE room = ? AND seq = ?"_s,
                                           {textValue(event.room.toString()), qlonglong(event.seq)}));
    storeEvents({event});
}

void CacheTables::removeRoom(const RoomId &room)
{
    const QVariantList id{textValue(room.toString())};
    std::ignore = checked(m_connection.transaction([&]() -> Result<Ok, Error> {
        for (const QString &sql :
             {u"DELETE FROM rooms WHERE id = ?"_s, u"DELETE FROM events WHERE room = ?"_s,
              u"DELETE FROM drafts WHERE room = ?"_s}) {
            if (auto removed = m_connection.run(sql, id); !removed)
                return removed;
        }
        return Ok{};
    }));
}

void CacheTables::storeDraft(const RoomId &room, const QString &text)
{
    const QVariant id = textValue(room.toString());
    std::ignore =
        checked(text.isEmpty() ? m_connection.run(u"DELETE FROM drafts WHERE room = ?"_s, {id})
                               : m_connection.run(u"INSERT INTO drafts (room, text) VALUES (?, ?) "
                                                  "ON CONFLICT (room) DO UPDATE SET text = excluded.text"_s,
                                                  {id, text}));
}

void CacheTables::clear() { empty({u"rooms"_s, u"users"_s, u"events"_s, u"drafts"_s}); }

void CacheTables::clearCopies()
{
    empty({u"rooms"_s, u"users"_s, u"events"_s});
    std::ignore = checked(m_connection.run(u"VACUUM"_s)); // the disk gets back what they took
}

void CacheTables::empty(const QStringList &tables)
{
    std::ignore = checked(m_connection.transaction([&]() -> Result<Ok, Error> {
        for (const QString &table : tables) {
            if (auto emptied = m_connection.run(u"DELETE FROM "_s + table); !emptied)
                return emptied;
        }
        return Ok{};
    }));
}

Result<Cache::Contents, Error> CacheTables::load() const
{
    Cache::Contents contents;
    if (const auto read = checked(readUsers(contents.users)); !read)
        return read.error();
    if (const auto read = checked(readRooms(contents.rooms)); !read)
        return read.error();
    if (const auto read = checked(readDrafts(contents.drafts)); !read)
        return read.error();
    return contents;
}

Result<Ok, Error> CacheTables::readRooms(QList<Room> &rooms) const
{
    return m_connection.select(
        u"SELECT id, name, kind, topic, member_count, head_seq, read_seq, role, peer_id, "
        "peer_username, peer_display_name, notify, muted_until, marked_unread, words_as_typed FROM rooms ORDER BY position"_s,
        {}, [&](const QSqlQuery &row) {
            if (auto room = readRoom(row))
                rooms.append(*std::move(room));
        });
}

Result<Ok, Error> CacheTables::readUsers(QList<User> &users) const
{
    return m_connection.select(
        u"SELECT id, username, display_name FROM users ORDER BY username, id"_s, {},
        [&](const QSqlQuery &row) {
            users.append({UserId(row.value(0).toString()), row.value(1).toString(), row.value(2).toString()});
        });
}

Result<Ok, Error> CacheTables::readDrafts(QHash<RoomId, QString> &drafts) const
{
    return m_connection.select(u"SELECT room, text FROM drafts"_s, {}, [&](const QSqlQuery &row) {
        drafts.insert(RoomId(row.value(0).toString()), row.value(1).toString());
    });
}

Result<Cache::Page, Error> CacheTables::events(const RoomId &room, Seq before, int limit) const
{
    const Seq end = before > 0 ? before : std::numeric_limits<Seq>::max();
    QList<Event> found;
    const auto read = checked(readEvents(room, u"seq < ? ORDER BY seq DESC LIMIT ?"_s,
                                         {qlonglong(end), std::max(limit, 0)}, found));
    if (!read)
        return read.error();
    std::reverse(found.begin(), found.end());
    return withWhatIsAbout(room, std::move(found));
}

Result<Cache::Page, Error> CacheTables::eventsAfter(const RoomId &room, Seq after, int limit) const
{
    QList<Event> found;
    const auto read = checked(
        readEvents(room, u"seq > ? ORDER BY seq LIMIT ?"_s, {qlonglong(after), std::max(limit, 0)}, found));
    if (!read)
        return read.error();
    return withWhatIsAbout(room, std::move(found));
}

Result<QList<Cache::Stretch>, Error> CacheTables::stretches(const RoomId &room) const
{
    QList<Cache::Stretch> found;
    // What is between a seq and its place among those that are here is the same all along a stretch.
    const auto read = checked(m_connection.select(
        u"SELECT MIN(seq), MAX(seq) FROM (SELECT seq, seq - ROW_NUMBER() OVER (ORDER BY seq) AS missing "
        "FROM events WHERE room = ?) GROUP BY missing ORDER BY 1 DESC LIMIT ?"_s,
        {textValue(room.toString()), Cache::mostStretches}, [&](const QSqlQuery &row) {
            found.append({Seq(row.value(0).toLongLong()), Seq(row.value(1).toLongLong())});
        }));
    if (!read)
        return read.error();
    std::reverse(found.begin(), found.end());
    return found;
}

Result<Cache::Page, Error> CacheTables::withWhatIsAbout(const RoomId &room, QList<Event> events) const
{
    Cache::Page page{std::move(events), {}};
    if (page.events.isEmpty())
        return page;
    // The first condition is the index's.
    const auto read = checked(
        readEvents(room, u"target > 0 AND target BETWEEN ? AND ? ORDER BY seq"_s,
                   {qlonglong(page.events.first().seq), qlonglong(page.events.last().seq)}, page.about));
    if (!read)
        return read.error();
    return page;
}

Result<Ok, Error> CacheTables::readEvents(const RoomId &room, const QString &condition,
                                          const QVariantList &values, QList<Event> &events) const
{
    return m_connection.select(
        u"SELECT %1 FROM events WHERE room = ? AND %2"_s.arg(eventColumnNames(), condition),
        QVariantList{textValue(room.toString())} + values,
        [&](const QSqlQuery &row) { events.append(readEvent(room, row)); });
}

} // namespace Chinwag

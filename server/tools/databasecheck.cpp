#include "server/tools/databasecheck.h"

#include "server/tools/filescopy.h"

#include <algorithm>

namespace Chinwag {

namespace {

QString roomName(const Rows &rows, int idAt, int nameAt)
{
    const QString name = rows.text(nameAt);
    return name.isEmpty() ? rows.text(idAt) : name;
}

/// What SQLite itself says about its file.
QStringList damages(Connection &connection)
{
    QStringList found;
    {
        auto rows = connection.rows(QStringLiteral("PRAGMA integrity_check(%1)").arg(mostNamed));
        while (rows.next()) {
            if (rows.text(0) != QLatin1String("ok"))
                found.append(QStringLiteral("the database file is damaged: %1").arg(rows.text(0)));
        }
    }
    auto rows = connection.rows(QStringLiteral("PRAGMA foreign_key_check"));
    while (rows.next() && found.size() < mostNamed)
        found.append(QStringLiteral("a row of %1 refers to a row of %2 that is not there")
                         .arg(rows.text(0), rows.text(2)));
    return found;
}

struct BrokenLog
{
    QString id;
    QString name;
    qint64 head = 0;
};

QList<BrokenLog> brokenLogs(Connection &connection)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT r.id, r.name, r.head_seq FROM rooms r LEFT JOIN (SELECT room_id, COUNT(*) AS "
                       "number, MIN(seq) AS lowest, MAX(seq) AS highest FROM events GROUP BY room_id) e ON "
                       "e.room_id = r.id WHERE COALESCE(e.number, 0) <> r.head_seq OR (r.head_seq > 0 AND "
                       "(e.lowest <> 1 OR e.highest <> r.head_seq)) ORDER BY r.id"));
    QList<BrokenLog> found;
    while (rows.next())
        found.append({rows.text(0), roomName(rows, 0, 1), rows.number(2)});
    return found;
}

QStringList holesOf(Connection &connection, const BrokenLog &log)
{
    // Each hole begins behind an event, or before the first.
    auto rows = connection.rows(
        QStringLiteral("SELECT h.hole, (SELECT MIN(n.seq) FROM events n WHERE n.room_id = ? AND n.seq > "
                       "h.hole) FROM (SELECT 1 AS hole UNION SELECT seq + 1 FROM events WHERE room_id = ?) h "
                       "WHERE h.hole <= ? AND NOT EXISTS (SELECT 1 FROM events e WHERE e.room_id = ? AND "
                       "e.seq = h.hole) ORDER BY 1 LIMIT ?"),
        {log.id, log.id, log.head, log.id, mostNamed});
    QStringList found;
    while (rows.next()) {
        const qint64 first = rows.number(0);
        const qint64 last = rows.isNull(1) ? log.head : rows.number(1) - 1;
        const QString place =
            first == last ? QString::number(first) : QStringLiteral("%1 to %2").arg(first).arg(last);
        found.append(QStringLiteral("room %1, seq %2 missing").arg(log.name, place));
    }
    if (found.isEmpty())
        found.append(QStringLiteral("room %1 has events beyond its end, seq %2").arg(log.name).arg(log.head));
    return found;
}

QStringList wrongCounts(Connection &connection)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT r.id, r.name, r.member_count, COALESCE(m.number, 0) FROM rooms r LEFT JOIN "
                       "(SELECT room_id, COUNT(*) AS number FROM members GROUP BY room_id) m ON m.room_id = "
                       "r.id WHERE r.member_count <> COALESCE(m.number, 0) ORDER BY r.id LIMIT ?"),
        {mostNamed});
    QStringList found;
    while (rows.next())
        found.append(QStringLiteral("room %1 says that it has %2 members, and has %3")
                         .arg(roomName(rows, 0, 1))
                         .arg(rows.number(2))
                         .arg(rows.number(3)));
    return found;
}

QStringList filesWithoutMessage(Connection &connection)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT r.id, r.name, u.seq FROM file_uses u JOIN rooms r ON r.id = u.room_id WHERE "
                       "NOT EXISTS (SELECT 1 FROM events e WHERE e.room_id = u.room_id AND e.seq = u.seq) OR "
                       "NOT EXISTS (SELECT 1 FROM files f WHERE f.id = u.file_id) ORDER BY 1, 3 LIMIT ?"),
        {mostNamed});
    QStringList found;
    while (rows.next())
        found.append(QStringLiteral("room %1, seq %2: its attached file and it have lost each other")
                         .arg(roomName(rows, 0, 1))
                         .arg(rows.number(2)));
    return found;
}

QStringList wrongFiles(Connection &connection, const QString &directory)
{
    QStringList found;
    const QStringList hashes = filesInUse(connection);
    for (const QString &hash : hashes) {
        if (found.size() < mostNamed && !isIntact(directory, hash))
            found.append(QStringLiteral("the attached file %1 is missing or damaged").arg(hash));
    }
    return found;
}

} // namespace

QStringList checkDatabase(Connection &connection, const QString &filesDirectory)
{
    QStringList problems;
    if (connection.dialect().driver() == QLatin1String("QSQLITE"))
        problems += damages(connection);
    const QList<BrokenLog> broken = brokenLogs(connection);
    for (const BrokenLog &log : broken.first(std::min<qsizetype>(broken.size(), mostNamed)))
        problems += holesOf(connection, log);
    problems += wrongCounts(connection);
    problems += filesWithoutMessage(connection);
    problems += wrongFiles(connection, filesDirectory);
    if (connection.failure())
        problems.append(QStringLiteral("the database cannot be read: %1").arg(connection.failureDetail()));
    return problems;
}

} // namespace Chinwag

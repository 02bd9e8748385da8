#include "server/sql/sqlfilecontents.h"

#include <algorithm>

namespace Chinwag {

namespace {

/// The row that says that something may be added. What nobody goes on with loses it.
constexpr qint64 openEnd = -1;
constexpr int piecesAtOnce = 4;
constexpr int removedAtOnce = 64; ///< in one statement, which has little time

Error gone()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such file any more."), std::nullopt};
}

/// Where what lies under that name ends.
qint64 endOf(Connection &connection, const QString &name)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT start, octet_length(bytes) FROM file_pieces WHERE content = ? AND start >= 0 "
                       "ORDER BY start DESC LIMIT 1"),
        {name});
    return rows.next() ? rows.number(0) + rows.number(1) : 0;
}

/// Whether there may be more.
bool removeSome(Connection &connection, const QString &name)
{
    const int removed = connection.execute(
        QStringLiteral(
            "DELETE FROM file_pieces WHERE content = ? AND start IN (SELECT start FROM file_pieces "
            "WHERE content = ? ORDER BY start LIMIT ?)"),
        {name, name, removedAtOnce});
    return removed == removedAtOnce;
}

/// Another node may have taken it away long ago, and somebody may have brought it again since.
bool isLoose(Connection &connection, const QString &hash)
{
    auto rows =
        connection.rows(QStringLiteral("SELECT loose FROM file_contents WHERE hash = ? FOR UPDATE"), {hash});
    return rows.next() && rows.number(0) > 1;
}

void open(Connection &connection, const QString &name)
{
    connection.execute(QStringLiteral("INSERT INTO file_pieces (content, start, bytes, at) "
                                      "VALUES (?, ?, ?, %1)")
                           .arg(connection.dialect().now()),
                       {name, openEnd, QByteArray()});
}

/// Gives where it ends afterwards.
qint64 cut(Connection &connection, const QString &name, qint64 size)
{
    connection.execute(QStringLiteral("DELETE FROM file_pieces WHERE content = ? AND start >= ?"),
                       {name, size});
    const qint64 end = endOf(connection, name);
    if (end <= size)
        return end;
    connection.execute(
        QStringLiteral(
            "UPDATE file_pieces SET bytes = substring(bytes FROM 1 FOR CAST(? - start AS INTEGER)) "
            "WHERE content = ? AND start = (SELECT MAX(start) FROM file_pieces WHERE content = ?)"),
        {size, name, name});
    return size;
}

} // namespace

/// One look through a whole content, a few pieces at a time, so that nobody waits for all of it.
struct SqlFileContents::Reading
{
    QString name;
    QString fileName;
    std::shared_ptr<ContentDigests> digests;
    QCryptographicHash hash{contentHash};
    QByteArray beginning;
    std::optional<QByteArray> known; ///< the digest
    FileFindings findings;           ///< once all of it was looked at
    qint64 next = 0;                 ///< where the pieces begin that were not looked at yet
    Done<FileFindings> done;

    void finish()
    {
        const QByteArray digest = known ? *known : hash.result();
        findings = {QString::fromLatin1(digest.toHex()), contentType(beginning, fileName)};
    }
};

SqlFileContents::SqlFileContents(Database &database)
    : m_database(database)
{
}

void SqlFileContents::take(const QString &from, const QString &to, qint64 size, Done<qint64> done)
{
    m_database.write<qint64>(
        [from, to, size, digests = m_digests](Connection &connection) -> Outcome<qint64> {
            qint64 there = 0;
            if (!from.isEmpty()) {
                connection.execute(QStringLiteral("DELETE FROM file_pieces WHERE content = ? AND start = ?"),
                                   {from, openEnd});
                connection.execute(QStringLiteral("UPDATE file_pieces SET content = ? WHERE content = ?"),
                                   {to, from});
                there = cut(connection, to, size);
            }
            open(connection, to);
            digests->take(from, to, there);
            return there;
        },
        std::move(done));
}

void SqlFileContents::append(const QString &name, qint64 offset, const QByteArray &bytes, Done<Ok> done)
{
    m_database.write<Ok>(
        [name, offset, bytes, digests = m_digests](Connection &connection) -> Outcome<Ok> {
            const QString sql =
                QStringLiteral("INSERT INTO file_pieces (content, start, bytes, at) "
                               "SELECT content, CAST(? AS BIGINT), CAST(? AS BYTEA), %1 FROM file_pieces "
                               "WHERE content = ? AND start = ?")
                    .arg(connection.dialect().now());
            if (connection.execute(sql, {offset, bytes, name, openEnd}) < 1)
                return gone();
            digests->append(name, offset, bytes);
            return Ok{};
        },
        std::move(done));
}

/// Every answer comes after its COMMIT.
void SqlFileContents::sync(const QString &, Done<Ok> done)
{
    m_database.read<Ok>([](Connection &) { return Ok{}; }, std::move(done));
}

void SqlFileContents::examine(const QString &name, const QString &fileName, Done<FileFindings> done)
{
    const auto reading = std::make_shared<Reading>();
    reading->name = name;
    reading->fileName = fileName;
    reading->digests = m_digests;
    reading->done = std::move(done);
    readOn(m_database, reading);
}

void SqlFileContents::readOn(Database &database, const std::shared_ptr<Reading> &reading)
{
    const auto look = [reading](Connection &connection) -> Outcome<bool> {
        if (reading->next == 0)
            reading->known = reading->digests->result(reading->name, endOf(connection, reading->name));
        auto rows = connection.rows(
            QStringLiteral("SELECT start, bytes FROM file_pieces WHERE content = ? AND start >= ? "
                           "ORDER BY start LIMIT ?"),
            {reading->name, reading->next, piecesAtOnce});
        bool goesOn = false;
        while (rows.next()) {
            const QByteArray bytes = rows.bytes(1);
            if (reading->beginning.size() < sniffedBytes)
                reading->beginning +=
                    bytes.first(std::min<qint64>(bytes.size(), sniffedBytes - reading->beginning.size()));
            if (!reading->known)
                reading->hash.addData(bytes);
            reading->next = rows.number(0) + bytes.size();
            goesOn = !reading->known || reading->beginning.size() < sniffedBytes;
        }
        if (!goesOn && reading->next > 0)
            reading->finish();
        return goesOn;
    };
    database.read<bool>(look, [&database, reading](const Outcome<bool> &goesOn) {
        if (!goesOn)
            reading->done(goesOn.error());
        else if (*goesOn)
            readOn(database, reading);
        else if (reading->next == 0)
            reading->done(gone());
        else
            reading->done(reading->findings);
    });
}

void SqlFileContents::keep(const QString &name, const QString &hash, Done<Ok> done)
{
    m_database.write<bool>(
        [name, hash](Connection &connection) -> Outcome<bool> {
            if (const QString lock = connection.dialect().lockName(); !lock.isEmpty()) {
                auto rows = connection.rows(lock, {hash});
                rows.next();
            }
            connection.execute(QStringLiteral("DELETE FROM file_pieces WHERE content = ? AND start = ?"),
                               {name, openEnd});
            const bool isThere = endOf(connection, hash) > 0;
            if (!isThere &&
                connection.execute(QStringLiteral("UPDATE file_pieces SET content = ? WHERE content = ?"),
                                   {hash, name}) < 1)
                return gone();
            return isThere;
        },
        [&database = m_database, name, done = std::move(done)](const Outcome<bool> &isThere) {
            if (!isThere)
                done(isThere.error());
            else if (*isThere)
                removeOn(database, name, Which::Any, done);
            else
                done(Ok{});
        });
}

/// A few pieces at a time, so that nobody waits for all of it, and no statement takes too long.
void SqlFileContents::removeOn(Database &database, const QString &name, Which which, const Done<Ok> &done)
{
    database.write<bool>(
        [name, which](Connection &connection) -> Outcome<bool> {
            if (which == Which::Loose && !isLoose(connection, name))
                return false;
            return removeSome(connection, name);
        },
        [&database, name, which, done](const Outcome<bool> &goesOn) {
            if (!goesOn)
                done(goesOn.error());
            else if (*goesOn)
                removeOn(database, name, which, done);
            else
                done(Ok{});
        });
}

void SqlFileContents::drop(const QString &name, Done<Ok> done)
{
    m_digests->forget(name);
    removeOn(m_database, name, Which::Any, done);
}

void SqlFileContents::read(const QString &hash, qint64 offset, qint64 most, Done<QByteArray> done)
{
    m_database.read<QByteArray>(
        [hash, offset, most](Connection &connection) -> Outcome<QByteArray> {
            auto rows = connection.rows(
                QStringLiteral("SELECT substring(bytes FROM CAST(? - start + 1 AS INTEGER) FOR "
                               "CAST(? AS INTEGER)) FROM file_pieces WHERE content = ? AND start <= ? "
                               "AND start >= 0 ORDER BY start DESC LIMIT 1"),
                {offset, most, hash, offset});
            if (!rows.next())
                return gone();
            return rows.bytes(0);
        },
        std::move(done));
}

void SqlFileContents::remove(const QString &hash, Done<Ok> done)
{
    removeOn(m_database, hash, Which::Loose, done);
}

void SqlFileContents::dropOlder(std::chrono::milliseconds age, Done<Ok> done)
{
    m_database.write<Ok>(
        [age](Connection &connection) -> Outcome<Ok> {
            const QString sql =
                // Hashes sort before it, and are not looked at.
                QStringLiteral("DELETE FROM file_pieces WHERE content IN (SELECT content FROM "
                               "file_pieces WHERE content >= 'w' AND content LIKE 'w@_%' ESCAPE '@' "
                               "GROUP BY content HAVING MAX(at) < %1 - ?)")
                    .arg(connection.dialect().now());
            connection.execute(sql, {qint64(age.count())});
            return Ok{};
        },
        std::move(done));
}

} // namespace Chinwag

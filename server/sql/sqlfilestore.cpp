#include "server/sql/sqlfilestore.h"

#include "server/sql/filerows.h"

namespace Chinwag {

namespace {

Error notFound()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such file, or it is not yours."), std::nullopt};
}

Error tooLarge(const QString &message) { return {ErrorCode::TooLarge, message, std::nullopt}; }

/// Of all their files; on several nodes nobody else counts meanwhile.
FileShare usedBy(Connection &connection, const UserId &user)
{
    if (const QString lock = connection.dialect().lockName(); !lock.isEmpty()) {
        auto rows = connection.rows(lock, {QStringLiteral("files ") + user.toString()});
        rows.next();
    }
    FileShare used;
    {
        auto rows = connection.rows(QStringLiteral("SELECT CAST(COALESCE(SUM(size + thumbnail_size), 0) AS "
                                                   "BIGINT) FROM files WHERE user_id = ?"),
                                    {user.toString()});
        used.bytes = rows.next() ? rows.number(0) : 0;
    }
    auto rows = connection.rows(
        QStringLiteral("SELECT COUNT(*) FROM files WHERE user_id = ? AND expires_at > 0"), {user.toString()});
    used.unsent = rows.next() ? int(rows.number(0)) : 0;
    return used;
}

std::optional<Error> refusal(const FileShare &used, const FileShare &share, qint64 more)
{
    if (used.unsent >= share.unsent)
        return tooLarge(QStringLiteral("You have %1 files that you have not sent. Send or remove some first.")
                            .arg(used.unsent));
    if (used.bytes + more > share.bytes)
        return tooLarge(QStringLiteral("Your files would be more than this server keeps for one person. "
                                       "Delete some of your messages with files first."));
    return std::nullopt;
}

void insert(Connection &connection, const NewFile &file, std::chrono::milliseconds lifetime)
{
    const QString sql =
        QStringLiteral("INSERT INTO files (id, user_id, name, size, type, width, height, blurhash, received, "
                       "writer, hash, thumbnail, thumbnail_size, expires_at) "
                       "VALUES (?, ?, ?, ?, '', ?, ?, ?, 0, '', '', '', 0, %1 + ?)")
            .arg(connection.dialect().now());
    connection.execute(sql, {file.id.toString(), file.owner.toString(), file.name, file.size, file.width,
                             file.height, file.blurhash, qint64(lifetime.count())});
}

std::optional<StoredFile> ownFile(Connection &connection, const FileId &id, const UserId &owner)
{
    const auto stored = FileRows::lock(connection, id);
    return stored && stored->owner == owner ? stored : std::nullopt;
}

Outcome<ClaimedFile> claimed(Connection &connection, const FileClaim &claim)
{
    const auto stored = ownFile(connection, claim.id, claim.owner);
    if (!stored)
        return notFound();
    ClaimedFile result{*stored, false};
    if (stored->received != claim.offset)
        return result;
    if (claim.size > stored->file.size - claim.offset)
        return tooLarge(QStringLiteral("That is more than the file was said to have."));
    if (stored->isFinished())
        return result;
    // Findings of somebody who did not come to its end.
    FileRows::loosen(connection, stored->hash);
    connection.execute(QStringLiteral("UPDATE files SET writer = ?, hash = '' WHERE id = ?"),
                       {claim.writer, claim.id.toString()});
    result.isClaimed = true;
    return result;
}

/// Whether it still has that writer; it is locked then.
std::optional<StoredFile> writtenBy(Connection &connection, const FileId &id, const QString &writer)
{
    const auto stored = FileRows::lock(connection, id);
    return stored && stored->writer == writer && !writer.isEmpty() ? stored : std::nullopt;
}

bool isReferredTo(Connection &connection, const QString &hash)
{
    for (const char *column : {"hash", "thumbnail"}) {
        auto rows = connection.rows(QStringLiteral("SELECT 1 FROM files WHERE %1 = ? AND %1 <> '' LIMIT 1")
                                        .arg(QLatin1String(column)),
                                    {hash});
        if (rows.next())
            return true;
    }
    return false;
}

} // namespace

SqlFileStore::SqlFileStore(const DatabaseLane &database)
    : m_database(database)
{
}

void SqlFileStore::create(const NewFile &file, const FileShare &share, std::chrono::milliseconds lifetime,
                          Done<StoredFile> done)
{
    m_database.write<StoredFile>(
        [=](Connection &connection) -> Outcome<StoredFile> {
            if (const auto refused = refusal(usedBy(connection, file.owner), share, file.size))
                return *refused;
            insert(connection, file, lifetime);
            return FileRows::find(connection, file.id).value_or(StoredFile());
        },
        std::move(done));
}

void SqlFileStore::find(const FileId &id, const UserId &owner, Done<std::optional<StoredFile>> done)
{
    m_database.read<std::optional<StoredFile>>(
        [=](Connection &connection) -> std::optional<StoredFile> {
            const auto stored = FileRows::find(connection, id);
            return stored && stored->owner == owner ? stored : std::nullopt;
        },
        std::move(done));
}

void SqlFileStore::findFor(const FileId &id, const UserId &user, Done<std::optional<StoredFile>> done)
{
    m_database.read<std::optional<StoredFile>>(
        [=](Connection &connection) -> std::optional<StoredFile> {
            static const QString sql =
                QStringLiteral("SELECT %1 FROM files f WHERE f.id = ? AND (f.user_id = ? OR EXISTS (SELECT 1 "
                               "FROM file_uses u JOIN members m ON m.room_id = u.room_id AND m.user_id = ? "
                               "WHERE u.file_id = f.id))")
                    .arg(FileRows::columns(QStringLiteral("f")));
            auto rows = connection.rows(sql, {id.toString(), user.toString(), user.toString()});
            const auto stored = rows.next() ? std::optional(FileRows::from(rows)) : std::nullopt;
            return stored && stored->isFinished() ? stored : std::nullopt;
        },
        std::move(done));
}

void SqlFileStore::claim(const FileClaim &claim, Done<ClaimedFile> done)
{
    m_database.write<ClaimedFile>([claim](Connection &connection) { return claimed(connection, claim); },
                                  std::move(done));
}

void SqlFileStore::setReceived(const FileId &id, const QString &writer, qint64 received, Done<bool> done)
{
    m_database.write<bool>(
        [=](Connection &connection) {
            return connection.execute(
                       QStringLiteral("UPDATE files SET received = ? WHERE id = ? AND writer = ?"),
                       {received, id.toString(), writer}) > 0;
        },
        std::move(done));
}

void SqlFileStore::setFindings(const FileId &id, const QString &writer, const FileFindings &findings,
                               Done<bool> done)
{
    m_database.write<bool>(
        [=](Connection &connection) -> Outcome<bool> {
            const auto stored = writtenBy(connection, id, writer);
            if (!stored)
                return false;
            if (const auto held = FileRows::hold(connection, findings.hash, stored->file.size); !held)
                return held.error();
            const bool isImage = findings.type.startsWith(QLatin1String("image/"));
            connection.execute(QStringLiteral("UPDATE files SET hash = ?, type = ? WHERE id = ?"),
                               {findings.hash, findings.type, id.toString()});
            if (!isImage)
                connection.execute(
                    QStringLiteral("UPDATE files SET width = 0, height = 0, blurhash = '' WHERE id = ?"),
                    {id.toString()});
            return true;
        },
        std::move(done));
}

void SqlFileStore::finish(const FileId &id, const QString &writer, std::chrono::milliseconds lifetime,
                          Done<bool> done)
{
    m_database.write<bool>(
        [=](Connection &connection) {
            const QString sql = QStringLiteral("UPDATE files SET received = size, writer = '', "
                                               "expires_at = %1 + ? WHERE id = ? AND writer = ? AND "
                                               "hash <> '' AND writer <> ''")
                                    .arg(connection.dialect().now());
            return connection.execute(sql, {qint64(lifetime.count()), id.toString(), writer}) > 0;
        },
        std::move(done));
}

void SqlFileStore::setThumbnail(const FileId &id, const UserId &owner, const QString &hash, qint64 size,
                                const FileShare &share, Done<Ok> done)
{
    m_database.write<Ok>(
        [=](Connection &connection) -> Outcome<Ok> {
            const qint64 used = usedBy(connection, owner).bytes;
            const auto stored = ownFile(connection, id, owner);
            if (!stored)
                return notFound();
            if (const auto refused = refusal({used - stored->thumbnailSize, 0}, {share.bytes, 1}, size))
                return *refused;
            if (const auto held = FileRows::hold(connection, hash, size); !held)
                return held.error();
            connection.execute(
                QStringLiteral("UPDATE files SET thumbnail = ?, thumbnail_size = ? WHERE id = ?"),
                {hash, size, id.toString()});
            if (stored->thumbnail != hash)
                FileRows::loosen(connection, stored->thumbnail);
            return Ok{};
        },
        std::move(done));
}

void SqlFileStore::remove(const FileId &id, const UserId &owner, Done<std::optional<StoredFile>> done)
{
    m_database.write<std::optional<StoredFile>>(
        [=](Connection &connection) -> std::optional<StoredFile> {
            const auto stored = ownFile(connection, id, owner);
            if (!stored || stored->expiresAt.count() == 0)
                return std::nullopt;
            connection.execute(QStringLiteral("DELETE FROM files WHERE id = ?"), {id.toString()});
            FileRows::loosen(connection, stored->hash);
            FileRows::loosen(connection, stored->thumbnail);
            return stored;
        },
        std::move(done));
}

void SqlFileStore::takeExpired(int limit, Done<QList<StoredFile>> done)
{
    m_database.write<QList<StoredFile>>(
        [limit](Connection &connection) {
            const QString sql =
                QStringLiteral("SELECT %1 FROM files WHERE expires_at > 0 AND expires_at <= "
                               "%2 ORDER BY expires_at LIMIT ?%3")
                    .arg(FileRows::columns(), connection.dialect().now(), connection.dialect().skipLocked());
            QList<StoredFile> expired;
            {
                auto rows = connection.rows(sql, {limit});
                while (rows.next())
                    expired.append(FileRows::from(rows));
            }
            for (const StoredFile &each : std::as_const(expired)) {
                connection.execute(QStringLiteral("DELETE FROM files WHERE id = ?"),
                                   {each.file.id.toString()});
                FileRows::loosen(connection, each.hash);
                FileRows::loosen(connection, each.thumbnail);
            }
            return expired;
        },
        std::move(done));
}

void SqlFileStore::takeLoose(int limit, Done<QStringList> done)
{
    m_database.write<QStringList>(
        [limit](Connection &connection) {
            const QString sql = QStringLiteral("SELECT hash FROM file_contents WHERE loose > 0 ORDER BY hash "
                                               "LIMIT ?") +
                                connection.dialect().skipLocked();
            QStringList candidates;
            {
                auto rows = connection.rows(sql, {limit});
                while (rows.next())
                    candidates.append(rows.text(0));
            }
            QStringList loose;
            for (const QString &hash : std::as_const(candidates)) {
                const bool isKept = isReferredTo(connection, hash);
                connection.execute(QStringLiteral("UPDATE file_contents SET loose = ? WHERE hash = ?"),
                                   {isKept ? 0 : 2, hash});
                if (!isKept)
                    loose.append(hash);
            }
            return loose;
        },
        std::move(done));
}

void SqlFileStore::forgetContents(const QString &hash, Done<Ok> done)
{
    m_database.write<Ok>(
        [hash](Connection &connection) {
            connection.execute(QStringLiteral("DELETE FROM file_contents WHERE hash = ? AND loose = 2"),
                               {hash});
            return Ok{};
        },
        std::move(done));
}

} // namespace Chinwag

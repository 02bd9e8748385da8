#include "server/sql/filerows.h"

namespace Chinwag::FileRows {

namespace {

constexpr const char *names[] = {"id",     "name",      "size",           "type",      "width",
                                 "height", "blurhash",  "user_id",        "received",  "writer",
                                 "hash",   "thumbnail", "thumbnail_size", "expires_at"};
/// The same order, by name.
enum Column {
    IdAt,
    NameAt,
    SizeAt,
    TypeAt,
    WidthAt,
    HeightAt,
    BlurhashAt,
    OwnerAt,
    ReceivedAt,
    WriterAt,
    HashAt,
    ThumbnailAt,
    ThumbnailSizeAt,
    ExpiresAt
};

Error notThere()
{
    return {ErrorCode::NotFound, QStringLiteral("A file of the message is not there, or not complete."),
            std::nullopt};
}

QStringList idsOf(Connection &connection, const RoomId &room, Seq message)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT file_id FROM file_uses WHERE room_id = ? AND seq = ? ORDER BY file_id"),
        {room.toString(), qint64(message)});
    QStringList ids;
    while (rows.next())
        ids.append(rows.text(0));
    return ids;
}

} // namespace

QString columns(const QString &f)
{
    QStringList list;
    for (const char *name : names)
        list.append(f + QLatin1Char('.') + QLatin1String(name));
    return list.join(QLatin1String(", "));
}

StoredFile from(const Rows &rows)
{
    StoredFile stored;
    stored.file.id = FileId(rows.text(IdAt));
    stored.file.name = rows.text(NameAt);
    stored.file.size = rows.number(SizeAt);
    stored.file.type = rows.text(TypeAt);
    stored.file.width = int(rows.number(WidthAt));
    stored.file.height = int(rows.number(HeightAt));
    stored.file.blurhash = rows.text(BlurhashAt);
    stored.owner = UserId(rows.text(OwnerAt));
    stored.received = rows.number(ReceivedAt);
    stored.writer = rows.text(WriterAt);
    stored.hash = rows.text(HashAt);
    stored.thumbnail = rows.text(ThumbnailAt);
    stored.thumbnailSize = rows.number(ThumbnailSizeAt);
    stored.expiresAt = rows.time(ExpiresAt);
    stored.file.hasThumbnail = !stored.thumbnail.isEmpty();
    return stored;
}

std::optional<StoredFile> find(Connection &connection, const FileId &id)
{
    static const QString sql = QStringLiteral("SELECT %1 FROM files WHERE id = ?").arg(columns());
    auto rows = connection.rows(sql, {id.toString()});
    return rows.next() ? std::optional(from(rows)) : std::nullopt;
}

std::optional<StoredFile> lock(Connection &connection, const FileId &id)
{
    if (connection.dialect().hasOneWriter())
        return find(connection, id);
    static const QString sql = QStringLiteral("SELECT %1 FROM files WHERE id = ? FOR UPDATE").arg(columns());
    auto rows = connection.rows(sql, {id.toString()});
    return rows.next() ? std::optional(from(rows)) : std::nullopt;
}

Outcome<Ok> hold(Connection &connection, const QString &hash, qint64 size)
{
    // Changes nothing where it is there, but waits for whoever is about to take it away.
    auto rows = connection.rows(
        QStringLiteral("INSERT INTO file_contents (hash, size, loose) VALUES (?, ?, 0) "
                       "ON CONFLICT (hash) DO UPDATE SET size = excluded.size RETURNING loose"),
        {hash, size});
    if (rows.next() && rows.number(0) > 1)
        return Error{ErrorCode::Temporary, QStringLiteral("Try again in a moment."),
                     std::chrono::milliseconds(1000)};
    return Ok{};
}

void loosen(Connection &connection, const QString &hash)
{
    if (!hash.isEmpty())
        connection.execute(QStringLiteral("UPDATE file_contents SET loose = 1 WHERE hash = ? AND loose = 0"),
                           {hash});
}

Outcome<QList<File>> toSend(Connection &connection, const UserId &sender, const QList<File> &files)
{
    // In one order, whatever the message's is: two of them with the same files must not wait for each other.
    QStringList ids;
    for (const File &file : files)
        ids.append(file.id.toString());
    ids.sort();
    QHash<FileId, File> found;
    for (const QString &id : std::as_const(ids)) {
        const auto stored = lock(connection, FileId(id));
        if (!stored || !(stored->owner == sender) || !stored->isFinished())
            return notThere();
        found.insert(stored->file.id, stored->file);
    }
    QList<File> described;
    for (const File &file : files)
        described.append(found.value(file.id));
    return described;
}

void attach(Connection &connection, const RoomId &room, Seq message, const QList<File> &files)
{
    for (const File &file : files) {
        const QString &id = file.id.toString();
        connection.execute(QStringLiteral("INSERT INTO file_uses (file_id, room_id, seq) VALUES (?, ?, ?)"),
                           {id, room.toString(), qint64(message)});
        connection.execute(QStringLiteral("UPDATE files SET expires_at = 0 WHERE id = ?"), {id});
    }
}

void detach(Connection &connection, const RoomId &room, Seq message)
{
    const QStringList ids = idsOf(connection, room, message);
    if (ids.isEmpty())
        return;
    for (const QString &id : ids) {
        const auto stored = lock(connection, FileId(id));
        connection.execute(
            QStringLiteral("DELETE FROM file_uses WHERE file_id = ? AND room_id = ? AND seq = ?"),
            {id, room.toString(), qint64(message)});
        const int gone =
            connection.execute(QStringLiteral("DELETE FROM files WHERE id = ? AND NOT EXISTS "
                                              "(SELECT 1 FROM file_uses u WHERE u.file_id = files.id)"),
                               {id});
        if (!stored || gone < 1)
            continue;
        loosen(connection, stored->hash);
        loosen(connection, stored->thumbnail);
    }
}

} // namespace Chinwag::FileRows

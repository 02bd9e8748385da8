#pragma once

#include "server/core/ports/filestore.h"
#include "server/sql/connection.h"

/// What the stores know of files and of the messages they are part of. Worker thread, inside a transaction
/// but for find().
namespace Chinwag::FileRows {

/// The columns of a StoredFile, for a SELECT or RETURNING; `f` is what the table is called there.
QString columns(const QString &f = QStringLiteral("files"));
StoredFile from(const Rows &rows);
std::optional<StoredFile> find(Connection &connection, const FileId &id);
/// The same, and nobody else changes it until the transaction ends.
std::optional<StoredFile> lock(Connection &connection, const FileId &id);

/// Refers to bytes that are about to be kept. Temporary while the same are being taken away.
Outcome<Ok> hold(Connection &connection, const QString &hash, qint64 size);
/// Somebody has ceased to refer to them.
void loosen(Connection &connection, const QString &hash);

/// Describes the files that a message only names: finished ones of its sender. NotFound.
Outcome<QList<File>> toSend(Connection &connection, const UserId &sender, const QList<File> &files);
/// They are part of this message.
void attach(Connection &connection, const RoomId &room, Seq message, const QList<File> &files);
/// Those of this message are no longer part of it; what is part of nothing else goes.
void detach(Connection &connection, const RoomId &room, Seq message);

} // namespace Chinwag::FileRows

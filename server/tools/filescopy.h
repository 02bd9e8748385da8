#pragma once

#include "server/sql/connection.h"

namespace Chinwag {

/// Takes the bytes of attached files along with a database: from the directory of the source to that of the
/// target, or into the target itself, inside its transaction. Each is compared with its hash. What is only
/// coming stays behind, and begins anew. The value is a line for an administrator, the error a sentence.
/// Blocks; any thread.
Outcome<QString> copyFiles(Connection &source, Connection &target);

/// Hashes of what files and thumbnails consist of, each once.
QStringList filesInUse(Connection &connection);
/// Brings what `directory` does not have yet, each compared with its hash; with Doubt also what is damaged
/// there. Gives what `source` does not have, either. Blocks; any thread.
enum class Kept { Trust, Doubt };
Outcome<QStringList> collectFiles(Connection &source, const QStringList &hashes, const QString &directory,
                                  Kept kept);
/// Reads all of it.
bool isIntact(const QString &directory, const QString &hash);
/// Takes everything else out of the directory.
void dropOthers(const QString &directory, const QStringList &hashes);

} // namespace Chinwag

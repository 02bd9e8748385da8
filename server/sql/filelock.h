#pragma once

#include "server/sql/dialect.h"

namespace Chinwag {

/// An exclusive lock on a small file beside the database. The error is a sentence for an administrator.
/// On Unix this is flock(2), which ends with the process whatever its host is called next time (containers);
/// elsewhere QLockFile.
Outcome<std::unique_ptr<DatabaseLock>> lockFile(const QString &path);

} // namespace Chinwag

#pragma once

#include "server/sql/connection.h"

#include <QStringList>

namespace Chinwag {

/// Looks through a whole database that nobody writes to: whether every room's log is whole (1 … head), counts
/// are right, everything that is referred to is there, and the bytes of each attached file, which lie in
/// `filesDirectory`, are what they were. One sentence for an administrator for each thing that is wrong, of
/// one kind `mostNamed` at most; none: all is well. Reads every attached file. Blocks; the connection's
/// thread.
QStringList checkDatabase(Connection &connection, const QString &filesDirectory);

inline constexpr int mostNamed = 10;

} // namespace Chinwag

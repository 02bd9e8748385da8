#pragma once

#include "server/core/ports/stores.h"

namespace Chinwag::Backup {

/// How the last backup of a server went, in a small file in its data directory: for whoever watches over it.
struct Status
{
    QString directory;       ///< where the backup is
    qint64 lastAttempt = 0;  ///< when it ended, wall clock, ms
    qint64 lastSuccess = 0;  ///< of the last one that was verified and could be relied on; 0: never
    qint64 durationMs = 0;   ///< of the last attempt
    bool isVerified = false; ///< it was looked through, and can be relied on
    QString problem;         ///< of the last attempt, a sentence; empty: none

    /// None: no backup was made yet, or nobody may read how it went. Reads a few hundred bytes.
    static std::optional<Status> read(const QString &dataDirectory);
    Outcome<Ok> write(const QString &dataDirectory) const;
};

} // namespace Chinwag::Backup

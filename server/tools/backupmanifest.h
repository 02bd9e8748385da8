#pragma once

#include "server/core/ports/stores.h"
#include "server/tools/tablecopy.h"

#include <QMap>
#include <QStringList>

namespace Chinwag::Backup {

/// What `backup.json` says of a backup.
struct Manifest
{
    qint64 madeAt = 0;     ///< wall clock, ms, as below
    qint64 copyMs = 0;     ///< how long it took, as below
    int schema = 0;        ///< of its database
    qint64 files = 0;      ///< attached
    qint64 verifiedAt = 0; ///< 0: never
    qint64 verifyMs = 0;
    QStringList problems; ///< what was found then
    QMap<QString, TableSummary> tables;

    QString text(const QString &place) const; ///< for an administrator
    /// Takes the place of what is there, or leaves it.
    Outcome<Ok> write(const QString &path) const;
    static Outcome<Manifest> read(const QString &path);
};

} // namespace Chinwag::Backup

#pragma once

#include "server/core/ports/stores.h"
#include "server/sql/databaseurl.h"

#include <QStringList>

namespace Chinwag {

/// A backup is a directory: `chinwagd.sqlite`, a database of a server of its own whichever database it came
/// from; beside it `chinwagd.sqlite-files`, every attached file once by its hash; and `backup.json`, what was
/// copied and how looking at it ended. Whoever can read it can read everything that was said: it is for its
/// owner alone. All functions block, and say what went wrong in a sentence for an administrator; any thread.
namespace Backup {

struct Report
{
    QString text;         ///< for an administrator
    QStringList problems; ///< what is wrong with the backup; none: it can be relied on
};

/// Copies what `database` holds at one moment, while servers run on it, then verifies it. What is in the
/// directory is used again: attached files that are there are not copied again (unless the backup before
/// could not be relied on: then those that are damaged are), the database takes the place of the one before
/// when all of it is there. `program`: the chinwagd that is started on a copy of it.
Outcome<Report> make(const DatabaseUrl &database, const QString &directory, const QString &program);

/// Puts its database into a place of its own and looks through everything: whether it is what was copied,
/// every log is whole, every attached file intact, and a server on it lets somebody in. Changes nothing
/// but the result in `backup.json`.
Outcome<Report> verify(const QString &directory, const QString &program);

/// Into an empty database, which becomes the service that was backed up. All of it or nothing.
Outcome<QString> restore(const QString &directory, const DatabaseUrl &database);

} // namespace Backup

} // namespace Chinwag

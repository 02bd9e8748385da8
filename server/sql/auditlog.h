#pragma once

#include "server/core/ports/audit.h"
#include "server/sql/connection.h"

/// The log of what those who run the server have done. It is only ever added to. Worker thread, inside a
/// transaction.
namespace Chinwag::AuditLog {

struct Entry
{
    std::chrono::milliseconds at{0}; ///< by the database's clock
    AuditRecord record;
    QString actorName;   ///< as they are called now; empty: nobody of that id is there (any more)
    QString subjectName; ///< of a person likewise; of a room as it was called then
};

/// Before the deed: what a room is called that is about to go.
QString nameOf(Connection &connection, const AuditRecord &record);
void append(Connection &connection, const AuditRecord &record, const QString &subjectName);

/// The newest first.
QList<Entry> newest(Connection &connection, int limit);

} // namespace Chinwag::AuditLog

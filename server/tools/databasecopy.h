#pragma once

#include "server/core/ports/stores.h"
#include "server/sql/databaseurl.h"

#include <QStringList>

namespace Chinwag {

/// Copies everything of one database into another, empty one, in one transaction there: the target has all of
/// it or nothing. The target stays the service that it is (ServiceIdentity), because both may run. Both sides
/// are read again afterwards and compared (rows and SHA-256 of each table) before the COMMIT. The source must
/// be one that a node locks, and is locked meanwhile; its schema is brought up to date first. Blocks; any
/// thread.
///
/// The value is a report for an administrator, the error a sentence.
Outcome<QString> copyDatabase(const Dialect &source, const Dialect &target);
Outcome<QString> copyDatabase(const DatabaseUrl &source, const DatabaseUrl &target);

/// What is copied, for the test that compares it with the schema: "table: column, column, …".
QStringList copiedTables();

} // namespace Chinwag

#pragma once

#include "server/sql/connection.h"

#include <span>

namespace Chinwag {

/// One step of the schema. Steps are never changed once released, only added.
struct Migration
{
    int version;
    const char *name;
    /// A plain function pointer on purpose: a migration depends on nothing but the database it finds. Reports
    /// through the connection's failure.
    void (*apply)(Connection &connection);
};

/// The schema this program knows, ascending.
std::span<const Migration> allMigrations();
/// The highest that was applied; 0 for none.
int schemaVersion(Connection &connection);

/// Applies what is missing, each step in a transaction of its own together with its row in schema_migrations:
/// killed at any moment, the next start goes on where this one ended. Refuses a database that a newer program
/// has written. The error is a sentence for an administrator. On the connection's thread.
Outcome<Ok> migrate(Connection &connection, std::span<const Migration> migrations);

} // namespace Chinwag

#pragma once

#include "server/core/stores.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <memory>

namespace Chinwag {

/// What a database error means for the job that met it.
struct SqlFailure
{
    enum class Kind {
        Temporary,      ///< busy, full, I/O: the same call may work later
        Constraint,     ///< the data is refused by a rule of the schema
        ConnectionLost, ///< nothing works any more on this connection; it is closed and opened again
        Internal        ///< a mistake in a statement or in the schema
    };

    Kind kind = Kind::Internal;
    Error error; ///< for the caller; its message names no file and no value
};

/// Keeps a second process away from a database that only one may write. Released by its destructor, and by
/// the system when the process dies.
class DatabaseLock
{
public:
    virtual ~DatabaseLock() = default;
};

/// Every difference between the databases, so that stores and migrations are written once. Immutable: used by
/// the loop thread (lock) and the worker (everything else).
class Dialect
{
public:
    virtual ~Dialect() = default;

    /// What to call the database in front of an administrator, without credentials.
    virtual QString displayName() const = 0;
    /// Name of the Qt driver.
    virtual QString driver() const = 0;
    /// Fills in where and how to connect.
    virtual void configure(QSqlDatabase &database) const = 0;
    /// Run once on every new connection.
    virtual QStringList setup() const = 0;
    /// Null when several processes may share the database.
    virtual Outcome<std::unique_ptr<DatabaseLock>> lock() const = 0;

    virtual QString begin() const = 0;
    /// Starts the transaction of one migration; no two processes may be inside at once.
    virtual QString beginMigration() const = 0;

    // Column types and table options of the schema
    virtual QString integer() const = 0; ///< 64 bit
    virtual QString bytes() const = 0;
    virtual QString text() const = 0; ///< compares and sorts by code point, whatever the locale
    virtual QString tableOptions() const = 0;

    virtual SqlFailure failure(const QSqlError &error) const = 0;
};

} // namespace Chinwag

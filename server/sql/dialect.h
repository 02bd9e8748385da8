#pragma once

#include "server/core/ports/stores.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <memory>
#include <optional>

namespace Chinwag {

class Connection;
class MessageIndex;

/// What a database error means for the job that met it.
struct SqlFailure
{
    enum class Kind {
        Temporary,      ///< busy, full, I/O: the same call may work later
        Conflict,       ///< another node holds what the transaction needs; begun anew it may go through
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
    /// Where the bytes of attached files lie; empty: in the database itself.
    virtual QString filesDirectory() const = 0;
    /// Name of the Qt driver.
    virtual QString driver() const = 0;
    /// Fills in where and how to connect.
    virtual void configure(QSqlDatabase &database) const = 0;
    /// Whether every statement of an open connection reaches the same session of the server. Otherwise a
    /// pooler stands between, and what a session knows (settings, prepared statements) may belong to somebody
    /// else.
    virtual bool keepsSession(const QSqlDatabase &database) const = 0;
    /// Run once on every new connection that keeps its session; what must hold stands in begin().
    virtual QStringList setup() const = 0;
    /// Longest time a statement may stay unanswered before its connection is cut; none: the database is no
    /// server that could fall silent.
    virtual std::optional<std::chrono::milliseconds> answerLimit() const = 0;
    /// The descriptor of an open connection, for cutting it; -1 when there is none.
    virtual int socket(const QSqlDatabase &database) const = 0;
    /// Null when several processes may share the database.
    virtual Outcome<std::unique_ptr<DatabaseLock>> lock() const = 0;

    /// Whether a statement can be prepared; the others are sent as they are, without values.
    virtual bool prepares(const QString &statement) const = 0;
    /// Whether rows are fetched while they are read. Where they come over a network all of them are taken at
    /// once, so that an error behind the first row is not overlooked.
    virtual bool fetchesWhileReading() const = 0;

    /// Whether a transaction that writes is alone from its beginning, so that what it has read stays true.
    virtual bool hasOneWriter() const = 0;
    virtual QString begin() const = 0;
    /// Starts a transaction that only reads, and sees the database as it is then until its end, while others
    /// write.
    virtual QString beginSnapshot() const = 0;
    /// Start the transaction of one migration; no two processes may be inside at once, and nothing is too
    /// slow.
    virtual QStringList beginMigration() const = 0;
    /// Takes out of the files what transactions have overwritten, without waiting for anybody. False:
    /// somebody reads it, ask again later. A database server sees to that itself.
    virtual bool purge(Connection &connection) const = 0;
    /// Whether a table in the order of its key leaves copies of rows about in the file when others come
    /// between them, so that a row that is overwritten is still there.
    virtual bool leavesCopies() const = 0;
    /// Whether the database has given up the running transaction on its own, so that COMMIT would say yes and
    /// keep nothing.
    virtual bool hasLostTransaction(const QSqlDatabase &database) const = 0;
    /// Locks the rooms whose ids stand for `%1`, in one order for all nodes. Empty when there is one writer.
    virtual QString lockRooms() const = 0;
    /// Keeps what its one value names for this transaction: who wants the same waits for its end. Empty when
    /// there is one writer.
    virtual QString lockName() const = 0;
    /// Appended to a SELECT: leaves out rows that another node is busy with.
    virtual QString skipLocked() const = 0;

    /// An expression: milliseconds since 1970 by the database's own clock, the one that its nodes share.
    virtual QString now() const = 0;

    /// How messages are found by their words.
    virtual const MessageIndex &messageIndex() const = 0;

    // Column types and table options of the schema
    virtual QString integer() const = 0; ///< 64 bit
    /// Likewise, the primary key: ascends by itself.
    virtual QString serial() const = 0;
    virtual QString bytes() const = 0;
    virtual QString text() const = 0; ///< compares and sorts by code point, whatever the locale
    virtual QString tableOptions() const = 0;

    virtual SqlFailure failure(const QSqlError &error) const = 0;
};

} // namespace Chinwag

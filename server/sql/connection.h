#pragma once

#include "server/sql/dialect.h"
#include "server/sql/watchdog.h"

#include <QSqlQuery>
#include <QVariantList>

#include <optional>
#include <unordered_map>
#include <utility>

namespace Chinwag {

class Connection;

/// What is done after the transaction, by and by; Upkeep has the schedule.
struct Chores
{
    bool hasErased = false;   ///< what stood in the database until now must leave its files, too
    bool isUnindexed = false; ///< a message that the index does not have yet
    bool isUntidy = false;    ///< the index has something left of what was removed from it
};

/// The rows of a running statement. At most one per statement text at a time; its destructor frees what the
/// statement holds.
class Rows
{
public:
    Rows(Connection &connection, QSqlQuery *query);
    ~Rows();
    Q_DISABLE_COPY_MOVE(Rows)

    /// False at the end and after any failure of the connection.
    bool next();
    bool isNull(int column) const { return m_query->isNull(column); }
    QString text(int column) const { return m_query->value(column).toString(); }
    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    QVariant value(int column) const { return m_query->value(column); }
    std::chrono::milliseconds time(int column) const { return std::chrono::milliseconds(number(column)); }

private:
    Connection &m_connection;
    QSqlQuery *m_query; ///< null when the statement failed
};

/// One connection with its prepared statements; lives and dies on the thread that opened it.
/// Failures stick: after the first one every further statement does nothing and gives no rows until
/// clearFailure(), so that a job reads straight through and whoever runs the job looks once, at its end.
class Connection
{
public:
    explicit Connection(const Dialect &dialect);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    /// The error is a sentence for an administrator.
    Outcome<Ok> open();
    void close();
    bool isOpen() const { return m_open; }
    /// Patient: no answer is too slow. For work that is done before anybody waits (migrations, copies).
    void setPatient(bool patient) { m_patient = patient; }

    /// Whether COMMIT would keep nothing although no statement is failing.
    bool hasLostTransaction() const;

    /// Runs a statement with `?` placeholders. Its rows must be gone before the same statement runs again. An
    /// invalid QVariant is NULL; null strings and byte arrays are bound as empty ones; a string with a NUL
    /// is a BadRequest.
    Rows rows(const QString &sql, const QVariantList &values = {});
    /// The same for statements without rows: how many rows it changed.
    int execute(const QString &sql, const QVariantList &values = {});

    /// What the work on this connection leaves for later.
    Chores &chores() { return m_chores; }
    /// What was left since the last call.
    Chores takeChores() { return std::exchange(m_chores, {}); }

    const std::optional<SqlFailure> &failure() const { return m_failure; }
    void clearFailure() { m_failure.reset(); }
    /// The database's own words about the last failure, for the log.
    QString failureDetail() const { return m_failureDetail; }
    const Dialect &dialect() const { return m_dialect; }

private:
    friend class Rows;
    QSqlQuery *run(const QString &sql, const QVariantList &values);
    QSqlQuery *statement(const QString &sql);
    bool execute(QSqlQuery &query, const QString &sql, const QVariantList &values);
    bool prepares(const QString &sql) const { return m_keepsSession && m_dialect.prepares(sql); }
    QString withValues(const QString &sql, const QVariantList &values) const;
    void fail(const QSqlError &error);

    struct Hash
    {
        size_t operator()(const QString &text) const { return qHash(text); }
    };

    const Dialect &m_dialect;
    const QString m_name;
    bool m_open = false;
    bool m_keepsSession = true; ///< otherwise nothing is prepared
    bool m_patient = false;
    Chores m_chores;
    std::unique_ptr<Watchdog> m_watchdog; ///< null where a database cannot fall silent
    std::unordered_map<QString, QSqlQuery, Hash> m_statements;
    QStringList m_placeholders; ///< their names, made once
    std::optional<SqlFailure> m_failure;
    QString m_failureDetail;
};

} // namespace Chinwag

#pragma once

#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"

#include <QString>
#include <QVariantList>

#include <chrono>
#include <functional>
#include <memory>

class QSqlDatabase;
class QSqlQuery;

namespace Chinwag {

/// One connection to a SQLite file in WAL mode, under a name nobody else has. Values are always bound. Opened
/// and used on one thread; closed by the destructor.
class SqliteConnection
{
public:
    /// What a commit has survived when it returns: Full = power loss, Normal = a crash of this program.
    enum class Durability { Normal, Full };
    using Row = std::function<void(const QSqlQuery &)>;
    /// Whether to go on waiting for a program that holds a lock.
    using MayWait = std::function<bool()>;
    /// Why something failed last.
    enum class Trouble { Other, Full, ReadOnly, Locked, Damaged, Unreadable };

    /// For how long a lock is waited for, if nobody minds.
    static constexpr std::chrono::milliseconds lockWait{5000};

    explicit SqliteConnection(MayWait mayWait = [] { return true; });
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    Result<Ok, Error> open(const QString &file, Durability durability);
    /// Like open(), but never writes to the file.
    Result<Ok, Error> openReadOnly(const QString &file);
    void close();

    /// Runs one statement. The error says what was attempted and what SQLite answered, never a value.
    Result<Ok, Error> run(const QString &sql, const QVariantList &values = {});
    /// The same statement for every row of values.
    Result<Ok, Error> runEach(const QString &sql, const QList<QVariantList> &rows);
    /// Calls `row` for each row found, until there are no more or an error ends it.
    Result<Ok, Error> select(const QString &sql, const QVariantList &values, const Row &row) const;
    /// All of `work` or, when it fails, nothing of it.
    Result<Ok, Error> transaction(const std::function<Result<Ok, Error>()> &work);

    /// Of the newest failure.
    Trouble lastTrouble() const { return m_trouble; }
    /// For checks that SQLite answers in words instead of with an error code.
    void noteDamage() { m_trouble = Trouble::Damaged; }

private:
    bool execute(QSqlQuery &query) const;
    Result<Ok, Error> connect(const QString &file, const QString &options);
    Result<Ok, Error> failure(const QString &sql, const QSqlQuery &query) const;

    QString m_name;
    MayWait m_mayWait;
    std::unique_ptr<QSqlDatabase> m_database;
    mutable Trouble m_trouble = Trouble::Other;
};

/// For the person, in their language: what is wrong with the local database.
QString sentenceFor(SqliteConnection::Trouble trouble);

/// A QString as a value that is never NULL: SQLite makes NULL of a null QString.
QVariant textValue(const QString &text);

} // namespace Chinwag

#include "app/cache/sqliteconnection.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <atomic>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

// SQLite's primary result codes, which are stable: sqlite.org/rescode.html.
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;

QString nextName()
{
    static std::atomic<quint64> last{0};
    return u"chinwag-client-%1"_s.arg(++last);
}

} // namespace

SqliteConnection::SqliteConnection()
    : m_name(nextName())
{
}

SqliteConnection::~SqliteConnection() { close(); }

Result<Ok, Error> SqliteConnection::open(const QString &file, Durability durability)
{
    if (auto connected = connect(file, u"QSQLITE_BUSY_TIMEOUT=5000"_s); !connected)
        return connected;
    for (const QString &pragma :
         {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA secure_delete=ON"_s,
          durability == Durability::Full ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s}) {
        if (auto set = run(pragma); !set)
            return set;
    }
    return Ok{};
}

Result<Ok, Error> SqliteConnection::openReadOnly(const QString &file)
{
    return connect(file, u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
}

Result<Ok, Error> SqliteConnection::connect(const QString &file, const QString &options)
{
    close();
    m_database = std::make_unique<QSqlDatabase>(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name));
    m_database->setDatabaseName(file);
    m_database->setConnectOptions(options);
    if (m_database->open())
        return Ok{};
    const QSqlError error = m_database->lastError();
    return Error{ErrorCode::Internal, u"Could not open the local database: %1"_s.arg(error.text()), {}};
}

void SqliteConnection::close()
{
    m_sawDamage = false;
    if (!m_database)
        return;
    m_database->close();
    m_database.reset(); // the last handle must be gone before the name is
    QSqlDatabase::removeDatabase(m_name);
}

Result<Ok, Error> SqliteConnection::failure(const QString &sql, const QSqlQuery &query) const
{
    const QSqlError error = query.lastError();
    // Extended codes carry the primary one in their lowest byte.
    const int code = error.nativeErrorCode().toInt() & 0xff;
    if (code == sqliteCorrupt || code == sqliteNotADatabase)
        m_sawDamage = true;
    return Error{
        ErrorCode::Internal, u"Local database, at \"%1\": %2"_s.arg(sql.left(60), error.databaseText()), {}};
}

Result<Ok, Error> SqliteConnection::run(const QString &sql, const QVariantList &values)
{
    return runEach(sql, {values});
}

Result<Ok, Error> SqliteConnection::runEach(const QString &sql, const QList<QVariantList> &rows)
{
    if (!m_database)
        return Error{ErrorCode::Internal, u"The local database is not open."_s, {}};
    QSqlQuery query(*m_database);
    if (!query.prepare(sql))
        return failure(sql, query);
    for (const QVariantList &values : rows) {
        for (int i = 0; i < values.size(); ++i)
            query.bindValue(i, values.at(i));
        if (!query.exec())
            return failure(sql, query);
    }
    return Ok{};
}

Result<Ok, Error> SqliteConnection::select(const QString &sql, const QVariantList &values,
                                           const Row &row) const
{
    if (!m_database)
        return Error{ErrorCode::Internal, u"The local database is not open."_s, {}};
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(sql, query);
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values.at(i));
    if (!query.exec())
        return failure(sql, query);
    while (query.next())
        row(query);
    // next() is false at the end, and also when the next page of the file is unreadable.
    return query.lastError().isValid() ? failure(sql, query) : Ok{};
}

Result<Ok, Error> SqliteConnection::transaction(const std::function<Result<Ok, Error>()> &work)
{
    // IMMEDIATE: a second connection that writes waits here, instead of failing half-way.
    if (auto begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Result<Ok, Error> done = work();
    if (done)
        done = run(u"COMMIT"_s);
    if (!done)
        static_cast<void>(run(u"ROLLBACK"_s));
    return done;
}

QVariant textValue(const QString &text) { return text.isNull() ? QString(u""_s) : text; }

} // namespace Chinwag

#include "app/cache/sqliteconnection.h"

#include "shared/protocol/utf8.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <atomic>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

// SQLite's primary result codes, which are stable: sqlite.org/rescode.html.
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteIoError = 10;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteCannotOpen = 14;
constexpr int sqliteNotADatabase = 26;

/// SQLite's own waiting cannot be ended: it is done in short pieces.
constexpr int busyTimeout = 50; // ms

QVariant bindable(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<QString>() ? textForDatabase(value.toString()) : value;
}

SqliteConnection::Trouble troubleOf(const QSqlError &error)
{
    using Trouble = SqliteConnection::Trouble;
    // Extended codes carry the primary one in their lowest byte.
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case sqliteBusy:
    case sqliteLocked:
        return Trouble::Locked;
    case sqliteReadOnly:
        return Trouble::ReadOnly;
    case sqliteIoError:
    case sqliteCannotOpen:
        return Trouble::Unreadable;
    case sqliteCorrupt:
    case sqliteNotADatabase:
        return Trouble::Damaged;
    case sqliteFull:
        return Trouble::Full;
    default:
        return Trouble::Other;
    }
}

QString nextName()
{
    static std::atomic<quint64> last{0};
    return u"chinwag-client-%1"_s.arg(++last);
}

} // namespace

SqliteConnection::SqliteConnection(MayWait mayWait)
    : m_name(nextName())
    , m_mayWait(std::move(mayWait))
{
}

SqliteConnection::~SqliteConnection() { close(); }

Result<Ok, Error> SqliteConnection::open(const QString &file, Durability durability)
{
    if (auto connected = connect(file, u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout)); !connected)
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
    return connect(file, u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout));
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
    m_trouble = troubleOf(error);
    return Error{ErrorCode::Internal, u"Could not open the local database: %1"_s.arg(error.text()), {}};
}

void SqliteConnection::close()
{
    m_trouble = Trouble::Other;
    if (!m_database)
        return;
    m_database->close();
    m_database.reset(); // the last handle must be gone before the name is
    QSqlDatabase::removeDatabase(m_name);
}

Result<Ok, Error> SqliteConnection::failure(const QString &sql, const QSqlQuery &query) const
{
    const QSqlError error = query.lastError();
    m_trouble = troubleOf(error);
    return Error{
        ErrorCode::Internal, u"Local database, at \"%1\": %2"_s.arg(sql.left(60), error.databaseText()), {}};
}

bool SqliteConnection::execute(QSqlQuery &query) const
{
    for (auto left = lockWait; !query.exec(); left -= std::chrono::milliseconds(busyTimeout)) {
        const bool waits = troubleOf(query.lastError()) == Trouble::Locked && left.count() > 0 && m_mayWait();
        if (!waits)
            return false;
    }
    return true;
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
            query.bindValue(i, bindable(values.at(i)));
        if (!execute(query))
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
        query.bindValue(i, bindable(values.at(i)));
    if (!execute(query))
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
    if (done)
        return done;
    const Trouble trouble = m_trouble;
    static_cast<void>(run(u"ROLLBACK"_s)); // SQLite may have done it by itself
    m_trouble = trouble;
    return done;
}

QString sentenceFor(SqliteConnection::Trouble trouble)
{
    switch (trouble) {
    case SqliteConnection::Trouble::Full:
        return QCoreApplication::translate("LocalCopy", "Its disk is full.");
    case SqliteConnection::Trouble::ReadOnly:
        return QCoreApplication::translate(
            "LocalCopy", "The local copy may only be read: check who may write to its file and folder.");
    case SqliteConnection::Trouble::Locked:
        return QCoreApplication::translate("LocalCopy", "Another program keeps the local copy locked.");
    case SqliteConnection::Trouble::Damaged:
        return QCoreApplication::translate(
            "LocalCopy", "The local copy is damaged: start Chinwag again to make a new one.");
    case SqliteConnection::Trouble::Unreadable:
        return QCoreApplication::translate(
            "LocalCopy", "The local copy cannot be read or written: check its disk and its folder.");
    case SqliteConnection::Trouble::Other:
        break;
    }
    return QCoreApplication::translate("LocalCopy", "The local copy does not work.");
}

QVariant textValue(const QString &text) { return text.isNull() ? QString(u""_s) : text; }

} // namespace Chinwag

#include "server/sql/postgresdialect.h"

#include "server/sql/messageindex.h"

#include <QSqlDriver>
#include <QVariant>

#include <libpq-fe.h>

#include <memory>

namespace Chinwag {

namespace {

using std::chrono::milliseconds;

// In the order in which they should strike: first the server's search for deadlocks (1 s unless configured),
// which ends one of two transactions and not both, then what leaves the connection usable, then the rest.
constexpr milliseconds lockLimit{1100};
constexpr milliseconds statementLimit{1300};
constexpr milliseconds silenceLimit{1500};
/// A node that stopped in the middle of a transaction keeps rooms locked for no longer.
constexpr milliseconds idleTransactionLimit{2000};

/// "chinwag" in ASCII; any number would do that other programs do not use.
constexpr qint64 migrationLock = 0x6368696e776167;

PGconn *connectionOf(const QSqlDatabase &database)
{
    const QVariant handle = database.isValid() ? database.driver()->handle() : QVariant();
    // Documented to be a PGconn *; under which name the type is registered depends on Qt's version.
    return handle.isValid() ? *static_cast<PGconn *const *>(handle.constData()) : nullptr;
}

QString quoted(QString value)
{
    value.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    value.replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QLatin1Char('\'') + value + QLatin1Char('\'');
}

constexpr std::pair<const char *, milliseconds> limits[] = {
    {"statement_timeout", statementLimit},
    {"lock_timeout", lockLimit},
    {"idle_in_transaction_session_timeout", idleTransactionLimit},
};

QStringList settings(const char *verb)
{
    QStringList statements{QLatin1String(verb) + QStringLiteral(" client_min_messages = warning")};
    for (const auto &[name, limit] : limits)
        statements.append(
            QStringLiteral("%1 %2 = %3").arg(QLatin1String(verb), QLatin1String(name)).arg(limit.count()));
    return statements;
}

Error tryAgain(const QString &reason)
{
    return {ErrorCode::Temporary, reason + QStringLiteral(" Try again in a moment."), std::nullopt};
}

SqlFailure lost()
{
    return {SqlFailure::Kind::ConnectionLost,
            tryAgain(QStringLiteral("The server lost the connection to its database."))};
}

/// By SQLSTATE, whose first two characters are the class.
struct Meaning
{
    const char *state; ///< or the beginning of it
    SqlFailure::Kind kind;
    const char *reason;
};

constexpr Meaning meanings[] = {
    {"08", SqlFailure::Kind::ConnectionLost, nullptr},
    {"57P0", SqlFailure::Kind::ConnectionLost, nullptr},
    {"25P03", SqlFailure::Kind::ConnectionLost, nullptr}, // idle inside a transaction for too long
    {"25006", SqlFailure::Kind::ConnectionLost, nullptr}, // a standby: the writable server is elsewhere now
    // What the session should know belongs to somebody else, or is out of date: a new one is made.
    {"26000", SqlFailure::Kind::ConnectionLost, nullptr}, // no such prepared statement
    {"42P05", SqlFailure::Kind::ConnectionLost, nullptr}, // prepared by somebody else
    {"0A000", SqlFailure::Kind::ConnectionLost, nullptr}, // prepared before the schema changed
    {"25P02", SqlFailure::Kind::Temporary, "The server's storage is busy."},
    {"25", SqlFailure::Kind::ConnectionLost, nullptr}, // in another state of a transaction than we believe
    {"40", SqlFailure::Kind::Conflict, "The server's storage is busy."},
    {"55P03", SqlFailure::Kind::Temporary, "The server's storage is busy."},
    {"57014", SqlFailure::Kind::Temporary, "The server's storage is too slow."},
    {"53100", SqlFailure::Kind::Temporary, "The disk of the server's database is full."},
    {"53", SqlFailure::Kind::Temporary, "The server's database has too much to do."},
    {"58", SqlFailure::Kind::Temporary, "The disk of the server's database does not answer properly."},
};

} // namespace

PostgresDialect::PostgresDialect(DatabaseUrl url)
    : m_url(std::move(url))
{
}

QString PostgresDialect::driver() const { return QStringLiteral("QPSQL"); }

void PostgresDialect::configure(QSqlDatabase &database) const
{
    database.setHostName(m_url.host);
    database.setPort(m_url.port);
    database.setUserName(m_url.user);
    database.setPassword(m_url.password);
    database.setDatabaseName(m_url.name);
    QStringList options{
        QStringLiteral("application_name=chinwagd"), QStringLiteral("connect_timeout=2"),
        QStringLiteral("keepalives_idle=5"),         QStringLiteral("keepalives_interval=2"),
        QStringLiteral("keepalives_count=2"),        QStringLiteral("tcp_user_timeout=2000"),
    };
    for (auto option = m_url.options.begin(); option != m_url.options.end(); ++option)
        options += option.key() + QLatin1Char('=') + quoted(option.value());
    database.setConnectOptions(options.join(QLatin1Char(';')));
}

// A pooler invents what a client would need to cancel a statement, the number of its process included.
bool PostgresDialect::keepsSession(const QSqlDatabase &database) const
{
    PGconn *connection = connectionOf(database);
    if (!connection)
        return true;
    const std::unique_ptr<PGresult, decltype(&PQclear)> answer(PQexec(connection, "SELECT pg_backend_pid()"),
                                                               &PQclear);
    return PQntuples(answer.get()) == 1 &&
           QByteArray(PQgetvalue(answer.get(), 0, 0)).toInt() == PQbackendPID(connection);
}

QStringList PostgresDialect::setup() const { return settings("SET"); }

std::optional<milliseconds> PostgresDialect::answerLimit() const { return silenceLimit; }

int PostgresDialect::socket(const QSqlDatabase &database) const
{
    PGconn *connection = connectionOf(database);
    return connection ? PQsocket(connection) : -1;
}

Outcome<std::unique_ptr<DatabaseLock>> PostgresDialect::lock() const
{
    return std::unique_ptr<DatabaseLock>();
}

bool PostgresDialect::prepares(const QString &statement) const
{
    for (const char *verb : {"SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "}) {
        if (statement.startsWith(QLatin1String(verb)))
            return true;
    }
    return false;
}

// The level is named because rows that were waited for must be seen as they are now; the limits are, because
// a pooler may have given us a session that knows others, or none. All of it is one question to the server.
QString PostgresDialect::begin() const
{
    static const QString statements =
        (QStringList(QStringLiteral("BEGIN ISOLATION LEVEL READ COMMITTED")) + settings("SET LOCAL"))
            .join(QLatin1String("; "));
    return statements;
}

// A long look: nothing in it is too slow, and it holds nobody up.
QString PostgresDialect::beginSnapshot() const
{
    return QStringLiteral(
        "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL statement_timeout = 0; "
        "SET LOCAL idle_in_transaction_session_timeout = 0");
}

QStringList PostgresDialect::beginMigration() const
{
    return {
        begin(),
        QStringLiteral("SET LOCAL statement_timeout = 0"),
        QStringLiteral("SET LOCAL lock_timeout = 0"),
        QStringLiteral("SET LOCAL idle_in_transaction_session_timeout = 0"),
        QStringLiteral("SELECT pg_advisory_xact_lock(%1)").arg(migrationLock),
    };
}

bool PostgresDialect::hasLostTransaction(const QSqlDatabase &database) const
{
    PGconn *connection = connectionOf(database);
    return connection && PQtransactionStatus(connection) != PQTRANS_INTRANS;
}

QString PostgresDialect::lockRooms() const
{
    // As strong as an UPDATE of the head needs, and no stronger: members may refer to the room meanwhile.
    return QStringLiteral("SELECT id FROM rooms WHERE id IN (%1) ORDER BY id FOR NO KEY UPDATE");
}

QString PostgresDialect::lockName() const
{
    return QStringLiteral("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))");
}

QString PostgresDialect::skipLocked() const { return QStringLiteral(" FOR UPDATE SKIP LOCKED"); }

// Not now(), which stands still while a transaction lasts; nor clock_timestamp(), which no index can be asked
// for.
QString PostgresDialect::now() const
{
    return QStringLiteral("CAST(EXTRACT(EPOCH FROM statement_timestamp()) * 1000 AS BIGINT)");
}

QString PostgresDialect::integer() const { return QStringLiteral("BIGINT"); }

QString PostgresDialect::serial() const
{
    return QStringLiteral("BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY");
}

const MessageIndex &PostgresDialect::messageIndex() const
{
    static const ArrayIndex index;
    return index;
}

QString PostgresDialect::bytes() const { return QStringLiteral("BYTEA"); }

QString PostgresDialect::text() const { return QStringLiteral("TEXT COLLATE \"C\""); }

SqlFailure PostgresDialect::failure(const QSqlError &error) const
{
    const QString state = error.nativeErrorCode();
    if (state.isEmpty()) // not the server's word: its connection is gone
        return lost();
    if (state.startsWith(QLatin1String("23")))
        return {SqlFailure::Kind::Constraint,
                {ErrorCode::NotFound, QStringLiteral("It refers to something that does not exist."),
                 std::nullopt}};
    for (const Meaning &meaning : meanings) {
        if (!state.startsWith(QLatin1String(meaning.state)))
            continue;
        return meaning.reason ? SqlFailure{meaning.kind, tryAgain(QLatin1String(meaning.reason))} : lost();
    }
    return {SqlFailure::Kind::Internal,
            {ErrorCode::Internal, QStringLiteral("The server's storage failed."), std::nullopt}};
}

} // namespace Chinwag

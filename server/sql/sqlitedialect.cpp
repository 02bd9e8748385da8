#include "server/sql/sqlitedialect.h"

#include "server/sql/connection.h"
#include "server/sql/filelock.h"
#include "server/sql/messageindex.h"
#include "shared/base/logging.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Chinwag {

namespace {

/// Another process may look at the file (a backup); who waits longer than this is told to try again.
constexpr std::chrono::milliseconds busyTimeout{2000};

/// Primary result codes of sqlite3.h; the driver reports extended ones, whose low byte is the primary.
enum class SqliteCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    NoMemory = 7,
    ReadOnly = 8,
    Interrupt = 9,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26,
};

SqlFailure temporary(const QString &reason)
{
    return {SqlFailure::Kind::Temporary,
            {ErrorCode::Temporary, reason + QStringLiteral(" Nothing was stored; try again in a moment."),
             std::nullopt}};
}

SqlFailure internal(const QString &message)
{
    return {SqlFailure::Kind::Internal, {ErrorCode::Internal, message, std::nullopt}};
}

QString canonicalPath(const QString &path)
{
    const QFileInfo file(path);
    if (file.exists())
        return file.canonicalFilePath();
    const QString directory = QFileInfo(file.absolutePath()).canonicalFilePath();
    return directory.isEmpty() ? file.absoluteFilePath() : QDir(directory).filePath(file.fileName());
}

/// What an earlier version, or another program, left readable for others. SQLite gives what it makes beside a
/// database the rights of the database.
void keepPrivate(const QString &path)
{
#ifdef Q_OS_UNIX
    constexpr QFile::Permissions own(QFile::ReadOwner | QFile::WriteOwner);
    constexpr QFile::Permissions others(QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                        QFile::ReadOther | QFile::WriteOther | QFile::ExeOther);
    for (const char *suffix : {"", "-wal", "-shm", "-journal", ".lock"}) {
        QFile file(path + QLatin1String(suffix));
        const bool isWide = (file.permissions() & others) != QFile::Permissions();
        if (isWide && !file.setPermissions(own))
            qCWarning(lcStore, "other users of this machine may look into %s: chmod 600",
                      qUtf8Printable(file.fileName()));
    }
#else
    static_cast<void>(path);
#endif
}

} // namespace

SqliteDialect::SqliteDialect(const QString &path, const QString &filesDirectory)
    : m_path(canonicalPath(path))
    , m_filesDirectory(filesDirectory.isEmpty() ? m_path + QStringLiteral("-files") : filesDirectory)
{
}

QString SqliteDialect::displayName() const { return m_path; }

QString SqliteDialect::filesDirectory() const { return m_filesDirectory; }

QString SqliteDialect::driver() const { return QStringLiteral("QSQLITE"); }

void SqliteDialect::configure(QSqlDatabase &database) const
{
    database.setDatabaseName(m_path);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeout.count()));
}

QStringList SqliteDialect::setup() const
{
    return {
        QStringLiteral("PRAGMA journal_mode=WAL"),
        QStringLiteral("PRAGMA synchronous=FULL"),
        QStringLiteral("PRAGMA foreign_keys=ON"),
        // What is overwritten or removed is no longer in the file.
        QStringLiteral("PRAGMA secure_delete=ON"),
        QStringLiteral("PRAGMA temp_store=MEMORY"),
        QStringLiteral("PRAGMA cache_size=-32768"),
        // Pages, 16 MiB: a checkpoint waits for the disk, and writes a page that changed often only once.
        QStringLiteral("PRAGMA wal_autocheckpoint=4000"),
        // A log that grew in a burst gives its space back at the next checkpoint.
        QStringLiteral("PRAGMA journal_size_limit=67108864"),
    };
}

Outcome<std::unique_ptr<DatabaseLock>> SqliteDialect::lock() const
{
    auto lock = lockFile(m_path + QStringLiteral(".lock"));
    if (lock)
        keepPrivate(m_path);
    return lock;
}

// Taking the write lock at once: a transaction that begins by reading could not wait for it later.
QString SqliteDialect::begin() const { return QStringLiteral("BEGIN IMMEDIATE"); }

QStringList SqliteDialect::beginMigration() const { return {QStringLiteral("BEGIN EXCLUSIVE")}; }

// The log has every page as it was; to empty it, all of it must be in the database and nobody may read it.
bool SqliteDialect::purge(Connection &connection) const
{
    const auto wait = [&connection](std::chrono::milliseconds time) {
        connection.execute(QStringLiteral("PRAGMA busy_timeout=%1").arg(time.count()));
    };
    wait(std::chrono::milliseconds(0));
    bool isEmpty = false;
    {
        auto rows = connection.rows(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        isEmpty = rows.next() && rows.number(0) == 0;
    }
    connection.clearFailure();
    wait(busyTimeout);
    return isEmpty;
}

// unixepoch('subsec') is newer than SQLite 3.40.
QString SqliteDialect::now() const
{
    return QStringLiteral("CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)");
}

QString SqliteDialect::integer() const { return QStringLiteral("INTEGER"); }

QString SqliteDialect::serial() const { return QStringLiteral("INTEGER PRIMARY KEY"); }

const MessageIndex &SqliteDialect::messageIndex() const
{
    static const FtsIndex index;
    return index;
}

QString SqliteDialect::bytes() const { return QStringLiteral("BLOB"); }

QString SqliteDialect::text() const { return QStringLiteral("TEXT"); }

QString SqliteDialect::tableOptions() const { return QStringLiteral(" WITHOUT ROWID"); }

SqlFailure SqliteDialect::failure(const QSqlError &error) const
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    if (!isNumber)
        return internal(QStringLiteral("The server's storage failed."));
    switch (SqliteCode(code & 0xff)) {
    case SqliteCode::Busy:
    case SqliteCode::Locked:
    case SqliteCode::Interrupt:
        return temporary(QStringLiteral("The server's storage is busy."));
    case SqliteCode::Full:
        return temporary(QStringLiteral("The server's disk is full."));
    case SqliteCode::NoMemory:
        return temporary(QStringLiteral("The server is out of memory."));
    case SqliteCode::Perm:
    case SqliteCode::ReadOnly:
    case SqliteCode::CannotOpen:
        return temporary(QStringLiteral("The server may not write to its storage."));
    case SqliteCode::IoError:
        return temporary(QStringLiteral("The server's disk does not answer properly."));
    case SqliteCode::Corrupt:
    case SqliteCode::NotADatabase:
        return internal(QStringLiteral("The server's database is damaged."));
    case SqliteCode::Constraint:
        return {SqlFailure::Kind::Constraint,
                {ErrorCode::NotFound, QStringLiteral("It refers to something that does not exist."),
                 std::nullopt}};
    }
    return internal(QStringLiteral("The server's storage failed."));
}

} // namespace Chinwag

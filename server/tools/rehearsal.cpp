#include "server/tools/rehearsal.h"

#include "server/sql/migrations.h"
#include "server/sql/sqlitedialect.h"
#include "server/tools/diskuse.h"
#include "server/tools/serverprobe.h"
#include "server/tools/tablecopy.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <memory>

namespace Chinwag::Rehearsal {

using namespace Qt::StringLiterals;

namespace {

Error failed(const QString &sentence) { return {ErrorCode::Internal, sentence, std::nullopt}; }

Error failed(const Connection &connection)
{
    return failed(QStringLiteral("The database %1 failed: %2.")
                      .arg(connection.dialect().displayName(), connection.failureDetail()));
}

bool isSqlite(const Connection &connection)
{
    return connection.dialect().driver() == QLatin1String("QSQLITE");
}

/// Of one of our tables, as its schema has them now; none: there is no such table yet.
QStringList columnsOf(Connection &connection, const QString &table)
{
    auto rows = connection.rows(
        isSqlite(connection)
            ? QStringLiteral("SELECT name FROM pragma_table_info(?)")
            : QStringLiteral("SELECT column_name FROM information_schema.columns WHERE table_schema = "
                             "current_schema() AND table_name = ?"),
        {table});
    QStringList names;
    while (rows.next())
        names.append(rows.text(0));
    return names;
}

/// What there was of our tables when the schema was older.
std::vector<CopiedTable> tablesIn(Connection &connection)
{
    std::vector<CopiedTable> found;
    for (CopiedTable table : databaseTables()) {
        const QStringList names = columnsOf(connection, QLatin1String(table.name));
        std::erase_if(table.columns,
                      [&names](const CopiedColumn &column) { return !names.contains(column.name); });
        if (!table.columns.empty())
            found.push_back(std::move(table));
    }
    return found;
}

Outcome<Ok> open(Connection &connection)
{
    connection.setPatient(true);
    return connection.open();
}

/// The migrations up to this version, or a refusal.
Outcome<std::span<const Migration>> known(int version)
{
    const std::span<const Migration> all = allMigrations();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].version == version)
            return all.first(i + 1);
    }
    return failed(QStringLiteral("The database has schema %1, which this chinwagd (schema %2) does not know.")
                      .arg(version)
                      .arg(all.back().version));
}

/// An older database, or one of today, with the same rows.
Outcome<Ok> copyInto(Connection &source, Connection &target, Report &report)
{
    const auto then = known(report.from);
    if (!then)
        return then.error();
    QElapsedTimer timer;
    timer.start();
    if (const auto made = migrate(target, *then); !made)
        return made.error();
    // What the schema brings by itself (a service) is no row of anybody's.
    source.execute(source.dialect().beginSnapshot());
    target.execute(target.dialect().begin());
    for (const CopiedTable &table : tablesIn(target)) {
        copyRows(source, target, table);
        auto rows = target.rows(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table.name)));
        report.rows += rows.next() ? rows.number(0) : 0;
    }
    target.execute(QStringLiteral("COMMIT"));
    if (source.failure())
        return failed(source);
    source.execute(QStringLiteral("ROLLBACK"));
    if (target.failure())
        return failed(target);
    report.copyMs = timer.elapsed();
    return Ok{};
}

Outcome<Ok> upgrade(Connection &target, Report &report)
{
    const std::span<const Migration> all = allMigrations();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].version <= report.from)
            continue;
        QElapsedTimer timer;
        timer.start();
        if (const auto migrated = migrate(target, all.first(i + 1)); !migrated)
            return migrated.error();
        report.steps.append({all[i].version, QString::fromLatin1(all[i].name), timer.elapsed()});
    }
    return Ok{};
}

/// Brings it up to date, and measures that.
Outcome<Ok> measured(Connection &target, const std::function<qint64()> &size, Report &report)
{
    report.before = size();
    Peak peak(size);
    const auto upgraded = upgrade(target, report);
    report.most = std::max(peak.stop(), report.before);
    report.afterwards = size();
    if (!upgraded)
        report.problem = upgraded.error().message;
    return Ok{};
}

Outcome<Ok> rehearseSqlite(Connection &source, const QString &place, const QString &program, Report &report)
{
    const QTemporaryDir directory(place + QStringLiteral("/rehearsal-XXXXXX"));
    if (!directory.isValid())
        return failed(QStringLiteral("No directory can be made in %1.").arg(place));
    // What is sorted on the disk lies where the database does, or it would not be counted.
    qputenv("SQLITE_TMPDIR", QFile::encodeName(directory.path()));
    const QString file = directory.filePath(QStringLiteral("chinwagd.sqlite"));
    {
        const SqliteDialect dialect(file);
        Connection target(dialect);
        if (const auto opened = open(target); !opened)
            return opened.error();
        if (const auto copied = copyInto(source, target, report); !copied)
            return copied.error();
        // As the original is between two starts.
        target.execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        const auto size = [path = directory.path()] { return openBytesIn(path); };
        if (const auto done = measured(target, size, report); !done)
            return done;
    }
    if (!report.problem.isEmpty())
        return Ok{};
    if (const auto probed = probeServer(program, file); !probed)
        report.problem = probed.error().message;
    return Ok{};
}

Outcome<Ok> rehearsePostgres(Connection &source, const DatabaseUrl &into, Report &report)
{
    const auto dialect = makeDialect(into);
    Connection target(*dialect);
    if (const auto opened = open(target); !opened)
        return opened.error();
    if (!columnsOf(target, QStringLiteral("users")).isEmpty())
        return failed(
            QStringLiteral("The database %1 is not empty; nothing was changed.").arg(dialect->displayName()));
    if (const auto copied = copyInto(source, target, report); !copied)
        return copied.error();
    // The peak is asked for on another thread, and a connection stays where it was opened.
    const auto size = [dialect = dialect.get()]() -> qint64 {
        Connection own(*dialect);
        if (!own.open())
            return 0;
        auto rows = own.rows(QStringLiteral("SELECT pg_database_size(current_database())"));
        return rows.next() ? rows.number(0) : 0;
    };
    return measured(target, size, report);
}

QString sizeText(qint64 bytes)
{
    constexpr double mebibyte = 1024.0 * 1024.0;
    return QStringLiteral("%1 MiB").arg(double(bytes) / mebibyte, 0, 'f', 1);
}

QString secondsText(qint64 ms) { return QStringLiteral("%1 s").arg(double(ms) / 1000, 0, 'f', 1); }

} // namespace

qint64 Report::ms() const
{
    qint64 sum = 0;
    for (const Step &step : steps)
        sum += step.ms;
    return sum;
}

QString Report::text() const
{
    if (problem.isEmpty() && steps.isEmpty())
        return QStringLiteral("There is nothing to upgrade: the database has schema %1, as this chinwagd.\n")
            .arg(from);
    QString text = QStringLiteral("From schema %1 to %2, on a copy with %3 rows (made in %4):\n")
                       .arg(from)
                       .arg(to)
                       .arg(rows)
                       .arg(secondsText(copyMs));
    for (const Step &step : steps)
        text += QStringLiteral("  %1 %2 %3\n")
                    .arg(step.version, 3)
                    .arg(step.name.leftJustified(24), secondsText(step.ms));
    if (!problem.isEmpty())
        return text + QStringLiteral("The upgrade does not work: %1\n").arg(problem);
    text += QStringLiteral("The first start will take %1 and want %2 of disk beside the %3 that the database "
                           "has; afterwards it has %4.\n")
                .arg(secondsText(ms()), sizeText(wanted()), sizeText(before), sizeText(afterwards));
    if (free)
        text += *free > wanted()
                    ? QStringLiteral("%1 are free.\n").arg(sizeText(*free))
                    : QStringLiteral("Only %1 are free: make room first.\n").arg(sizeText(*free));
    return text;
}

QByteArray Report::json() const
{
    QJsonArray list;
    for (const Step &step : steps)
        list.append(QJsonObject{{u"version"_s, step.version}, {u"name"_s, step.name}, {u"ms"_s, step.ms}});
    QJsonObject json{{u"ok"_s, isWell()},
                     {u"from"_s, from},
                     {u"to"_s, to},
                     {u"rows"_s, rows},
                     {u"copy_ms"_s, copyMs},
                     {u"ms"_s, ms()},
                     {u"steps"_s, list},
                     {u"bytes_before"_s, before},
                     {u"bytes_wanted"_s, wanted()},
                     {u"bytes_afterwards"_s, afterwards},
                     {u"problem"_s, problem}};
    if (free)
        json.insert(u"bytes_free"_s, *free);
    return QJsonDocument(json).toJson();
}

Outcome<Report> run(const DatabaseUrl &database, const std::optional<DatabaseUrl> &into, const QString &place,
                    const QString &program)
{
    const auto dialect = makeDialect(database);
    const bool isFile = database.kind == DatabaseUrl::Kind::Sqlite;
    if (isFile && !QFile::exists(database.file))
        return failed(QStringLiteral("There is no database %1.").arg(dialect->displayName()));
    if (!isFile && (!into || into->kind != DatabaseUrl::Kind::PostgreSql))
        return failed(
            QStringLiteral("Give --into an empty PostgreSQL database for the copy, on the same server."));
    Connection source(*dialect);
    if (const auto opened = open(source); !opened)
        return opened.error();
    Report report;
    report.from = schemaVersion(source);
    report.to = allMigrations().back().version;
    if (source.failure())
        return failed(source);
    if (report.from == report.to)
        return report;
    const auto done =
        isFile ? rehearseSqlite(source, place, program, report) : rehearsePostgres(source, *into, report);
    if (!done)
        return done.error();
    if (isFile)
        report.free = QStorageInfo(QFileInfo(database.file).absolutePath()).bytesAvailable();
    return report;
}

} // namespace Chinwag::Rehearsal

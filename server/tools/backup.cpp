#include "server/tools/backup.h"

#include "server/sql/filelock.h"
#include "server/sql/migrations.h"
#include "server/sql/sqlitedialect.h"
#include "server/tools/backupmanifest.h"
#include "server/tools/databasecheck.h"
#include "server/tools/databasecopy.h"
#include "server/tools/filescopy.h"
#include "server/tools/serverprobe.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>

namespace Chinwag::Backup {

namespace {

/// Files that came and went while they were being copied; nobody deletes that fast again and again.
constexpr int tries = 3;

Error failed(const QString &sentence) { return {ErrorCode::Internal, sentence, std::nullopt}; }

Error failed(const Connection &connection)
{
    return failed(QStringLiteral("The database %1 failed: %2.")
                      .arg(connection.dialect().displayName(), connection.failureDetail()));
}

/// Where things lie in a backup.
struct Place
{
    explicit Place(const QString &directory)
        : root(QDir(directory).absolutePath())
    {
    }

    QString root;
    QString database() const { return root + QStringLiteral("/chinwagd.sqlite"); }
    QString coming() const { return database() + QStringLiteral(".new"); }
    QString files() const { return database() + QStringLiteral("-files"); }
    QString manifest() const { return root + QStringLiteral("/backup.json"); }
    QString lock() const { return root + QStringLiteral("/backup.lock"); }
};

void removeDatabase(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal", ".lock"})
        QFile::remove(path + QLatin1String(suffix));
}

Outcome<Ok> open(Connection &connection)
{
    connection.setPatient(true);
    return connection.open();
}

Outcome<Ok> copyService(Connection &source, Connection &target)
{
    QString id;
    QByteArray key;
    {
        auto rows = source.rows(QStringLiteral("SELECT id, relay_key FROM service"));
        if (rows.next()) {
            id = rows.text(0);
            key = rows.bytes(1);
        }
    }
    target.execute(QStringLiteral("DELETE FROM service"));
    target.execute(QStringLiteral("INSERT INTO service (id, relay_key) VALUES (?, ?)"), {id, key});
    for (const Connection *connection : {&source, &target}) {
        if (connection->failure())
            return failed(*connection);
    }
    return Ok{};
}

/// Inside a transaction of each.
Outcome<Manifest> copyTables(Connection &source, Connection &target)
{
    Manifest manifest;
    manifest.schema = schemaVersion(target);
    for (const CopiedTable &table : databaseTables()) {
        copyRows(source, target, table);
        const TableSummary copied = summarise(target, table);
        const bool isSame = copied == summarise(source, table);
        for (const Connection *connection : {&source, &target}) {
            if (connection->failure())
                return failed(*connection);
        }
        if (!isSame)
            return failed(QStringLiteral("The copy of the table %1 differs from the original.")
                              .arg(QLatin1String(table.name)));
        manifest.tables.insert(QLatin1String(table.name), copied);
    }
    if (const auto service = copyService(source, target); !service)
        return service.error();
    return manifest;
}

Outcome<Ok> checkSchema(Connection &source)
{
    const int known = allMigrations().back().version;
    const int found = schemaVersion(source);
    if (source.failure())
        return failed(source);
    if (found == known)
        return Ok{};
    return failed(QStringLiteral("The database %1 has schema %2, and this chinwagd works with %3. Use the "
                                 "chinwagd that runs on it.")
                      .arg(source.dialect().displayName())
                      .arg(found)
                      .arg(known));
}

/// One moment of the source. None: files that belong to it went away meanwhile.
Outcome<std::optional<Manifest>> copyMoment(Connection &source, const Place &place)
{
    removeDatabase(place.coming());
    const SqliteDialect dialect(place.coming());
    Connection target(dialect);
    if (const auto opened = open(target); !opened)
        return opened.error();
    if (const auto migrated = migrate(target, allMigrations()); !migrated)
        return migrated.error();
    source.execute(source.dialect().beginSnapshot());
    target.execute(dialect.begin());
    auto manifest = copyTables(source, target);
    QStringList hashes;
    Outcome<QStringList> missing = QStringList();
    if (manifest) {
        hashes = filesInUse(target);
        missing = collectFiles(source, hashes, place.files(), Kept::Trust);
    }
    source.clearFailure();
    source.execute(QStringLiteral("ROLLBACK"));
    if (!manifest)
        return manifest.error();
    if (!missing)
        return missing.error();
    target.execute(QStringLiteral("COMMIT"));
    target.execute(QStringLiteral("PRAGMA journal_mode=DELETE")); // one file, whole
    if (target.failure())
        return failed(target);
    if (!missing->isEmpty())
        return std::optional<Manifest>();
    manifest->files = hashes.size();
    return std::optional(*manifest);
}

Outcome<Manifest> copy(const DatabaseUrl &database, const Place &place)
{
    const auto dialect = makeDialect(database);
    if (database.kind == DatabaseUrl::Kind::Sqlite && !QFile::exists(database.file))
        return failed(QStringLiteral("There is no database %1.").arg(dialect->displayName()));
    Connection source(*dialect);
    if (const auto opened = open(source); !opened)
        return opened.error();
    if (const auto checked = checkSchema(source); !checked)
        return checked.error();
    const auto before = Manifest::read(place.manifest());
    const Kept kept = before && before->problems.isEmpty() ? Kept::Trust : Kept::Doubt;
    for (int i = 0; i < tries; ++i) {
        // Most of it before the moment that counts, so that little can go away after it.
        if (const auto collected = collectFiles(source, filesInUse(source), place.files(), kept); !collected)
            return collected.error();
        auto manifest = copyMoment(source, place);
        if (!manifest)
            return manifest.error();
        if (*manifest)
            return **manifest;
    }
    return failed(QStringLiteral("Attached files of %1 are not there. \"chinwagd verify\" of an older backup "
                                 "says whether it has them.")
                      .arg(dialect->displayName()));
}

/// The new database takes the place of the one before.
Outcome<Ok> put(const Place &place)
{
    std::error_code code;
    std::filesystem::rename(place.coming().toStdString(), place.database().toStdString(), code);
    if (code)
        return failed(QStringLiteral("%1 cannot be put in its place: %2.")
                          .arg(place.coming(), QString::fromStdString(code.message())));
    removeDatabase(place.coming());
    return Ok{};
}

/// The database in a place of its own, so that nothing that is done with it changes the backup.
class Scratch
{
public:
    explicit Scratch(const Place &place)
        : m_directory(place.root + QStringLiteral("/scratch-XXXXXX"))
        , m_files(place.files())
        , m_isThere(m_directory.isValid() && QFile::copy(place.database(), file()))
    {
    }

    bool isThere() const { return m_isThere; }
    QString file() const { return m_directory.filePath(QStringLiteral("chinwagd.sqlite")); }
    SqliteDialect dialect() const { return SqliteDialect(file(), m_files); }

private:
    QTemporaryDir m_directory;
    QString m_files;
    bool m_isThere;
};

Error noScratch(const Place &place)
{
    return failed(QStringLiteral("A copy of %1 cannot be made beside it. Is there room on the disk, and may "
                                 "this user write there?")
                      .arg(place.database()));
}

QStringList differences(Connection &connection, const Manifest &manifest)
{
    QStringList found;
    for (const CopiedTable &table : databaseTables()) {
        const auto known = manifest.tables.constFind(QLatin1String(table.name));
        if (known == manifest.tables.cend())
            continue;
        const TableSummary now = summarise(connection, table);
        if (!(now == *known))
            found.append(QStringLiteral("the table %1 is not what was copied (%2 rows, now %3)")
                             .arg(QLatin1String(table.name))
                             .arg(known->rows)
                             .arg(now.rows));
    }
    return found;
}

QStringList look(const Place &place, const SqliteDialect &dialect, const Manifest &manifest)
{
    Connection connection(dialect);
    if (const auto opened = open(connection); !opened)
        return {opened.error().message};
    QStringList problems;
    if (schemaVersion(connection) == manifest.schema)
        problems += differences(connection, manifest);
    problems += checkDatabase(connection, place.files());
    return problems;
}

Outcome<Report> examine(const Place &place, Manifest manifest, const QString &program)
{
    QElapsedTimer timer;
    timer.start();
    {
        const Scratch scratch(place);
        if (!scratch.isThere())
            return noScratch(place);
        manifest.problems = look(place, scratch.dialect(), manifest);
        if (const auto probed = probeServer(program, scratch.file()); !probed)
            manifest.problems.append(probed.error().message);
    }
    manifest.verifiedAt = QDateTime::currentMSecsSinceEpoch();
    manifest.verifyMs = timer.elapsed();
    if (const auto written = manifest.write(place.manifest()); !written)
        return written.error();
    return Report{manifest.text(place.root), manifest.problems};
}

Outcome<std::unique_ptr<DatabaseLock>> locked(const Place &place)
{
    if (!QDir().mkpath(place.root))
        return failed(QStringLiteral("The directory %1 cannot be made.").arg(place.root));
    return lockFile(place.lock());
}

} // namespace

Outcome<Report> make(const DatabaseUrl &database, const QString &directory, const QString &program)
{
    const Place place(directory);
    const auto lock = locked(place);
    if (!lock)
        return lock.error();
    QElapsedTimer timer;
    timer.start();
    const qint64 at = QDateTime::currentMSecsSinceEpoch();
    auto manifest = copy(database, place);
    if (!manifest)
        return manifest.error();
    if (const auto isPut = put(place); !isPut)
        return isPut.error();
    {
        const SqliteDialect dialect(place.database());
        Connection connection(dialect);
        if (const auto opened = open(connection); !opened)
            return opened.error();
        dropOthers(place.files(), filesInUse(connection));
        connection.execute(QStringLiteral("PRAGMA journal_mode=DELETE"));
        if (connection.failure())
            return failed(connection);
    }
    manifest->madeAt = at;
    manifest->copyMs = timer.elapsed();
    return examine(place, *manifest, program);
}

Outcome<Report> verify(const QString &directory, const QString &program)
{
    const Place place(directory);
    if (!QFile::exists(place.database()))
        return failed(QStringLiteral("There is no backup in %1.").arg(place.root));
    const auto lock = locked(place);
    if (!lock)
        return lock.error();
    const auto manifest = Manifest::read(place.manifest());
    if (!manifest)
        return manifest.error();
    return examine(place, *manifest, program);
}

Outcome<QString> restore(const QString &directory, const DatabaseUrl &database)
{
    const Place place(directory);
    if (!QFile::exists(place.database()))
        return failed(QStringLiteral("There is no backup in %1.").arg(place.root));
    const Scratch scratch(place);
    if (!scratch.isThere())
        return noScratch(place);
    const SqliteDialect source = scratch.dialect();
    const auto dialect = makeDialect(database);
    const auto report = copyDatabase(source, *dialect);
    if (!report)
        return report.error();
    Connection from(source);
    Connection to(*dialect);
    for (Connection *connection : {&from, &to}) {
        if (const auto opened = open(*connection); !opened)
            return opened.error();
    }
    to.execute(dialect->begin());
    if (const auto service = copyService(from, to); !service)
        return service.error();
    to.execute(QStringLiteral("COMMIT"));
    if (to.failure())
        return failed(to);
    return *report;
}

} // namespace Chinwag::Backup

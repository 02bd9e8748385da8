#include "server/tools/databasecopy.h"

#include "server/sql/dialect.h"
#include "server/sql/messageindex.h"
#include "server/sql/migrations.h"
#include "server/tools/filescopy.h"
#include "server/tools/tablecopy.h"

namespace Chinwag {

namespace {

/// Runs one copy on two open connections.
class Copier
{
public:
    Copier(Connection &source, Connection &target)
        : m_source(source)
        , m_target(target)
    {
    }

    Outcome<QString> run();

private:
    Outcome<QString> copyInside();
    bool isEmpty();
    Outcome<QString> verify();
    Outcome<QString> refuse(const QString &sentence) const;
    std::optional<Error> failure() const;

    Connection &m_source;
    Connection &m_target;
};

Outcome<QString> Copier::run()
{
    for (const QString &statement : m_target.dialect().beginMigration())
        m_target.execute(statement);
    // One picture of the source, whatever happens to its file.
    m_source.execute(m_source.dialect().begin());
    auto report = copyInside();
    m_source.clearFailure();
    m_source.execute(QStringLiteral("ROLLBACK"));
    if (report) {
        m_target.execute(QStringLiteral("COMMIT"));
        if (const auto failed = failure())
            return *failed;
        return report;
    }
    m_target.clearFailure();
    m_target.execute(QStringLiteral("ROLLBACK"));
    return report;
}

Outcome<QString> Copier::copyInside()
{
    const bool empty = isEmpty();
    if (const auto failed = failure())
        return *failed;
    if (!empty)
        return refuse(QStringLiteral("The database %1 is not empty. Make a new one for the copy; nothing was "
                                     "changed.")
                          .arg(m_target.dialect().displayName()));
    for (const CopiedTable &table : databaseTables()) {
        copyRows(m_source, m_target, table);
        if (const auto failed = failure())
            return *failed;
    }
    // Each database has its own; the running server fills it.
    m_target.dialect().messageIndex().beginAnew(m_target);
    const auto files = copyFiles(m_source, m_target);
    if (!files)
        return files;
    const auto report = verify();
    return report ? Outcome<QString>(*report + *files) : report;
}

bool Copier::isEmpty()
{
    for (const CopiedTable &table : databaseTables()) {
        auto rows = m_target.rows(QStringLiteral("SELECT 1 FROM %1 LIMIT 1").arg(QLatin1String(table.name)));
        if (rows.next())
            return false;
    }
    return true;
}

Outcome<QString> Copier::verify()
{
    QString report = QStringLiteral("Copied %1 to %2:\n")
                         .arg(m_source.dialect().displayName(), m_target.dialect().displayName());
    for (const CopiedTable &table : databaseTables()) {
        const TableSummary before = summarise(m_source, table);
        const TableSummary after = summarise(m_target, table);
        if (const auto failed = failure())
            return *failed;
        if (!(before == after))
            return refuse(QStringLiteral("The copy of the table %1 differs from the original (%2 rows, now "
                                         "%3). Nothing was kept.")
                              .arg(QLatin1String(table.name))
                              .arg(before.rows)
                              .arg(after.rows));
        report += QStringLiteral("  %1 %2 rows  sha256 %3\n")
                      .arg(QLatin1String(table.name), -8)
                      .arg(after.rows, 9)
                      .arg(QString::fromLatin1(after.digest));
    }
    return report + QStringLiteral("Every table was read again on both sides and is the same.\n");
}

Outcome<QString> Copier::refuse(const QString &sentence) const
{
    return Error{ErrorCode::Internal, sentence, std::nullopt};
}

std::optional<Error> Copier::failure() const
{
    for (const Connection *connection : {&m_source, &m_target}) {
        if (connection->failure())
            return Error{ErrorCode::Internal,
                         QStringLiteral("The database %1 failed: %2. Nothing was kept.")
                             .arg(connection->dialect().displayName(), connection->failureDetail()),
                         std::nullopt};
    }
    return std::nullopt;
}

Outcome<Ok> prepare(Connection &connection)
{
    connection.setPatient(true);
    if (auto opened = connection.open(); !opened)
        return opened;
    return migrate(connection, allMigrations());
}

} // namespace

Outcome<QString> copyDatabase(const Dialect &source, const Dialect &target)
{
    const auto sourceLock = source.lock();
    if (!sourceLock)
        return sourceLock.error();
    if (!*sourceLock)
        return Error{ErrorCode::Internal,
                     QStringLiteral("Several nodes may use %1 meanwhile, so a copy of it would have holes.")
                         .arg(source.displayName()),
                     std::nullopt};
    const auto targetLock = target.lock();
    if (!targetLock)
        return targetLock.error();
    Connection from(source);
    Connection to(target);
    for (Connection *connection : {&from, &to}) {
        if (const auto prepared = prepare(*connection); !prepared)
            return prepared.error();
    }
    return Copier(from, to).run();
}

Outcome<QString> copyDatabase(const DatabaseUrl &source, const DatabaseUrl &target)
{
    return copyDatabase(*makeDialect(source), *makeDialect(target));
}

QStringList copiedTables()
{
    QStringList lines;
    for (const CopiedTable &table : databaseTables()) {
        QStringList names;
        for (const CopiedColumn &column : table.columns)
            names.append(column.name);
        lines.append(
            QStringLiteral("%1: %2").arg(QLatin1String(table.name), names.join(QLatin1String(", "))));
    }
    return lines;
}

} // namespace Chinwag

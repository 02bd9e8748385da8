#include "server/sql/batch.h"

#include "shared/base/logging.h"

namespace Chinwag {

namespace {

/// What every job of a lost transaction is told: whatever the reason, the call may be repeated.
Error lostTransaction(const std::optional<SqlFailure> &failure)
{
    if (failure && failure->error.isTemporary())
        return failure->error;
    return {ErrorCode::Temporary,
            QStringLiteral("The server could not store this. Nothing was stored; try again in a moment."),
            std::nullopt};
}

bool isLost(const std::optional<SqlFailure> &failure)
{
    return failure && failure->kind == SqlFailure::Kind::ConnectionLost;
}

} // namespace

Batch::Batch(Connection &connection, DatabaseCounters &counters)
    : m_connection(connection)
    , m_counters(counters)
{
}

void Batch::run(const std::vector<std::unique_ptr<Job>> &jobs)
{
    m_refusal.reset();
    m_inside.clear();
    if (!m_connection.isOpen())
        reconnect();
    for (const auto &job : jobs)
        runOne(*job);
    if (m_active)
        commit();
    m_connection.clearFailure();
    m_counters.jobs += jobs.size();
}

void Batch::reconnect()
{
    if (const auto opened = m_connection.open(); !opened) {
        report(opened.error().message);
        return;
    }
    ++m_counters.connections;
    m_reported.clear();
    qCInfo(lcStore, "Connected to %s again", qUtf8Printable(m_connection.dialect().displayName()));
}

void Batch::runOne(Job &job)
{
    m_connection.clearFailure();
    if (!m_connection.isOpen()) {
        job.fail(m_refusal.value_or(lostTransaction({})));
        return;
    }
    if (job.writes()) {
        write(job);
        return;
    }
    job.execute(m_connection);
    if (m_active)
        m_inside.push_back(&job);
    note("A read");
    if (isLost(m_connection.failure())) {
        job.fail(lostTransaction(m_connection.failure()));
        abandon();
    }
}

void Batch::write(Job &job)
{
    if (m_refusal || (!m_active && !begin())) {
        job.fail(*m_refusal);
        return;
    }
    m_inside.push_back(&job);
    if (!control(QStringLiteral("SAVEPOINT job"))) {
        abandon();
        return;
    }
    job.execute(m_connection);
    note("A write");
    if (isLost(m_connection.failure())) {
        abandon();
        return;
    }
    const auto failure = m_connection.failure();
    m_connection.clearFailure();
    if (job.hasFailed()) {
        ++m_counters.rolledBack;
        control(QStringLiteral("ROLLBACK TO SAVEPOINT job"));
    }
    // After a full disk or an I/O error SQLite may have rolled back everything on its own; then the savepoint
    // is gone.
    if (!control(QStringLiteral("RELEASE SAVEPOINT job")))
        abandon(failure);
}

bool Batch::begin()
{
    m_active = control(m_connection.dialect().begin());
    if (!m_active)
        abandon();
    return m_active;
}

void Batch::commit()
{
    m_connection.clearFailure();
    if (!control(QStringLiteral("COMMIT"))) {
        abandon();
        return;
    }
    m_active = false;
    ++m_counters.commits;
    if (!m_reported.isEmpty())
        qCInfo(lcStore, "Storing in %s works again", qUtf8Printable(m_connection.dialect().displayName()));
    m_reported.clear();
}

void Batch::abandon(const std::optional<SqlFailure> &cause)
{
    note("A transaction");
    const auto failure = m_connection.failure();
    m_refusal = lostTransaction(cause ? cause : failure);
    bool lost = isLost(failure);
    m_connection.clearFailure();
    if (m_active) {
        control(QStringLiteral("ROLLBACK")); // fails when the database has done so itself
        lost = lost || isLost(m_connection.failure());
        m_connection.clearFailure();
    }
    for (Job *job : m_inside)
        job->fail(*m_refusal);
    m_inside.clear();
    m_active = false;
    ++m_counters.failedCommits;
    if (lost)
        m_connection.close();
}

bool Batch::control(const QString &statement)
{
    m_connection.execute(statement);
    return !m_connection.failure();
}

void Batch::note(const char *attempt)
{
    const auto &failure = m_connection.failure();
    if (failure && failure->kind != SqlFailure::Kind::Constraint)
        report(QStringLiteral("%1 failed in %2: %3")
                   .arg(QLatin1String(attempt), m_connection.dialect().displayName(),
                        m_connection.failureDetail()));
}

void Batch::report(const QString &trouble)
{
    if (trouble == m_reported)
        return; // a full disk meets every write; one line is enough until something changes
    m_reported = trouble;
    qCWarning(lcStore, "%s", qUtf8Printable(trouble));
}

} // namespace Chinwag

#include "server/sql/batch.h"

#include "server/sql/idlookup.h"
#include "shared/base/logging.h"

#include <algorithm>

namespace Chinwag {

namespace {

using namespace std::chrono_literals;

/// A commit waits for the disk however much it stores: a batch takes so many times that, which keeps most of
/// the time for the work, within what a bystander does not notice.
constexpr int sharePerCommit = 8;
constexpr std::chrono::milliseconds leastShare = 5ms;
constexpr std::chrono::milliseconds largestShare = 40ms;

/// What every job of a lost transaction is told: whatever the reason, the call may be repeated.
Error lostTransaction(const std::optional<SqlFailure> &failure)
{
    if (failure && failure->error.isTemporary())
        return failure->error;
    return {ErrorCode::Temporary, QStringLiteral("The server could not store this. Try again in a moment."),
            std::nullopt};
}

QStringList roomsOf(const Batch::Jobs &jobs)
{
    QStringList rooms;
    for (const auto &job : jobs) {
        if (!job->room().isEmpty())
            rooms.append(job->room());
    }
    std::sort(rooms.begin(), rooms.end());
    rooms.erase(std::unique(rooms.begin(), rooms.end()), rooms.end());
    return rooms;
}

bool isLost(const std::optional<SqlFailure> &failure)
{
    return failure && failure->kind == SqlFailure::Kind::ConnectionLost;
}

bool isConflict(const std::optional<SqlFailure> &failure)
{
    return failure && failure->kind == SqlFailure::Kind::Conflict;
}

} // namespace

Batch::Batch(Connection &connection, DatabaseCounters &counters, Now now)
    : m_connection(connection)
    , m_counters(counters)
    , m_now(std::move(now))
    , m_share(leastShare)
{
}

Batch::Progress Batch::run(const Jobs &jobs)
{
    m_rooms = m_connection.dialect().lockRooms().isEmpty() ? QStringList() : roomsOf(jobs);
    m_usesSavepoints = false;
    m_settled = nullptr;
    std::span<const std::unique_ptr<Job>> left(jobs);
    std::size_t reached = attempt(left);
    if (m_repeat == Repeat::WithSavepoints) {
        m_usesSavepoints = true;
        left = left.subspan(m_begunAt);
        reached = attempt(left);
    }
    m_connection.clearFailure();
    const std::size_t first = jobs.size() - left.size();
    Progress progress{first + reached};
    if (m_repeat == Repeat::AfterConflict) {
        ++m_counters.conflicts;
        progress = {first + m_begunAt, reached - m_begunAt};
    }
    m_counters.jobs += progress.done;
    return progress;
}

std::size_t Batch::attempt(std::span<const std::unique_ptr<Job>> jobs)
{
    m_repeat = Repeat::No;
    m_refusal.reset();
    m_inside.clear();
    const auto end = m_now() + m_share;
    std::size_t reached = 0;
    while (reached < jobs.size() && m_repeat == Repeat::No && (reached == 0 || m_now() < end)) {
        if (!m_active)
            m_begunAt = reached;
        runOne(*jobs[reached++]);
    }
    if (m_active)
        commit();
    return reached;
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
    } else if (m_active && m_connection.hasLostTransaction()) {
        abandon();
    }
}

void Batch::write(Job &job)
{
    if (&job == m_settled)
        return;
    if (m_refusal || (!m_active && !begin())) {
        job.fail(*m_refusal);
        return;
    }
    m_inside.push_back(&job);
    if (m_usesSavepoints)
        writeGuarded(job);
    else
        writePlainly(job);
}

void Batch::writePlainly(Job &job)
{
    job.execute(m_connection);
    const auto failure = m_connection.failure();
    if (isLost(failure) || isConflict(failure)) {
        abandon();
        return;
    }
    if (!job.hasFailed())
        return;
    if (failure && failure->error.isTemporary()) {
        note("A write");
        m_settled = &job;
        ++m_counters.rolledBack;
    }
    repeat(Repeat::WithSavepoints);
}

void Batch::writeGuarded(Job &job)
{
    if (!control(QStringLiteral("SAVEPOINT job"))) {
        abandon();
        return;
    }
    job.execute(m_connection);
    if (!isConflict(m_connection.failure()))
        note("A write");
    if (isLost(m_connection.failure()) || isConflict(m_connection.failure())) {
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
    if (m_active && lockRooms())
        return true;
    abandon();
    return false;
}

bool Batch::lockRooms()
{
    if (m_rooms.size() > 1) // one alone cannot be taken in another order
        forEachRowOf(m_connection, m_connection.dialect().lockRooms(), m_rooms, [](const Rows &) {});
    return !m_connection.failure();
}

void Batch::commit()
{
    m_connection.clearFailure();
    const auto begun = m_now();
    if (m_connection.hasLostTransaction() || !control(QStringLiteral("COMMIT"))) {
        abandon();
        return;
    }
    m_share = std::clamp<std::chrono::steady_clock::duration>(sharePerCommit * (m_now() - begun), leastShare,
                                                              largestShare);
    m_active = false;
    ++m_counters.commits;
    if (!m_reported.isEmpty())
        qCInfo(lcStore, "Storing in %s works again", qUtf8Printable(m_connection.dialect().displayName()));
    begunAnew();
}

void Batch::begunAnew()
{
    m_reported.clear();
    m_counters.state = StorageState::Working;
}

void Batch::abandon(const std::optional<SqlFailure> &cause)
{
    const auto failure = m_connection.failure();
    m_refusal = lostTransaction(cause ? cause : failure);
    if (isConflict(failure)) {
        repeat(Repeat::AfterConflict);
        return;
    }
    note("A transaction");
    rollBack(isLost(failure));
    for (Job *job : m_inside) {
        if (job->writes())
            job->fail(*m_refusal);
        else
            readAgain(*job);
    }
    m_inside.clear();
    ++m_counters.failedCommits;
}

void Batch::readAgain(Job &job)
{
    m_connection.clearFailure();
    if (!m_connection.isOpen()) {
        job.fail(*m_refusal);
        return;
    }
    job.execute(m_connection);
    if (isLost(m_connection.failure())) {
        job.fail(lostTransaction(m_connection.failure()));
        m_connection.close();
    }
}

void Batch::repeat(Repeat how)
{
    m_repeat = how;
    rollBack(false);
}

void Batch::rollBack(bool lost)
{
    m_connection.clearFailure();
    if (m_active && !lost) {
        control(QStringLiteral("ROLLBACK")); // fails when the database has done so itself
        lost = isLost(m_connection.failure());
        m_connection.clearFailure();
    }
    m_active = false;
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
    m_counters.state = StorageState::Failing;
    if (trouble == m_reported)
        return; // a full disk meets every write; one line is enough until something changes
    m_reported = trouble;
    qCWarning(lcStore, "%s", qUtf8Printable(trouble));
}

} // namespace Chinwag

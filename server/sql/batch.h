#pragma once

#include "server/sql/job.h"

#include <atomic>
#include <memory>
#include <span>
#include <vector>

namespace Chinwag {

/// Written by the worker, read by anybody; for metrics and tests.
struct DatabaseCounters
{
    std::atomic<quint64> jobs{0};
    std::atomic<quint64> commits{0};
    std::atomic<quint64> failedCommits{0}; ///< transactions lost as a whole
    std::atomic<quint64> rolledBack{0};    ///< single jobs, back to their savepoint
    std::atomic<quint64> conflicts{0};     ///< transactions begun anew because another node was in the way
    std::atomic<quint64> connections{0};   ///< opened so far
};

/// Carries out everything that was queued as one transaction with one savepoint per write: group commit.
/// Worker thread only. Reads before the first write stand outside; later ones are inside, because they may
/// see what is not committed yet, and share the fate of the transaction.
///
/// Several nodes may write to one database: the rooms of a batch are locked in one order before its first
/// write, so that two batches never wait for each other there. What is left (two people in opposite order, a
/// row of another kind) undoes the whole transaction, which is then carried out once more.
class Batch
{
public:
    Batch(Connection &connection, DatabaseCounters &counters);

    using Jobs = std::vector<std::unique_ptr<Job>>;

    /// On a connection that is lost, before or meanwhile, jobs fail with Temporary; it is closed then.
    void run(const Jobs &jobs);

private:
    void attempt(std::span<const std::unique_ptr<Job>> jobs, bool isLast);
    void runOne(Job &job);
    void write(Job &job);
    bool begin();
    bool lockRooms();
    bool isConflict(const std::optional<SqlFailure> &failure) const;
    void commit();
    /// Undoes the whole transaction: every job inside fails, and so does every later write of this batch. The
    /// reason is `cause`, or else the connection's failure. After a conflict the batch may be repeated.
    void abandon(const std::optional<SqlFailure> &cause = {});
    bool control(const QString &statement);
    void note(const char *attempt);
    void report(const QString &trouble);

    Connection &m_connection;
    DatabaseCounters &m_counters;
    QStringList m_rooms;         ///< rows that this batch will change, sorted
    std::vector<Job *> m_inside; ///< jobs that depend on the COMMIT
    bool m_active = false;
    std::size_t m_begunAt = 0; ///< the job whose write began the transaction
    bool m_isLastAttempt = false;
    bool m_hasConflict = false;
    std::optional<Error> m_refusal;
    QString m_reported; ///< said already; empty when all is well
};

} // namespace Chinwag

#pragma once

#include "server/sql/job.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace Chinwag {

/// What came of the last thing that tells.
enum class StorageState {
    Working,
    Failing, ///< something failed, and nothing was committed since
    Away     ///< there is no connection
};

/// Written by the worker, read by anybody; for metrics and tests.
struct DatabaseCounters
{
    std::atomic<quint64> jobs{0};
    std::atomic<quint64> commits{0};
    std::atomic<quint64> failedCommits{0}; ///< transactions lost as a whole
    std::atomic<quint64> rolledBack{0};    ///< single jobs, undone without their neighbours
    std::atomic<quint64> conflicts{0};     ///< transactions begun anew because another node was in the way
    std::atomic<quint64> connections{0};   ///< opened so far
    std::atomic<StorageState> state{StorageState::Working};
};

/// Carries out everything that was queued as one transaction: group commit. Worker thread only. Reads before
/// the first write stand outside; later ones are inside, because they may see what is not committed yet. When
/// the transaction is lost they are made again without it: a full disk is no reason not to read.
///
/// Writes hardly ever fail, so they run without savepoints, which would cost as much as the writes. When one
/// fails nevertheless, the whole transaction is undone and carried out once more, with a savepoint for each.
///
/// Several nodes may write to one database: the rooms of a batch are locked in one order before its first
/// write, so that two batches never wait for each other there. What is left (two people in opposite order, a
/// row of another kind) undoes the whole transaction; its jobs are given back.
///
/// A batch ends when its time is up, so that nobody waits for a long one: what is left is given back.
class Batch
{
public:
    using Now = std::function<std::chrono::steady_clock::time_point()>;

    Batch(Connection &connection, DatabaseCounters &counters, Now now);

    using Jobs = std::vector<std::unique_ptr<Job>>;

    /// Which jobs need no further run: the first `done`. Of the others, the first `conflicted` were undone
    /// because another node was in the way; to meet it again at once would be no use.
    struct Progress
    {
        std::size_t done = 0;
        std::size_t conflicted = 0;
    };

    /// On a connection that is lost, before or meanwhile, jobs fail with Temporary; it is closed then.
    Progress run(const Jobs &jobs);
    /// The connection is a new one: what was said of the old one is over.
    void begunAnew();

private:
    enum class Repeat { No, AfterConflict, WithSavepoints };

    /// How many of them it came to.
    std::size_t attempt(std::span<const std::unique_ptr<Job>> jobs);
    void runOne(Job &job);
    void write(Job &job);
    void writePlainly(Job &job);
    void writeGuarded(Job &job);
    bool begin();
    bool lockRooms();
    void commit();
    /// Undoes the whole transaction: every write inside fails, and so does every later one of this batch. The
    /// reason is `cause`, or else the connection's failure. After a conflict nothing fails yet.
    void abandon(const std::optional<SqlFailure> &cause = {});
    void readAgain(Job &job);
    void repeat(Repeat how);
    void rollBack(bool lost);
    bool control(const QString &statement);
    void note(const char *attempt);
    void report(const QString &trouble);

    Connection &m_connection;
    DatabaseCounters &m_counters;
    const Now m_now;
    std::chrono::steady_clock::duration m_share; ///< what a batch may take, before its commit
    QStringList m_rooms;                         ///< rows that this batch will change, sorted
    std::vector<Job *> m_inside;                 ///< jobs that depend on the COMMIT
    bool m_active = false;
    std::size_t m_begunAt = 0; ///< the job whose write began the transaction
    bool m_usesSavepoints = false;
    Repeat m_repeat = Repeat::No;
    /// Failed for want of a lock or of space, whatever becomes of the others: it must not wait a second time.
    const Job *m_settled = nullptr;
    std::optional<Error> m_refusal;
    QString m_reported; ///< said already; empty when all is well
};

} // namespace Chinwag

#pragma once

#include "server/sql/batch.h"
#include "server/sql/migrations.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <span>
#include <thread>
#include <type_traits>

class QObject;

namespace Chinwag {

/// A SQL database on a worker thread of its own. Belongs to the thread that opened it, which needs a running
/// event loop: every continuation is called there, in the order of the calls, once, never inside the call.
///
/// The worker takes everything that is queued as one batch and commits it together (group commit). A write is
/// reported as done only after the COMMIT; when that fails, everything inside the transaction becomes
/// Temporary. A call sees what earlier calls wrote. A failing write undoes only itself. With more than
/// Options::maxQueued calls waiting a further one is refused with Temporary, out of turn.
class Database
{
public:
    struct Options
    {
        std::size_t maxQueued = 20'000;
    };

    /// Locks, opens and migrates; blocks until that is done (startup). The error is a sentence for an
    /// administrator.
    static Outcome<std::unique_ptr<Database>> open(std::unique_ptr<const Dialect> dialect,
                                                   std::span<const Migration> migrations = allMigrations());
    static Outcome<std::unique_ptr<Database>> open(std::unique_ptr<const Dialect> dialect,
                                                   std::span<const Migration> migrations, Options options);
    /// Finishes (and commits) what is queued; continuations that were not called by now never are. May be
    /// called from inside a continuation.
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// `work` runs on the worker and must not write; it owns what it captures.
    template <typename T>
    void read(std::type_identity_t<Work<T>> work, Done<T> done)
    {
        enqueue(std::make_unique<TypedJob<T>>(Job::Access::Read, std::move(work), std::move(done)));
    }
    /// Likewise, inside a transaction.
    template <typename T>
    void write(std::type_identity_t<Work<T>> work, Done<T> done)
    {
        enqueue(std::make_unique<TypedJob<T>>(Job::Access::Write, std::move(work), std::move(done)));
    }

    const DatabaseCounters &counters() const { return m_counters; }

private:
    using Jobs = std::vector<std::unique_ptr<Job>>;

    Database(std::unique_ptr<const Dialect> dialect, std::unique_ptr<DatabaseLock> lock, Options options);
    Outcome<Ok> start(std::span<const Migration> migrations);
    void enqueue(std::unique_ptr<Job> job);
    void finish(std::unique_ptr<Job> job); ///< with m_mutex held; any thread
    void deliver();

    // Worker thread
    Outcome<Ok> prepare(Connection &connection, std::span<const Migration> migrations);
    void work(Connection &connection);

    const std::unique_ptr<const Dialect> m_dialect;
    const std::unique_ptr<DatabaseLock> m_lock;
    const Options m_options;
    DatabaseCounters m_counters;

    std::mutex m_mutex; ///< guards the three below
    Jobs m_queued;
    Jobs m_finished;
    bool m_stopping = false;
    std::condition_variable m_wakeWorker;

    // Loop thread
    std::size_t m_undelivered = 0;
    std::deque<std::unique_ptr<Job>> m_deliverable;
    std::unique_ptr<QObject> m_loop; ///< receives the wake-ups; with it go those on their way
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);

    std::thread m_worker;
};

} // namespace Chinwag

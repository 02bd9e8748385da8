#pragma once

#include "server/sql/batch.h"
#include "server/sql/migrations.h"
#include "shared/base/backoff.h"

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
///
/// While a database server is away every call fails with Temporary in the next turn of the loop, and costs
/// nothing; attempts to reach it follow their own schedule. Whether a write whose COMMIT got no answer was
/// stored is not known.
class Database
{
public:
    struct Options
    {
        std::size_t maxQueued = 20'000;
        /// Between attempts to reach a server that went away: short, because it is alone to be asked.
        Backoff::Options reconnect{std::chrono::milliseconds(250), std::chrono::milliseconds(2000)};
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
        enqueue(
            std::make_unique<TypedJob<T>>(Job::Access::Read, QString(), std::move(work), std::move(done)));
    }
    /// Likewise, inside a transaction.
    template <typename T>
    void write(std::type_identity_t<Work<T>> work, Done<T> done)
    {
        writeToRoom<T>(QString(), std::move(work), std::move(done));
    }
    /// Likewise, for work that changes the row of this room: nodes lock those in one order.
    template <typename T>
    void writeToRoom(const QString &room, std::type_identity_t<Work<T>> work, Done<T> done)
    {
        enqueue(std::make_unique<TypedJob<T>>(Job::Access::Write, room, std::move(work), std::move(done)));
    }

    const DatabaseCounters &counters() const { return m_counters; }

private:
    using Jobs = Batch::Jobs;

    Database(std::unique_ptr<const Dialect> dialect, std::unique_ptr<DatabaseLock> lock, Options options);
    Outcome<Ok> start(std::span<const Migration> migrations);
    void enqueue(std::unique_ptr<Job> job);
    void finish(std::unique_ptr<Job> job);                        ///< with m_mutex held; any thread
    void refuse(std::unique_ptr<Job> job, const QString &reason); ///< likewise
    void deliver();

    class Doorbell;

    // Worker thread
    Outcome<Ok> prepare(Connection &connection, std::span<const Migration> migrations);
    void work(Connection &connection);
    /// Returns when the connection is open again, or this Database ends; `guard` holds m_mutex meanwhile, but
    /// not while anything is waited for.
    void reopen(Connection &connection, std::unique_lock<std::mutex> &guard);

    const std::unique_ptr<const Dialect> m_dialect;
    const std::unique_ptr<DatabaseLock> m_lock;
    const Options m_options;
    DatabaseCounters m_counters;

    std::mutex m_mutex; ///< guards the four below
    Jobs m_queued;
    Jobs m_finished;
    bool m_isAway = false; ///< there is no connection
    bool m_stopping = false;
    std::condition_variable m_wakeWorker;

    // Worker thread
    Backoff m_backoff;
    std::chrono::steady_clock::time_point m_openedAt = std::chrono::steady_clock::now();

    // Loop thread
    std::size_t m_undelivered = 0;
    std::deque<std::unique_ptr<Job>> m_deliverable;
    std::unique_ptr<Doorbell> m_doorbell; ///< with it go the events on their way
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);

    std::thread m_worker;
};

} // namespace Chinwag

#pragma once

#include "server/sql/auditlog.h"
#include "server/sql/batch.h"
#include "server/sql/fairqueue.h"
#include "server/sql/migrations.h"
#include "server/sql/upkeep.h"
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
/// event loop: every continuation is called there, once, never inside the call, and those of one principal in
/// the order of the calls.
///
/// Principals take turns. The worker takes what is queued as one batch, up to a bound, and commits it
/// together (group commit). A write is reported as done only after the COMMIT; when that fails, everything
/// inside the transaction becomes Temporary. A call sees what earlier calls of its principal wrote. A failing
/// write undoes only itself.
///
/// Who has more than Options::maxQueuedEach calls waiting is refused a further one with RateLimited, out of
/// turn. With more than Options::maxQueued calls in all it is Temporary, but not for one who has few.
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
        /// Of one principal; the server itself has no bound of its own.
        std::size_t maxQueuedEach = 2'000;
        /// So many everybody has even while others fill the queue.
        std::size_t reservedEach = 16;
        /// Of one batch: what many principals have queued at the same moment shares a commit.
        std::size_t maxBatch = 256;
        /// Where the worker has the time from.
        Batch::Now now = [] { return std::chrono::steady_clock::now(); };
        /// Between attempts to reach a server that went away: short, because it is alone to be asked.
        Backoff::Options reconnect{std::chrono::milliseconds(250), std::chrono::milliseconds(2000)};
        /// False: beside the server that has the database open, if there is one. Nothing is locked, and the
        /// schema must be the one that this program knows: changing it is for whoever is alone.
        bool isAlone = true;
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
    void read(std::type_identity_t<Work<T>> work, Done<T> done,
              const Principal &principal = Principal::server())
    {
        enqueue(std::make_unique<TypedJob<T>>(Job::Access::Read, principal.key(), QString(), std::move(work),
                                              std::move(done)));
    }
    /// Likewise, inside a transaction.
    template <typename T>
    void write(std::type_identity_t<Work<T>> work, Done<T> done,
               const Principal &principal = Principal::server())
    {
        writeToRoom<T>(QString(), std::move(work), std::move(done), principal);
    }
    /// Likewise, for work that changes the row of this room: nodes lock those in one order.
    template <typename T>
    void writeToRoom(const QString &room, std::type_identity_t<Work<T>> work, Done<T> done,
                     const Principal &principal = Principal::server())
    {
        enqueue(std::make_unique<TypedJob<T>>(Job::Access::Write, principal.key(), room, std::move(work),
                                              std::move(done)));
    }

    const DatabaseCounters &counters() const { return m_counters; }

private:
    using Jobs = Batch::Jobs;

    Database(std::unique_ptr<const Dialect> dialect, std::unique_ptr<DatabaseLock> lock, Options options);
    Outcome<Ok> start(std::span<const Migration> migrations);
    void enqueue(std::unique_ptr<Job> job);
    void finish(std::unique_ptr<Job> job); ///< with m_mutex held; any thread
    void deliver();
    std::optional<Error> refusal(const Job &job);

    class Doorbell;

    // Worker thread
    Outcome<Ok> prepare(Connection &connection, std::span<const Migration> migrations);
    void work(Connection &connection);
    /// With m_mutex held.
    void waitForWork(const Upkeep &upkeep, std::unique_lock<std::mutex> &guard);
    /// When there is something to do without anybody asking.
    std::optional<FairQueue::Instant> nextTurn(const Upkeep &upkeep) const;
    /// Finishes what is done and queues the rest again; with m_mutex held.
    void settle(Jobs jobs, const Batch::Progress &progress);
    /// Returns when the connection is open again, or this Database ends; `guard` holds m_mutex meanwhile, but
    /// not while anything is waited for.
    void reopen(Connection &connection, Batch &batch, std::unique_lock<std::mutex> &guard);

    const std::unique_ptr<const Dialect> m_dialect;
    const std::unique_ptr<DatabaseLock> m_lock;
    const Options m_options;
    DatabaseCounters m_counters;

    std::mutex m_mutex; ///< guards the four below
    FairQueue m_queued;
    Jobs m_finished;
    bool m_isAway = false; ///< there is no connection
    bool m_stopping = false;
    std::condition_variable m_wakeWorker;

    // Worker thread
    Backoff m_backoff;
    std::chrono::steady_clock::time_point m_openedAt = std::chrono::steady_clock::now();

    // Loop thread
    std::size_t m_undelivered = 0;
    QHash<QString, std::size_t> m_undeliveredOf; ///< by principal
    std::deque<std::unique_ptr<Job>> m_deliverable;
    std::unique_ptr<Doorbell> m_doorbell; ///< with it go the events on their way
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);

    std::thread m_worker;
};

/// A Database on one principal's account. A value; the Database outlives it. With a record, every write that
/// changes something leaves it in the audit log.
class DatabaseLane
{
public:
    DatabaseLane(Database &database, const Principal &principal = Principal::server(),
                 const std::optional<AuditRecord> &record = {})
        : m_database(database)
        , m_principal(principal)
        , m_record(record)
    {
    }

    /// As those of Database.
    template <typename T>
    void read(std::type_identity_t<Work<T>> work, Done<T> done) const
    {
        m_database.read<T>(std::move(work), std::move(done), m_principal);
    }
    template <typename T>
    void write(std::type_identity_t<Work<T>> work, Done<T> done) const
    {
        m_database.write<T>(recorded<T>(std::move(work)), std::move(done), m_principal);
    }
    template <typename T>
    void writeToRoom(const QString &room, std::type_identity_t<Work<T>> work, Done<T> done) const
    {
        m_database.writeToRoom<T>(room, recorded<T>(std::move(work)), std::move(done), m_principal);
    }

private:
    template <typename T>
    static bool hasChanged(const T &)
    {
        return true;
    }
    static bool hasChanged(const bool &value) { return value; }
    template <typename T>
    static bool hasChanged(const std::optional<T> &value)
    {
        return value.has_value();
    }

    template <typename T>
    Work<T> recorded(Work<T> work) const
    {
        if (!m_record)
            return work;
        return [work = std::move(work), record = *m_record](Connection &connection) {
            const QString name = AuditLog::nameOf(connection, record);
            Outcome<T> outcome = work(connection);
            if (outcome && hasChanged(*outcome))
                AuditLog::append(connection, record, name);
            return outcome;
        };
    }

    Database &m_database;
    Principal m_principal;
    std::optional<AuditRecord> m_record;
};

} // namespace Chinwag

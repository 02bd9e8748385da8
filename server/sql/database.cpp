#include "server/sql/database.h"

#include "shared/base/logging.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <algorithm>
#include <future>
#include <limits>
#include <utility>

namespace Chinwag {

namespace {

/// A connection that lived shorter may be one of a server that lets us in and falls over.
constexpr std::chrono::seconds stableAfter{10};

/// The other node goes on with what a conflict made us give back; to take it again at once would meet it
/// again.
constexpr std::chrono::milliseconds conflictRest{50};

/// So long somebody who filled their own part of the queue should leave it alone.
constexpr std::chrono::seconds refusedFor{1};

Error nothingStored(const QString &reason)
{
    return {ErrorCode::Temporary, reason + QStringLiteral(" Nothing was stored; try again in a moment."),
            std::nullopt};
}

Error awayError() { return nothingStored(QStringLiteral("The server cannot reach its database.")); }

} // namespace

/// Delivers in the loop's thread. Its events carry nothing, so what the worker hands over passes through
/// m_mutex alone and not through Qt's event queue, whose lock a thread sanitizer cannot see.
class Database::Doorbell : public QObject
{
public:
    explicit Doorbell(Database &database)
        : m_database(database)
    {
    }

    /// Any thread.
    void ring() { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }

private:
    void customEvent(QEvent * /*event*/) override { m_database.deliver(); }

    Database &m_database;
};

Outcome<std::unique_ptr<Database>> Database::open(std::unique_ptr<const Dialect> dialect,
                                                  std::span<const Migration> migrations)
{
    return open(std::move(dialect), migrations, Options());
}

Outcome<std::unique_ptr<Database>> Database::open(std::unique_ptr<const Dialect> dialect,
                                                  std::span<const Migration> migrations, Options options)
{
    auto lock = options.isAlone ? dialect->lock() : Outcome<std::unique_ptr<DatabaseLock>>(nullptr);
    if (!lock)
        return lock.error();
    std::unique_ptr<Database> database(new Database(std::move(dialect), std::move(*lock), options));
    if (const auto started = database->start(migrations); !started)
        return started.error();
    return database;
}

Database::Database(std::unique_ptr<const Dialect> dialect, std::unique_ptr<DatabaseLock> lock,
                   Options options)
    : m_dialect(std::move(dialect))
    , m_lock(std::move(lock))
    , m_options(options)
    , m_backoff(Backoff::systemRandom(), options.reconnect)
    , m_doorbell(std::make_unique<Doorbell>(*this))
{
}

Database::~Database()
{
    *m_alive = false;
    {
        const std::lock_guard guard(m_mutex);
        m_stopping = true;
    }
    m_wakeWorker.notify_one();
    if (m_worker.joinable())
        m_worker.join();
}

Outcome<Ok> Database::start(std::span<const Migration> migrations)
{
    std::promise<Outcome<Ok>> opened;
    auto result = opened.get_future();
    m_worker = std::thread([this, migrations, opened = std::move(opened)]() mutable {
        Connection connection(*m_dialect);
        auto outcome = prepare(connection, migrations);
        const bool usable = outcome.hasValue();
        opened.set_value(std::move(outcome));
        if (usable)
            work(connection);
    });
    return result.get();
}

Outcome<Ok> Database::prepare(Connection &connection, std::span<const Migration> migrations)
{
    if (auto opened = connection.open(); !opened)
        return opened;
    ++m_counters.connections;
    if (!m_options.isAlone && schemaVersion(connection) != allMigrations().back().version) {
        connection.clearFailure();
        return Error{
            ErrorCode::Internal,
            QStringLiteral("The database %1 is not one of this chinwagd: its schema is another, or it "
                           "is empty. Start the server on it first.")
                .arg(connection.dialect().displayName()),
            std::nullopt};
    }
    connection.setPatient(true);
    auto migrated = migrate(connection, migrations);
    connection.setPatient(false);
    return migrated;
}

void Database::enqueue(std::unique_ptr<Job> job)
{
    auto refused = refusal(*job);
    ++m_undelivered;
    ++m_undeliveredOf[job->principal()];
    const std::lock_guard guard(m_mutex);
    if (!refused && m_isAway)
        refused = awayError();
    if (refused) {
        job->fail(*refused);
        finish(std::move(job));
    } else {
        m_queued.push(std::move(job));
        m_wakeWorker.notify_one();
    }
}

std::optional<Error> Database::refusal(const Job &job)
{
    const std::size_t own = m_undeliveredOf.value(job.principal());
    if (own >= m_options.maxQueuedEach && !job.principal().isEmpty())
        return Error{ErrorCode::RateLimited, QStringLiteral("Too much at once. Try again in a moment."),
                     refusedFor};
    if (m_undelivered >= m_options.maxQueued && own >= m_options.reservedEach)
        return nothingStored(QStringLiteral("The server has too much to do."));
    return {};
}

void Database::finish(std::unique_ptr<Job> job)
{
    m_finished.push_back(std::move(job));
    if (m_finished.size() == 1)
        m_doorbell->ring();
}

void Database::work(Connection &connection)
{
    Batch batch(connection, m_counters, m_options.now);
    Upkeep upkeep(*m_dialect, m_options.now);
    std::unique_lock guard(m_mutex);
    for (;;) {
        waitForWork(upkeep, guard);
        // At the end nobody rests.
        Jobs jobs =
            m_queued.take(m_options.maxBatch, m_stopping ? FairQueue::Instant::max() : m_options.now());
        if (jobs.empty() && m_stopping)
            return;
        guard.unlock();
        const Batch::Progress progress = batch.run(jobs);
        upkeep.heed(connection);
        guard.lock();
        settle(std::move(jobs), progress);
        if (upkeep.isDue(!m_queued.isReady(m_options.now()))) {
            guard.unlock();
            upkeep.run(connection);
            guard.lock();
        }
        if (!connection.isOpen())
            reopen(connection, batch, guard);
    }
}

void Database::waitForWork(const Upkeep &upkeep, std::unique_lock<std::mutex> &guard)
{
    const auto hasWork = [this, &upkeep] {
        return m_stopping || m_queued.isReady(m_options.now()) || upkeep.isDue(true);
    };
    while (!hasWork()) {
        if (const auto next = nextTurn(upkeep))
            m_wakeWorker.wait_for(guard, *next - m_options.now(), hasWork);
        else
            m_wakeWorker.wait(guard);
    }
}

std::optional<FairQueue::Instant> Database::nextTurn(const Upkeep &upkeep) const
{
    const auto next = m_queued.nextReturn();
    const auto chore = upkeep.next();
    if (!next || !chore)
        return next ? next : chore;
    return std::min(*next, *chore);
}

void Database::settle(Jobs jobs, const Batch::Progress &progress)
{
    Jobs again;
    QStringList resting;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const bool isDone = i < progress.done;
        const bool hasConflicted = !isDone && i < progress.done + progress.conflicted;
        if (hasConflicted && jobs[i]->writes() && !jobs[i]->mayRepeat()) {
            jobs[i]->fail(nothingStored(QStringLiteral("The server's storage is busy.")));
            finish(std::move(jobs[i]));
        } else if (isDone) {
            finish(std::move(jobs[i]));
        } else {
            if (hasConflicted)
                resting.append(jobs[i]->principal());
            again.push_back(std::move(jobs[i]));
        }
    }
    m_queued.putBack(std::move(again));
    for (const QString &principal : std::as_const(resting))
        m_queued.rest(principal, m_options.now() + conflictRest);
}

void Database::reopen(Connection &connection, Batch &batch, std::unique_lock<std::mutex> &guard)
{
    m_isAway = true;
    m_counters.state = StorageState::Away;
    for (auto &job : m_queued.take(std::numeric_limits<std::size_t>::max(), FairQueue::Instant::max())) {
        job->fail(awayError());
        finish(std::move(job));
    }
    if (std::chrono::steady_clock::now() - m_openedAt > stableAfter)
        m_backoff.reset();
    bool isReported = false;
    while (m_isAway && !m_stopping) {
        const bool isFirst = m_backoff.attempt() == 0;
        const auto pause = m_backoff.next();
        if (!isFirst && m_wakeWorker.wait_for(guard, pause, [this] { return m_stopping; }))
            return;
        guard.unlock();
        const auto opened = connection.open();
        guard.lock();
        m_isAway = !opened;
        if (!opened && !std::exchange(isReported, true))
            qCWarning(lcStore, "%s", qUtf8Printable(opened.error().message));
    }
    if (m_isAway)
        return;
    batch.begunAnew();
    m_openedAt = std::chrono::steady_clock::now();
    ++m_counters.connections;
    qCInfo(lcStore, "Connected to %s again", qUtf8Printable(m_dialect->displayName()));
}

void Database::deliver()
{
    {
        const std::lock_guard guard(m_mutex);
        std::move(m_finished.begin(), m_finished.end(), std::back_inserter(m_deliverable));
        m_finished.clear();
    }
    // A continuation may run an event loop of its own, which goes on here with the next one, or destroy this
    // Database.
    const auto alive = m_alive;
    while (*alive && !m_deliverable.empty()) {
        const auto job = std::move(m_deliverable.front());
        m_deliverable.pop_front();
        --m_undelivered;
        if (const auto own = m_undeliveredOf.find(job->principal()); --*own == 0)
            m_undeliveredOf.erase(own);
        job->deliver();
    }
}

} // namespace Chinwag

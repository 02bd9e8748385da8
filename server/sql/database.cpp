#include "server/sql/database.h"

#include "shared/base/logging.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <future>
#include <utility>

namespace Chinwag {

namespace {

/// A connection that lived shorter may be one of a server that lets us in and falls over.
constexpr std::chrono::seconds stableAfter{10};

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
    auto lock = dialect->lock();
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
    connection.setPatient(true);
    auto migrated = migrate(connection, migrations);
    connection.setPatient(false);
    return migrated;
}

void Database::enqueue(std::unique_ptr<Job> job)
{
    const bool full = m_undelivered >= m_options.maxQueued;
    ++m_undelivered;
    const std::lock_guard guard(m_mutex);
    if (full) {
        refuse(std::move(job), QStringLiteral("The server has too much to do."));
    } else if (m_isAway) {
        refuse(std::move(job), QStringLiteral("The server cannot reach its database."));
    } else {
        m_queued.push_back(std::move(job));
        m_wakeWorker.notify_one();
    }
}

void Database::refuse(std::unique_ptr<Job> job, const QString &reason)
{
    job->fail({ErrorCode::Temporary, reason + QStringLiteral(" Nothing was stored; try again in a moment."),
               std::nullopt});
    finish(std::move(job));
}

void Database::finish(std::unique_ptr<Job> job)
{
    m_finished.push_back(std::move(job));
    if (m_finished.size() == 1)
        m_doorbell->ring();
}

void Database::work(Connection &connection)
{
    Batch batch(connection, m_counters);
    std::unique_lock guard(m_mutex);
    for (;;) {
        m_wakeWorker.wait(guard, [this] { return m_stopping || !m_queued.empty(); });
        if (m_queued.empty())
            return;
        Jobs jobs = std::exchange(m_queued, {});
        guard.unlock();
        batch.run(jobs);
        guard.lock();
        for (auto &job : jobs)
            finish(std::move(job));
        if (!connection.isOpen())
            reopen(connection, guard);
    }
}

void Database::reopen(Connection &connection, std::unique_lock<std::mutex> &guard)
{
    m_isAway = true;
    for (auto &job : std::exchange(m_queued, {}))
        refuse(std::move(job), QStringLiteral("The server cannot reach its database."));
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
        job->deliver();
    }
}

} // namespace Chinwag

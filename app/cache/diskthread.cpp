#include "app/cache/diskthread.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <iterator>

namespace Chinwag {

class DiskThread::Order final : public Job
{
public:
    explicit Order(std::function<void()> work)
        : m_work(std::move(work))
    {
    }

    void execute() override { m_work(); }
    bool hasAnswer() const override { return false; }
    void deliver() override {}

private:
    std::function<void()> m_work;
};

/// Delivers in the loop's thread. Its events carry nothing: what is handed over passes through m_mutex alone
/// and not through Qt's event queue, whose lock a thread sanitizer cannot see.
class DiskThread::Doorbell final : public QObject
{
public:
    explicit Doorbell(DiskThread &thread)
        : m_thread(thread)
    {
    }

    /// Any thread.
    void ring() { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }

private:
    void customEvent(QEvent * /*event*/) override { m_thread.deliver(); }

    DiskThread &m_thread;
};

DiskThread::DiskThread(std::chrono::milliseconds flushFor)
    : m_flushFor(flushFor)
    , m_hurryFrom(std::chrono::steady_clock::duration::max())
    , m_doorbell(std::make_unique<Doorbell>(*this))
    , m_thread([this] { work(); })
{
}

DiskThread::~DiskThread()
{
    *m_alive = false;
    m_hurryFrom = std::chrono::steady_clock::now().time_since_epoch() + m_flushFor;
    {
        const std::lock_guard guard(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

bool DiskThread::isInHurry() const
{
    return std::chrono::steady_clock::now().time_since_epoch() > m_hurryFrom.load();
}

void DiskThread::post(std::function<void()> work) { enqueue(std::make_unique<Order>(std::move(work))); }

void DiskThread::enqueue(std::unique_ptr<Job> job)
{
    {
        const std::lock_guard guard(m_mutex);
        m_queued.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void DiskThread::work()
{
    std::unique_lock guard(m_mutex);
    for (;;) {
        m_wake.wait(guard, [this] { return m_stopping || !m_queued.empty(); });
        if (m_queued.empty())
            return;
        std::unique_ptr<Job> job = std::move(m_queued.front());
        m_queued.pop_front();
        guard.unlock();
        carryOut(job);
        guard.lock();
        if (!job)
            continue;
        m_answered.push_back(std::move(job));
        if (m_answered.size() == 1)
            m_doorbell->ring();
    }
}

// Destroys what has no answer here: without the mutex, and on this thread.
void DiskThread::carryOut(std::unique_ptr<Job> &job) const
{
    const bool isSkipped = isInHurry();
    if (!isSkipped)
        job->execute();
    if (isSkipped || !job->hasAnswer())
        job.reset();
}

void DiskThread::deliver()
{
    {
        const std::lock_guard guard(m_mutex);
        std::move(m_answered.begin(), m_answered.end(), std::back_inserter(m_deliverable));
        m_answered.clear();
    }
    // A continuation may run an event loop of its own, which goes on here with the next one, or destroy this
    // object.
    const auto alive = m_alive;
    while (*alive && !m_deliverable.empty()) {
        const auto job = std::move(m_deliverable.front());
        m_deliverable.pop_front();
        job->deliver();
    }
}

} // namespace Chinwag

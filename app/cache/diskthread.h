#pragma once

#include "shared/base/continuation.h"

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace Chinwag {

/// The one thread on which the client's files are read and written: what is posted is carried out in that
/// order. Belongs to the thread that made it, which runs an event loop; answers are delivered there, in
/// order, in a later turn, and never after this object.
class DiskThread
{
public:
    explicit DiskThread(std::chrono::milliseconds flushFor = std::chrono::milliseconds(2000));
    /// Waits so long for what is posted to be carried out; the rest is left out. Whatever that calls should
    /// ask isInHurry() before it waits.
    ~DiskThread();
    Q_DISABLE_COPY_MOVE(DiskThread)

    /// `work` runs and is destroyed on the thread.
    void post(std::function<void()> work);
    /// Likewise; its result goes to `done`, unless `asker` is gone by then. Both are destroyed here.
    template <typename T>
    void ask(const std::weak_ptr<void> &asker, std::function<T()> work, Continuation<T> done)
    {
        enqueue(std::make_unique<Question<T>>(asker, std::move(work), std::move(done)));
    }

    /// Any thread: this object ends and has waited long enough.
    bool isInHurry() const;

private:
    class Job
    {
    public:
        Job() = default;
        virtual ~Job() = default;
        Q_DISABLE_COPY_MOVE(Job)
        virtual void execute() = 0;
        virtual bool hasAnswer() const = 0;
        virtual void deliver() = 0;
    };
    class Order;
    template <typename T>
    class Question;
    class Doorbell;

    void enqueue(std::unique_ptr<Job> job);
    void carryOut(std::unique_ptr<Job> &job) const;
    void work();
    void deliver();

    const std::chrono::milliseconds m_flushFor;
    std::mutex m_mutex; ///< guards the three below
    std::deque<std::unique_ptr<Job>> m_queued;
    std::vector<std::unique_ptr<Job>> m_answered;
    bool m_stopping = false;
    std::condition_variable m_wake;
    std::atomic<std::chrono::steady_clock::duration> m_hurryFrom; ///< since the clock's epoch

    // Loop thread
    std::deque<std::unique_ptr<Job>> m_deliverable;
    std::unique_ptr<Doorbell> m_doorbell; ///< with it go the events on their way
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);

    std::thread m_thread;
};

template <typename T>
class DiskThread::Question final : public Job
{
public:
    Question(std::weak_ptr<void> asker, std::function<T()> work, Continuation<T> done)
        : m_asker(std::move(asker))
        , m_work(std::move(work))
        , m_done(std::move(done))
    {
    }

    void execute() override
    {
        m_result.emplace(m_work());
        m_work = nullptr; // what it holds belongs to this thread
    }
    bool hasAnswer() const override { return true; }
    void deliver() override
    {
        if (!m_asker.expired())
            m_done(*std::move(m_result));
    }

private:
    std::weak_ptr<void> m_asker;
    std::function<T()> m_work;
    Continuation<T> m_done;
    std::optional<T> m_result;
};

} // namespace Chinwag

#include "shared/base/timerscheduler.h"

#include <QBasicTimer>
#include <QTimer>
#include <QTimerEvent>

#include <algorithm>
#include <deque>
#include <limits>

namespace Chinwag {

namespace {

class QtTimerEntry final : public Timer::Entry
{
public:
    QtTimerEntry(milliseconds interval, bool once, TimerScheduler::Callback callback)
    {
        m_timer->setSingleShot(once);
        // A copy keeps the callback alive while it runs: it may destroy this entry.
        QObject::connect(m_timer.get(), &QTimer::timeout, m_timer.get(), [callback = std::move(callback)] {
            auto running = callback;
            running();
        });
        // QTimer counts in int and warns about less than nothing.
        m_timer->start(std::clamp(interval, milliseconds{0}, milliseconds{std::numeric_limits<int>::max()}));
    }
    bool isActive() const override { return m_timer->isActive(); }

private:
    struct Later
    {
        void operator()(QTimer *timer) const
        {
            timer->stop();
            timer->disconnect();
            timer->deleteLater();
        }
    };
    std::unique_ptr<QTimer, Later> m_timer{new QTimer};
};

} // namespace

/// All calls of the next turn behind one timer of the event loop: making a QTimer costs more than most of
/// them do.
class QtTimerScheduler::NextTurn final : public QObject
{
public:
    Timer add(Callback callback)
    {
        auto call = std::make_shared<Call>(std::move(callback));
        m_calls.push_back(call);
        if (!m_timer.isActive())
            m_timer.start(0, this);
        return Timer(std::make_unique<Handle>(std::move(call)));
    }

    /// Instead of delete: this may be one of its own calls.
    void end()
    {
        m_calls.clear();
        if (m_depth > 0)
            deleteLater();
        else
            delete this;
    }

protected:
    void timerEvent(QTimerEvent *) override
    {
        ++m_depth;
        m_timer.stop();
        // What is added meanwhile belongs to the turn after this one.
        for (auto left = m_calls.size(); left > 0 && !m_calls.empty(); --left) {
            const auto call = std::move(m_calls.front());
            m_calls.pop_front();
            // An event loop inside the call goes on with the others.
            if (!m_calls.empty() && !m_timer.isActive())
                m_timer.start(0, this);
            if (const auto callback = std::exchange(call->callback, {}))
                callback();
        }
        if (m_calls.empty())
            m_timer.stop();
        --m_depth;
    }

private:
    struct Call
    {
        explicit Call(Callback function)
            : callback(std::move(function))
        {
        }
        Callback callback; ///< empty: cancelled, or it runs
    };
    class Handle final : public Timer::Entry
    {
    public:
        explicit Handle(std::shared_ptr<Call> call)
            : m_call(std::move(call))
        {
        }
        ~Handle() override { m_call->callback = {}; }
        Handle(const Handle &) = delete;
        Handle &operator=(const Handle &) = delete;
        bool isActive() const override { return bool(m_call->callback); }

    private:
        std::shared_ptr<Call> m_call;
    };

    std::deque<std::shared_ptr<Call>> m_calls;
    QBasicTimer m_timer;
    int m_depth = 0;
};

QtTimerScheduler::QtTimerScheduler()
    : m_nextTurn(new NextTurn)
{
}

QtTimerScheduler::~QtTimerScheduler() { m_nextTurn->end(); }

Timer QtTimerScheduler::after(milliseconds delay, Callback callback)
{
    if (delay <= milliseconds{0})
        return m_nextTurn->add(std::move(callback));
    return Timer(std::make_unique<QtTimerEntry>(delay, true, std::move(callback)));
}

Timer QtTimerScheduler::every(milliseconds interval, Callback callback)
{
    return Timer(std::make_unique<QtTimerEntry>(interval, false, std::move(callback)));
}

} // namespace Chinwag

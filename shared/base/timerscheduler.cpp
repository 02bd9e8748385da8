#include "shared/base/timerscheduler.h"

#include <QBasicTimer>
#include <QCoreApplication>
#include <QEvent>
#include <QTimerEvent>

#include <algorithm>
#include <chrono>
#include <deque>
#include <limits>
#include <vector>

namespace Chinwag {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// What a Timer and its scheduler share.
struct Call
{
    TimerScheduler::Callback callback;      ///< empty: cancelled, or it has run
    milliseconds interval = milliseconds{}; ///< 0: once
};
using CallPtr = std::shared_ptr<Call>;

class Handle final : public Timer::Entry
{
public:
    explicit Handle(CallPtr call)
        : m_call(std::move(call))
    {
    }
    ~Handle() override { m_call->callback = {}; }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    bool isActive() const override { return bool(m_call->callback); }

private:
    CallPtr m_call;
};

/// The callback, for running: it may destroy its Timer, and what it holds must live until it returns.
TimerScheduler::Callback take(Call &call)
{
    return call.interval > milliseconds{} ? call.callback : std::exchange(call.callback, {});
}

} // namespace

/// Everything that is due later behind one timer of the event loop, and everything for the next turn behind
/// one event: a QTimer of its own would cost each call more than what it does, and a server has a heartbeat
/// for every client.
class QtTimerScheduler::Agenda final : public QObject
{
public:
    Timer addNext(Callback callback)
    {
        auto call = std::make_shared<Call>(Call{std::move(callback)});
        m_next.push_back(call);
        askForNextTurn();
        return Timer(std::make_unique<Handle>(std::move(call)));
    }

    Timer addLater(milliseconds delay, bool repeats, Callback callback)
    {
        // What the event loop can count, and far from the clock's overflow.
        delay = std::clamp(delay, milliseconds{1}, milliseconds{std::numeric_limits<int>::max()});
        auto call = std::make_shared<Call>(Call{std::move(callback), repeats ? delay : milliseconds{}});
        sweep();
        push(SteadyClock::now() + delay, call);
        arm();
        return Timer(std::make_unique<Handle>(std::move(call)));
    }

    /// Instead of delete: this may be one of its own calls.
    void end()
    {
        m_next.clear();
        m_later.clear();
        if (m_depth > 0)
            deleteLater();
        else
            delete this;
    }

protected:
    void customEvent(QEvent * /*event*/) override { runNext(); }

    void timerEvent(QTimerEvent * /*event*/) override { runDue(); }

private:
    struct Due
    {
        SteadyClock::time_point at;
        quint64 order;
        CallPtr call;

        /// For a heap whose first is the earliest.
        friend bool operator<(const Due &a, const Due &b)
        {
            return a.at != b.at ? a.at > b.at : a.order > b.order;
        }
    };

    void askForNextTurn()
    {
        if (!std::exchange(m_isAsked, true))
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }

    void runNext()
    {
        ++m_depth;
        m_isAsked = false;
        // What is added meanwhile belongs to the turn after this one.
        for (auto left = m_next.size(); left > 0 && !m_next.empty(); --left) {
            const CallPtr call = std::move(m_next.front());
            m_next.pop_front();
            if (!m_next.empty())
                askForNextTurn(); // an event loop inside the call goes on with the others
            if (const auto callback = take(*call))
                callback();
        }
        --m_depth;
    }

    void runDue()
    {
        ++m_depth;
        m_alarm.stop();
        const auto now = SteadyClock::now();
        while (!m_later.empty() && m_later.front().at <= now) {
            std::pop_heap(m_later.begin(), m_later.end());
            const Due due = std::move(m_later.back());
            m_later.pop_back();
            const auto callback = take(*due.call);
            if (!callback)
                continue;
            if (due.call->interval > milliseconds{})
                push(std::max(due.at + due.call->interval, now + milliseconds{1}), due.call);
            arm(); // an event loop inside the call goes on with the others
            callback();
        }
        arm();
        --m_depth;
    }

    void push(SteadyClock::time_point at, CallPtr call)
    {
        m_later.push_back({at, m_order++, std::move(call)});
        std::push_heap(m_later.begin(), m_later.end());
    }

    void arm()
    {
        if (m_later.empty()) {
            m_alarm.stop();
            return;
        }
        const auto next = m_later.front().at;
        if (m_alarm.isActive() && m_alarmAt <= next)
            return;
        m_alarmAt = next;
        const auto left = std::chrono::ceil<milliseconds>(next - SteadyClock::now());
        m_alarm.start(static_cast<int>(std::max(left, milliseconds{}).count()), Qt::PreciseTimer, this);
    }

    /// Cancelled calls stay until they are due, but never outnumber the others for long.
    void sweep()
    {
        if (m_later.size() < m_sweepAt)
            return;
        std::erase_if(m_later, [](const Due &due) { return !due.call->callback; });
        std::make_heap(m_later.begin(), m_later.end());
        m_sweepAt = std::max(smallestSweep, 2 * m_later.size());
    }

    static constexpr std::size_t smallestSweep = 64;

    std::deque<CallPtr> m_next;
    bool m_isAsked = false;
    std::vector<Due> m_later; ///< a heap
    QBasicTimer m_alarm;
    SteadyClock::time_point m_alarmAt;
    std::size_t m_sweepAt = smallestSweep;
    quint64 m_order = 0;
    int m_depth = 0;
};

QtTimerScheduler::QtTimerScheduler()
    : m_agenda(new Agenda)
{
}

QtTimerScheduler::~QtTimerScheduler() { m_agenda->end(); }

Timer QtTimerScheduler::after(milliseconds delay, Callback callback)
{
    if (delay <= milliseconds{0})
        return m_agenda->addNext(std::move(callback));
    return m_agenda->addLater(delay, false, std::move(callback));
}

Timer QtTimerScheduler::every(milliseconds interval, Callback callback)
{
    return m_agenda->addLater(interval, true, std::move(callback));
}

} // namespace Chinwag

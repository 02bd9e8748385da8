#pragma once

#include "shared/base/timerscheduler.h"
#include "shared/protocol/model.h"

#include <functional>

namespace Chinwag {

/// Live events at the pace of who watches: a few pass at once; of a burst, what comes within a step is passed
/// on together at its end, and the steps grow while it lasts. The order stays. Loop thread.
class LiveFeed
{
public:
    static constexpr int atOnce = 20; ///< within a step, and when the step before brought no more
    static constexpr std::chrono::milliseconds firstStep{50};
    static constexpr std::chrono::milliseconds longestStep{400};

    using PassOn = std::function<void(const QList<Event> &)>;

    LiveFeed(TimerScheduler &timers, PassOn passOn)
        : m_timers(timers)
        , m_passOn(std::move(passOn))
    {
    }

    void receive(const Event &event);
    /// Before what must not overtake them: those that wait are passed on.
    void flush();

private:
    void begin(std::chrono::milliseconds step);
    void end();

    TimerScheduler &m_timers;
    PassOn m_passOn;
    QList<Event> m_waiting;
    std::chrono::milliseconds m_step = firstStep;
    int m_passed = 0; // at once, in this step
    Timer m_timer;
};

} // namespace Chinwag

#pragma once

#include "shared/base/timerscheduler.h"

namespace Chinwag {

/// Notices that the machine (or this process) stood still: the wall clock went on for more than 5 s longer
/// than a short timer was set for. Sockets are most likely dead then. A clock set back is not a sleep.
class WakeDetector
{
public:
    static constexpr milliseconds interval{2000};
    static constexpr milliseconds tolerance{5000};

    WakeDetector(const Clock &clock, TimerScheduler &timers, std::function<void()> woke);

    void start();
    void stop();

private:
    void tick();

    const Clock &m_clock;
    TimerScheduler &m_timers;
    std::function<void()> m_woke;
    milliseconds m_lastWall{0};
    Timer m_timer;
};

} // namespace Chinwag

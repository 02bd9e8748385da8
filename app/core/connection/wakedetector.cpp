#include "app/core/connection/wakedetector.h"

#include <utility>

namespace Chinwag {

WakeDetector::WakeDetector(const Clock &clock, TimerScheduler &timers, std::function<void()> woke)
    : m_clock(clock)
    , m_timers(timers)
    , m_woke(std::move(woke))
{
}

void WakeDetector::start()
{
    m_lastWall = m_clock.wall();
    m_timer = m_timers.every(interval, [this] { tick(); });
}

void WakeDetector::stop() { m_timer.cancel(); }

// Compared with the interval instead of the monotonic clock, because that one goes on while a process is only
// stopped.
void WakeDetector::tick()
{
    const milliseconds now = m_clock.wall();
    const milliseconds passed = now - std::exchange(m_lastWall, now);
    if (passed > interval + tolerance)
        m_woke();
}

} // namespace Chinwag

#include "app/core/connection/heartbeatwatchdog.h"

namespace Chinwag {

HeartbeatWatchdog::HeartbeatWatchdog(const Clock &clock, TimerScheduler &timers, std::function<void()> bark)
    : m_clock(clock)
    , m_timers(timers)
    , m_bark(std::move(bark))
{
}

void HeartbeatWatchdog::start(milliseconds silence)
{
    m_silence = silence;
    heard();
    m_timer = m_timers.after(m_silence, [this] { check(); });
}

// Only notes the time: a busy connection must not re-arm a timer for every frame.
void HeartbeatWatchdog::heard() { m_lastHeard = m_clock.monotonic(); }

void HeartbeatWatchdog::stop() { m_timer.cancel(); }

void HeartbeatWatchdog::check()
{
    const milliseconds left = m_lastHeard + m_silence - m_clock.monotonic();
    if (left > milliseconds{0})
        m_timer = m_timers.after(left, [this] { check(); });
    else
        m_bark();
}

} // namespace Chinwag

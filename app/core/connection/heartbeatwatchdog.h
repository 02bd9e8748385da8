#pragma once

#include "shared/base/timerscheduler.h"

namespace Chinwag {

/// Barks once when nothing was heard for a while. A cable that was pulled ends no socket, so silence is the
/// only sign.
class HeartbeatWatchdog
{
public:
    HeartbeatWatchdog(const Clock &clock, TimerScheduler &timers, std::function<void()> bark);

    void start(milliseconds silence);
    void heard();
    void stop();

private:
    void check();

    const Clock &m_clock;
    TimerScheduler &m_timers;
    std::function<void()> m_bark;
    milliseconds m_silence{0};
    milliseconds m_lastHeard{0};
    Timer m_timer;
};

} // namespace Chinwag

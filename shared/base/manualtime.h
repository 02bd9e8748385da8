#pragma once

#include "shared/base/timerscheduler.h"

#include <cstdint>
#include <map>

namespace Chinwag {

/// Clock turned by hand.
class ManualClock final : public Clock
{
public:
    milliseconds monotonic() const override { return m_monotonic; }
    microseconds precise() const override { return m_monotonic; }
    milliseconds wall() const override { return m_wall; }

    void advance(milliseconds by)
    {
        m_monotonic += by;
        m_wall += by;
    }
    /// The machine slept, or somebody set the clock: only the wall clock moves.
    void jumpWall(milliseconds by) { m_wall += by; }

private:
    milliseconds m_monotonic{1'000'000};
    milliseconds m_wall{1'700'000'000'000};
};

/// Timers that fire only inside advance(), in order of their due time (then of their creation), with the
/// clock standing at exactly their due time. The twin of QtTimerScheduler. Must outlive its Timers.
class ManualTimerScheduler final : public TimerScheduler
{
public:
    explicit ManualTimerScheduler(ManualClock &clock)
        : m_clock(clock)
    {
    }

    [[nodiscard]] Timer after(milliseconds delay, Callback callback) override;
    [[nodiscard]] Timer every(milliseconds interval, Callback callback) override;

    /// Turns the clock and runs everything that becomes due, including what the callbacks schedule.
    void advance(milliseconds by);
    int pending() const { return static_cast<int>(m_due.size()); }

private:
    class ManualEntry;
    struct Scheduled
    {
        Callback callback;
        milliseconds interval{0}; // 0: once
    };
    using Key = std::pair<milliseconds, std::uint64_t>;

    Timer schedule(milliseconds delay, milliseconds interval, Callback callback);

    ManualClock &m_clock;
    std::map<Key, std::uint64_t> m_due;
    std::map<std::uint64_t, std::pair<Key, Scheduled>> m_timers;
    std::uint64_t m_nextId = 1;
};

} // namespace Chinwag

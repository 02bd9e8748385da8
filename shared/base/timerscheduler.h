#pragma once

#include "shared/base/clock.h"

#include <functional>
#include <memory>

namespace Chinwag {

/// Handle of one scheduled call. Destroying or cancelling it means the call never happens (also when
/// cancelled from inside another callback of the same moment). Move-only.
class Timer
{
public:
    class Entry
    {
    public:
        virtual ~Entry() = default;
        virtual bool isActive() const = 0;
    };

    Timer() = default;
    explicit Timer(std::unique_ptr<Entry> entry)
        : m_entry(std::move(entry))
    {
    }

    void cancel() { m_entry.reset(); }
    bool isActive() const { return m_entry && m_entry->isActive(); }

private:
    std::unique_ptr<Entry> m_entry;
};

/// Runs callbacks later on the thread of the event loop. One thread only.
class TimerScheduler
{
public:
    using Callback = std::function<void()>;
    virtual ~TimerScheduler() = default;

    /// Calls back once after `delay` (0 = the next loop turn, never inside this call). The callback may
    /// destroy its own Timer.
    [[nodiscard]] virtual Timer after(milliseconds delay, Callback callback) = 0;
    /// Calls back every `interval` (> 0) until the Timer is cancelled or destroyed.
    [[nodiscard]] virtual Timer every(milliseconds interval, Callback callback) = 0;
};

/// The production version, on the event loop of the thread it was made in.
class QtTimerScheduler final : public TimerScheduler
{
public:
    QtTimerScheduler();
    ~QtTimerScheduler() override;
    QtTimerScheduler(const QtTimerScheduler &) = delete;
    QtTimerScheduler &operator=(const QtTimerScheduler &) = delete;

    [[nodiscard]] Timer after(milliseconds delay, Callback callback) override;
    [[nodiscard]] Timer every(milliseconds interval, Callback callback) override;

private:
    class Agenda;
    Agenda *m_agenda; ///< ends itself: it may be what runs when the scheduler goes
};

} // namespace Chinwag

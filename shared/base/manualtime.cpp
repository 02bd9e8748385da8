#include "shared/base/manualtime.h"

#include <algorithm>

namespace Chinwag {

class ManualTimerScheduler::ManualEntry final : public Timer::Entry
{
public:
    ManualEntry(ManualTimerScheduler &scheduler, std::uint64_t id)
        : m_scheduler(scheduler)
        , m_id(id)
    {
    }
    ~ManualEntry() override
    {
        const auto found = m_scheduler.m_timers.find(m_id);
        if (found == m_scheduler.m_timers.end())
            return;
        m_scheduler.m_due.erase(found->second.first);
        m_scheduler.m_timers.erase(found);
    }
    ManualEntry(const ManualEntry &) = delete;
    ManualEntry &operator=(const ManualEntry &) = delete;

    bool isActive() const override { return m_scheduler.m_timers.count(m_id) > 0; }

private:
    ManualTimerScheduler &m_scheduler;
    std::uint64_t m_id;
};

Timer ManualTimerScheduler::after(milliseconds delay, Callback callback)
{
    return schedule(delay, milliseconds{0}, std::move(callback));
}

Timer ManualTimerScheduler::every(milliseconds interval, Callback callback)
{
    return schedule(interval, interval, std::move(callback));
}

Timer ManualTimerScheduler::schedule(milliseconds delay, milliseconds interval, Callback callback)
{
    const std::uint64_t id = m_nextId++;
    const Key key{m_clock.monotonic() + std::max(delay, milliseconds{0}), id};
    m_due.emplace(key, id);
    m_timers.emplace(id, std::pair{key, Scheduled{std::move(callback), interval}});
    return Timer(std::make_unique<ManualEntry>(*this, id));
}

void ManualTimerScheduler::advance(milliseconds by)
{
    const milliseconds end = m_clock.monotonic() + by;
    while (!m_due.empty() && m_due.begin()->first.first <= end) {
        const auto [key, id] = *m_due.begin();
        m_due.erase(m_due.begin());
        m_clock.advance(std::max(key.first - m_clock.monotonic(), milliseconds{0}));

        const auto found = m_timers.find(id);
        const Callback callback = found->second.second.callback;
        const milliseconds interval = found->second.second.interval;
        if (interval > milliseconds{0}) {
            found->second.first = Key{key.first + interval, id};
            m_due.emplace(found->second.first, id);
        } else {
            m_timers.erase(found);
        }
        callback();
    }
    m_clock.advance(end - m_clock.monotonic());
}

} // namespace Chinwag

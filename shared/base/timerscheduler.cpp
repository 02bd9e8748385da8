#include "shared/base/timerscheduler.h"

#include <QTimer>

#include <algorithm>
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

Timer QtTimerScheduler::after(milliseconds delay, Callback callback)
{
    return Timer(std::make_unique<QtTimerEntry>(delay, true, std::move(callback)));
}

Timer QtTimerScheduler::every(milliseconds interval, Callback callback)
{
    return Timer(std::make_unique<QtTimerEntry>(interval, false, std::move(callback)));
}

} // namespace Chinwag

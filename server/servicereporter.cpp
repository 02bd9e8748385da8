#include "server/servicereporter.h"

namespace Chinwag {

ServiceReporter::ServiceReporter(ServiceNotifier &notifier, TimerScheduler &timers, const Clock &clock)
    : m_notifier(notifier)
    , m_timers(timers)
    , m_clock(clock)
{
}

void ServiceReporter::ready()
{
    if (m_state != State::Starting)
        return;
    m_state = State::Serving;
    m_notifier.notify("READY=1\nSTATUS=Serving");
    // Half of it, as sd_watchdog_enabled(3) advises; goes on while draining.
    if (const auto timeout = m_notifier.watchdogTimeout())
        m_watchdog = m_timers.every(*timeout / 2, [this] { m_notifier.notify("WATCHDOG=1"); });
}

void ServiceReporter::reload(const std::function<void()> &work)
{
    if (m_state != State::Serving) {
        work();
        return;
    }
    // The time tells the supervisor which of several reloads the READY=1 answers.
    const auto now = std::chrono::duration_cast<std::chrono::microseconds>(m_clock.monotonic()).count();
    m_notifier.notify("RELOADING=1\nMONOTONIC_USEC=" + QByteArray::number(qint64{now}));
    work();
    m_notifier.notify("READY=1");
}

void ServiceReporter::stopping()
{
    if (m_state == State::Stopping)
        return;
    m_state = State::Stopping;
    m_notifier.notify("STOPPING=1\nSTATUS=Clients are told to reconnect");
}

} // namespace Chinwag

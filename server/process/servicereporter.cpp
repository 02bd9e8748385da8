#include "server/process/servicereporter.h"

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
    say("READY=1\nSTATUS=Serving");
    // A sign that gets lost is followed by the next. Half of the time, as sd_watchdog_enabled(3) advises;
    // goes on while draining.
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
    say("RELOADING=1\nMONOTONIC_USEC=" + QByteArray::number(qint64{now}));
    work();
    say("READY=1");
}

void ServiceReporter::stopping()
{
    if (m_state == State::Stopping)
        return;
    m_state = State::Stopping;
    say("STOPPING=1\nSTATUS=Clients are told to reconnect");
}

void ServiceReporter::say(const QByteArray &state)
{
    m_waiting += state;
    if (!m_retry.isActive())
        sayWaiting();
}

void ServiceReporter::sayWaiting()
{
    while (!m_waiting.isEmpty() && m_notifier.notify(m_waiting.constFirst()))
        m_waiting.removeFirst();
    if (!m_waiting.isEmpty())
        m_retry = m_timers.after(retryAfter, [this] { sayWaiting(); });
}

} // namespace Chinwag

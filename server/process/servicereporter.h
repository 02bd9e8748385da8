#pragma once

#include "server/process/servicenotifier.h"
#include "shared/base/timerscheduler.h"

#include <QByteArrayList>

#include <functional>

namespace Chinwag {

/// Tells the supervisor what the server is doing, and, from ready() on, that its event loop turns: a loop
/// that hangs sends no sign of life, and the supervisor starts the server anew. A busy supervisor hears
/// everything later, in order. Event-loop thread only; the three references must outlive it.
class ServiceReporter
{
public:
    static constexpr milliseconds retryAfter{200};

    ServiceReporter(ServiceNotifier &notifier, TimerScheduler &timers, const Clock &clock);

    void ready();
    /// Does the work, and says before and after it that it is done; says nothing while the server starts or
    /// stops, because then the answer would be wrong.
    void reload(const std::function<void()> &work);
    void stopping();

private:
    enum class State { Starting, Serving, Stopping };

    void say(const QByteArray &state);
    void sayWaiting();

    ServiceNotifier &m_notifier;
    TimerScheduler &m_timers;
    const Clock &m_clock;
    State m_state = State::Starting;
    QByteArrayList m_waiting;
    Timer m_retry;
    Timer m_watchdog;
};

} // namespace Chinwag

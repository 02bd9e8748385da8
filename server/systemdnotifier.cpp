#include "server/systemdnotifier.h"

#include <systemd/sd-daemon.h>

namespace Chinwag {

void SystemdNotifier::notify(const QByteArray &state) { sd_notify(0, state.constData()); }

std::optional<milliseconds> SystemdNotifier::watchdogTimeout() const
{
    uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0)
        return std::nullopt;
    return std::chrono::duration_cast<milliseconds>(std::chrono::microseconds(microseconds));
}

} // namespace Chinwag

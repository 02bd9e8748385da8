#pragma once

#include "server/process/servicenotifier.h"

namespace Chinwag {

/// systemd's protocol: datagrams to the socket that NOTIFY_SOCKET names, and WATCHDOG_USEC. Not libsystemd's
/// sd_notify(), because that waits, and the event loop with it, while systemd is too busy to read.
/// Reads the environment when it is made.
class SystemdNotifier final : public ServiceNotifier
{
public:
    SystemdNotifier();
    ~SystemdNotifier() override;
    Q_DISABLE_COPY_MOVE(SystemdNotifier)

    bool notify(const QByteArray &state) override;
    std::optional<milliseconds> watchdogTimeout() const override { return m_watchdogTimeout; }

private:
    QByteArray m_path;
    std::optional<milliseconds> m_watchdogTimeout;
    int m_socket = -1;
};

} // namespace Chinwag

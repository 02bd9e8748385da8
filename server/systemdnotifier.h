#pragma once

#include "server/servicenotifier.h"

namespace Chinwag {

/// libsystemd's sd_notify(): a datagram to the socket that NOTIFY_SOCKET names.
class SystemdNotifier final : public ServiceNotifier
{
public:
    void notify(const QByteArray &state) override;
    std::optional<milliseconds> watchdogTimeout() const override;
};

} // namespace Chinwag

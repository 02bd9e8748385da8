#pragma once

#include "shared/base/clock.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace Chinwag {

/// The way to whoever supervises this process (systemd, on Linux). One thread only; never blocks.
class ServiceNotifier
{
public:
    virtual ~ServiceNotifier() = default;

    /// Assignments, one a line, as sd_notify(3) describes them: "READY=1\nSTATUS=…". False when the
    /// supervisor has no room for it right now; true also when there is none that would listen.
    virtual bool notify(const QByteArray &state) = 0;
    /// How long the supervisor waits for a sign of life before it ends the process; nothing: it does not
    /// wait for one.
    virtual std::optional<milliseconds> watchdogTimeout() const = 0;

    /// For the supervisor that started this process; does nothing when there is none or none we know.
    static std::unique_ptr<ServiceNotifier> ofThisProcess();
};

} // namespace Chinwag

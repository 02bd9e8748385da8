#pragma once

#include <functional>

namespace Chinwag {

/// Tells when an attempt to connect is worth making at once. Loop thread.
class NetworkMonitor
{
public:
    virtual ~NetworkMonitor() = default;
    /// False only when the system says that there is no network at all. A hint for what people are told,
    /// never a reason not to try.
    virtual bool isOnline() const = 0;
    /// Called when the network changed (came, went, another one).
    virtual void setChangedHandler(std::function<void()> changed) = 0;
};

} // namespace Chinwag

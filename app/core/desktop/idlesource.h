#pragma once

#include <chrono>
#include <functional>
#include <optional>

namespace Chinwag {

/// Whether anybody is at this computer. Loop thread.
class IdleSource
{
public:
    virtual ~IdleSource() = default;
    /// Since when nobody has touched it, in the system's monotonic time; none: somebody is there, or nobody
    /// can tell.
    virtual std::optional<std::chrono::milliseconds> idleSince() const = 0;
    /// Called when idleSince() says something else; never from inside a call.
    virtual void setChangedHandler(std::function<void()> changed) = 0;
};

} // namespace Chinwag

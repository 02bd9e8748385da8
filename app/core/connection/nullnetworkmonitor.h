#pragma once

#include "app/core/connection/environment.h"

namespace Chinwag {

/// For systems that tell nothing about their network: always there, never changes.
class NullNetworkMonitor final : public NetworkMonitor
{
public:
    bool isOnline() const override { return true; }
    void setChangedHandler(std::function<void()>) override {}
};

} // namespace Chinwag

#pragma once

#include "app/core/lan/serverbrowser.h"

namespace Chinwag {

/// A network of which the test says who is on it.
class MemoryServerBrowser final : public ServerBrowser
{
public:
    void start(Found found) override { m_found = std::move(found); }
    void stop() override { m_found = {}; }

    bool isLooking() const { return static_cast<bool>(m_found); }
    void say(const QList<NearbyServer> &servers) const
    {
        if (m_found)
            m_found(servers);
    }

private:
    Found m_found;
};

} // namespace Chinwag

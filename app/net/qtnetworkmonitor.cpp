#include "app/net/qtnetworkmonitor.h"

#include <QNetworkInformation>

namespace Chinwag {

QtNetworkMonitor::QtNetworkMonitor()
{
    using Feature = QNetworkInformation::Feature;
    if (!QNetworkInformation::loadBackendByFeatures(Feature::Reachability))
        return;
    const auto changed = [this] {
        if (const auto handler = m_changed)
            handler();
    };
    auto *information = QNetworkInformation::instance();
    connect(information, &QNetworkInformation::reachabilityChanged, this, changed);
    // From Wi-Fi to a cable: online before and after, but not by the same road.
    connect(information, &QNetworkInformation::transportMediumChanged, this, changed);
}

bool QtNetworkMonitor::isOnline() const
{
    const auto *information = QNetworkInformation::instance();
    return !information || information->reachability() != QNetworkInformation::Reachability::Disconnected;
}

void QtNetworkMonitor::setChangedHandler(std::function<void()> changed) { m_changed = std::move(changed); }

} // namespace Chinwag

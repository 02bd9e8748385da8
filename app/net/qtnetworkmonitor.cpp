#include "app/net/qtnetworkmonitor.h"

#include <QNetworkInformation>
#include <QNetworkInterface>

#include <algorithm>

namespace Chinwag {

namespace {

// For the system a machine without a way to everywhere is disconnected; the server may be on the same table.
bool hasOwnNetwork()
{
    const auto interfaces = QNetworkInterface::allInterfaces();
    return std::any_of(interfaces.begin(), interfaces.end(), [](const QNetworkInterface &each) {
        const auto flags = each.flags();
        return flags.testFlag(QNetworkInterface::IsRunning) &&
               !flags.testFlag(QNetworkInterface::IsLoopBack) && !each.addressEntries().isEmpty();
    });
}

} // namespace

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
    return !information || information->reachability() != QNetworkInformation::Reachability::Disconnected ||
           hasOwnNetwork();
}

void QtNetworkMonitor::setChangedHandler(std::function<void()> changed) { m_changed = std::move(changed); }

} // namespace Chinwag

#pragma once

#include "app/core/connection/environment.h"

#include <QObject>

namespace Chinwag {

/// NetworkMonitor over QNetworkInformation; always online where the system offers none, and where there is
/// any network beside the machine's own. Made after the
/// application object, on its thread.
class QtNetworkMonitor final : public QObject, public NetworkMonitor
{
    Q_OBJECT
public:
    QtNetworkMonitor();

    bool isOnline() const override;
    void setChangedHandler(std::function<void()> changed) override;

private:
    std::function<void()> m_changed;
};

} // namespace Chinwag

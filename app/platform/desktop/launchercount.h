#pragma once

#include "app/core/desktop/countbadge.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>

namespace Chinwag {

/// CountBadge by com.canonical.Unity.LauncherEntry, which docks listen to. Says it again when another dock
/// starts.
class LauncherCount final : public CountBadge
{
public:
    /// `desktopFile`: its name, without folder and ending.
    explicit LauncherCount(const QString &desktopFile,
                           const QDBusConnection &bus = QDBusConnection::sessionBus());
    ~LauncherCount() override; ///< shows none
    LauncherCount(const LauncherCount &) = delete;
    LauncherCount &operator=(const LauncherCount &) = delete;

    void show(int count) override;

private:
    void say();

    QDBusConnection m_bus;
    QDBusServiceWatcher m_docks;
    QString m_uri;
    int m_count = 0;
};

} // namespace Chinwag

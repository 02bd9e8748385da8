#pragma once

#include "app/platform/colorscheme.h"

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

namespace Chinwag {

/// The preference of the desktop by org.freedesktop.portal.Settings. Asks without waiting; without a bus or a
/// portal it stays light.
class PortalColorScheme final : public QObject, public ColorSchemeSource
{
    Q_OBJECT
public:
    explicit PortalColorScheme(const QDBusConnection &bus = QDBusConnection::sessionBus());

    ColorScheme current() const override { return m_scheme; }
    void setChangedHandler(std::function<void()> changed) override { m_changed = std::move(changed); }

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void apply(const QVariant &value);

    QDBusConnection m_bus;
    ColorScheme m_scheme = ColorScheme::Light;
    std::function<void()> m_changed;
};

} // namespace Chinwag

#pragma once

#include "app/core/desktop/idlesource.h"
#include "shared/base/clock.h"

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QObject>
#include <QVariantMap>

namespace Chinwag {

/// IdleSource by what the desktop tells others: the session's IdleHint of org.freedesktop.login1, and a
/// screen saver (or lock) of org.freedesktop.ScreenSaver.
class DesktopIdle final : public QObject, public IdleSource
{
    Q_OBJECT
public:
    explicit DesktopIdle(const Clock &clock, const QDBusConnection &system = QDBusConnection::systemBus(),
                         const QDBusConnection &session = QDBusConnection::sessionBus());

    std::optional<std::chrono::milliseconds> idleSince() const override;
    void setChangedHandler(std::function<void()> changed) override { m_changed = std::move(changed); }

private Q_SLOTS:
    void screenSaverChanged(bool isActive);
    void sessionChanged(const QString &interface, const QVariantMap &changed, const QStringList &invalid);

private:
    using Since = std::optional<std::chrono::milliseconds>;

    void watchSession(const QDBusObjectPath &session);
    void askSession();
    void apply(const QVariantMap &properties);
    void set(Since &which, Since since);

    const Clock &m_clock;
    QDBusConnection m_system;
    QString m_session; ///< its path
    Since m_hinted;
    Since m_saved; ///< the screen saver's
    std::function<void()> m_changed;
};

} // namespace Chinwag

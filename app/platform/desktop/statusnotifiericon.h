#pragma once

#include "app/platform/desktop/traymenu.h"

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusServiceWatcher>

namespace Chinwag {

/// TrayIcon by org.kde.StatusNotifierItem, which desktops with a tray have in common; its properties, slots
/// and signals bear that interface's names. Offers itself to whatever tray there is, also to one that comes
/// later. https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/
class StatusNotifierIcon final : public QObject, public TrayIcon
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierItem")
    Q_PROPERTY(QString Category READ category CONSTANT)
    Q_PROPERTY(QString Id READ id CONSTANT)
    Q_PROPERTY(QString Title READ title CONSTANT)
    Q_PROPERTY(QString Status READ status)
    Q_PROPERTY(int WindowId READ windowId CONSTANT)
    Q_PROPERTY(QString IconName READ noName CONSTANT)
    Q_PROPERTY(Chinwag::TrayPixmaps IconPixmap READ pixmaps)
    Q_PROPERTY(QString OverlayIconName READ noName CONSTANT)
    Q_PROPERTY(QString AttentionIconName READ noName CONSTANT)
    Q_PROPERTY(Chinwag::TrayPixmaps AttentionIconPixmap READ pixmaps)
    Q_PROPERTY(Chinwag::TrayToolTip ToolTip READ toolTip)
    Q_PROPERTY(QDBusObjectPath Menu READ menu CONSTANT)
    Q_PROPERTY(bool ItemIsMenu READ itemIsMenu CONSTANT)

public:
    explicit StatusNotifierIcon(const QDBusConnection &bus = QDBusConnection::sessionBus());
    ~StatusNotifierIcon() override;

    void setHandlers(Handlers handlers) override;
    bool isThere() const override { return m_isThere; }
    void show(const TrayLook &look) override;

    QString category() const { return QStringLiteral("Communications"); }
    QString id() const { return QStringLiteral("chinwag"); }
    QString title() const { return QStringLiteral("Chinwag"); }
    QString status() const;
    int windowId() const { return 0; }
    QString noName() const { return {}; }
    TrayPixmaps pixmaps() const { return m_pixmaps; }
    TrayToolTip toolTip() const;
    QDBusObjectPath menu() const;
    bool itemIsMenu() const { return false; }

public Q_SLOTS:
    void Activate(int x, int y);
    void SecondaryActivate(int x, int y);
    void ContextMenu(int, int) {} ///< the desktop draws Menu
    void Scroll(int, const QString &) {}
    void ProvideXdgActivationToken(const QString &token) { m_activation = token; }

Q_SIGNALS:
    void NewIcon();
    void NewAttentionIcon();
    void NewToolTip();
    void NewStatus(const QString &status);

private Q_SLOTS:
    void look(); ///< for somebody who shows icons

private:
    void offer();
    void setThere(bool isThere);
    void clicked();

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    TrayMenu m_menu;
    TrayPixmaps m_pixmaps;
    TrayLook m_look;
    Handlers m_handlers;
    QString m_activation; ///< for what is chosen next
    bool m_isThere = false;
};

} // namespace Chinwag

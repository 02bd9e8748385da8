#pragma once

#include <QDBusArgument>
#include <QImage>

/// Internal to the tray: what org.kde.StatusNotifierItem and com.canonical.dbusmenu send.
namespace Chinwag {

struct TrayPixmap // (iiay)
{
    int width = 0;
    int height = 0;
    QByteArray argb; ///< most significant byte first
};
using TrayPixmaps = QList<TrayPixmap>;

struct TrayToolTip // (sa(iiay)ss)
{
    QString iconName;
    TrayPixmaps pixmaps;
    QString title;
    QString text;
};

struct MenuLayout // (ia{sv}av)
{
    int id = 0;
    QVariantMap properties;
    QList<MenuLayout> children;
};

struct MenuItemProperties // (ia{sv})
{
    int id = 0;
    QVariantMap properties;
};
using MenuItemsProperties = QList<MenuItemProperties>;

struct MenuEvent // (isvu)
{
    int id = 0;
    QString event;
    QDBusVariant data;
    uint timestamp = 0;
};
using MenuEvents = QList<MenuEvent>;

QDBusArgument &operator<<(QDBusArgument &to, const TrayPixmap &pixmap);
const QDBusArgument &operator>>(const QDBusArgument &from, TrayPixmap &pixmap);
QDBusArgument &operator<<(QDBusArgument &to, const TrayToolTip &tip);
const QDBusArgument &operator>>(const QDBusArgument &from, TrayToolTip &tip);
QDBusArgument &operator<<(QDBusArgument &to, const MenuLayout &layout);
const QDBusArgument &operator>>(const QDBusArgument &from, MenuLayout &layout);
QDBusArgument &operator<<(QDBusArgument &to, const MenuItemProperties &item);
const QDBusArgument &operator>>(const QDBusArgument &from, MenuItemProperties &item);
QDBusArgument &operator<<(QDBusArgument &to, const MenuEvent &event);
const QDBusArgument &operator>>(const QDBusArgument &from, MenuEvent &event);

TrayPixmaps trayPixmapsOf(const QList<QImage> &pictures);
/// Once, before any of them is sent.
void registerTrayTypes();

} // namespace Chinwag

Q_DECLARE_METATYPE(Chinwag::TrayPixmap)
Q_DECLARE_METATYPE(Chinwag::TrayToolTip)
Q_DECLARE_METATYPE(Chinwag::MenuLayout)
Q_DECLARE_METATYPE(Chinwag::MenuItemProperties)
Q_DECLARE_METATYPE(Chinwag::MenuEvent)

#include "app/platform/desktop/traytypes.h"

#include <QDBusMetaType>
#include <QtEndian>

namespace Chinwag {

namespace {

TrayPixmap pixmapOf(const QImage &picture)
{
    const QImage image = picture.convertToFormat(QImage::Format_ARGB32);
    TrayPixmap pixmap{image.width(), image.height(), {}};
    pixmap.argb.reserve(qsizetype(image.width()) * image.height() * qsizetype(sizeof(quint32)));
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const quint32 pixel = qToBigEndian(line[x]);
            pixmap.argb.append(reinterpret_cast<const char *>(&pixel), sizeof pixel);
        }
    }
    return pixmap;
}

} // namespace

QDBusArgument &operator<<(QDBusArgument &to, const TrayPixmap &pixmap)
{
    to.beginStructure();
    to << pixmap.width << pixmap.height << pixmap.argb;
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, TrayPixmap &pixmap)
{
    from.beginStructure();
    from >> pixmap.width >> pixmap.height >> pixmap.argb;
    from.endStructure();
    return from;
}

QDBusArgument &operator<<(QDBusArgument &to, const TrayToolTip &tip)
{
    to.beginStructure();
    to << tip.iconName << tip.pixmaps << tip.title << tip.text;
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, TrayToolTip &tip)
{
    from.beginStructure();
    from >> tip.iconName >> tip.pixmaps >> tip.title >> tip.text;
    from.endStructure();
    return from;
}

QDBusArgument &operator<<(QDBusArgument &to, const MenuLayout &layout)
{
    to.beginStructure();
    to << layout.id << layout.properties;
    to.beginArray(QMetaType::fromType<QDBusVariant>());
    for (const MenuLayout &child : layout.children)
        to << QDBusVariant(QVariant::fromValue(child));
    to.endArray();
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, MenuLayout &layout)
{
    from.beginStructure();
    from >> layout.id >> layout.properties;
    from.beginArray();
    while (!from.atEnd()) {
        QDBusVariant child;
        from >> child;
        layout.children.append(qdbus_cast<MenuLayout>(child.variant()));
    }
    from.endArray();
    from.endStructure();
    return from;
}

QDBusArgument &operator<<(QDBusArgument &to, const MenuItemProperties &item)
{
    to.beginStructure();
    to << item.id << item.properties;
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, MenuItemProperties &item)
{
    from.beginStructure();
    from >> item.id >> item.properties;
    from.endStructure();
    return from;
}

QDBusArgument &operator<<(QDBusArgument &to, const MenuEvent &event)
{
    to.beginStructure();
    to << event.id << event.event << event.data << event.timestamp;
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, MenuEvent &event)
{
    from.beginStructure();
    from >> event.id >> event.event >> event.data >> event.timestamp;
    from.endStructure();
    return from;
}

TrayPixmaps trayPixmapsOf(const QList<QImage> &pictures)
{
    TrayPixmaps pixmaps;
    for (const QImage &picture : pictures)
        pixmaps.append(pixmapOf(picture));
    return pixmaps;
}

void registerTrayTypes()
{
    qDBusRegisterMetaType<TrayPixmap>();
    qDBusRegisterMetaType<TrayPixmaps>();
    qDBusRegisterMetaType<TrayToolTip>();
    qDBusRegisterMetaType<MenuLayout>();
    qDBusRegisterMetaType<MenuItemProperties>();
    qDBusRegisterMetaType<MenuItemsProperties>();
    qDBusRegisterMetaType<MenuEvent>();
    qDBusRegisterMetaType<MenuEvents>();
    qDBusRegisterMetaType<QList<int>>();
}

} // namespace Chinwag

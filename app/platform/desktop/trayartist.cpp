#include "app/platform/desktop/trayartist.h"

#include <QIcon>
#include <QPainter>

namespace Chinwag {

namespace {

constexpr int sizes[] = {22, 32, 48};
constexpr QRgb unreadColor = 0xff0b7a63; // of the theme, where the list of rooms says the same
constexpr QRgb mentionColor = 0xffc9480f;
constexpr QRgb rimColor = 0xffffffff;
constexpr double dotShare = 0.46; // of the picture's width
constexpr double rimShare = 0.06;

void addDot(QImage &picture, QRgb color)
{
    const double size = picture.width();
    const double rim = size * rimShare;
    const QRectF dot(size * (1 - dotShare), size * (1 - dotShare), size * dotShare, size * dotShare);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgba(rimColor));
    painter.drawEllipse(dot);
    painter.setBrush(QColor::fromRgba(color));
    painter.drawEllipse(dot.adjusted(rim, rim, -rim, -rim));
}

} // namespace

QList<QImage> trayPictures(bool isUnread, bool isMentioned)
{
    const QIcon icon(QStringLiteral(":/icons/chinwag.svg"));
    QList<QImage> pictures;
    for (const int size : sizes) {
        QImage picture = icon.pixmap(QSize(size, size), 1.0).toImage();
        if (picture.isNull()) {
            picture = QImage(size, size, QImage::Format_ARGB32);
            picture.fill(Qt::transparent);
        }
        picture.convertTo(QImage::Format_ARGB32);
        if (isUnread)
            addDot(picture, isMentioned ? mentionColor : unreadColor);
        pictures.append(picture);
    }
    return pictures;
}

} // namespace Chinwag

#include "app/ui/files/picturereader.h"

#include "app/core/files/blurhash.h"

#include <QImageReader>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace Chinwag {

namespace {

// Looked up by content: an image that is a program (SVG) never gets as far as its plugin's reading.
bool isOfPixels(const QByteArray &format)
{
    static const QList<QByteArray> formats{"png", "jpeg", "jpg", "webp", "gif", "bmp"};
    return formats.contains(format);
}

bool open(QImageReader &reader, qint64 mostPixels)
{
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = isOfPixels(reader.format()) ? reader.size() : QSize();
    return size.isValid() && !size.isEmpty() && qint64(size.width()) * size.height() <= mostPixels;
}

bool isTurned(const QImageReader &reader)
{
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
}

QSize scaled(QSize size, const PictureWish &wish)
{
    const bool fills = wish.form == PictureWish::Form::Filled;
    if (!fills && size.width() <= wish.size.width() && size.height() <= wish.size.height())
        return size;
    const auto mode = fills ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio;
    const QSize target = size.scaled(wish.size, mode).expandedTo({1, 1});
    // What is much longer than wide would become enormous where it is to fill.
    return qint64(target.width()) * target.height() <= PictureReader::mostPixels ? target : size;
}

QImage cut(const QImage &image, const PictureWish &wish)
{
    const QSize size = wish.form == PictureWish::Form::Filled ? wish.size : image.size();
    if (wish.radius <= 0 && image.size() == size)
        return image;
    QImage result(size, QImage::Format_ARGB32_Premultiplied);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QPainterPath outline;
    outline.addRoundedRect(result.rect(), wish.radius, wish.radius);
    QBrush brush(image);
    const int left = (size.width() - image.width()) / 2; // whole pixels, or it is blurred
    const int top = (size.height() - image.height()) / 2;
    brush.setTransform(QTransform::fromTranslate(left, top));
    painter.fillPath(outline, brush);
    return result;
}

} // namespace

QImage PictureReader::read(const QString &path, const PictureWish &wish)
{
    QImageReader reader(path);
    if (wish.size.isEmpty() || !open(reader, mostPixels))
        return {};
    const bool turned = isTurned(reader);
    const QSize upright = turned ? reader.size().transposed() : reader.size();
    const QSize target = scaled(upright, wish);
    if (target != upright)
        reader.setScaledSize(turned ? target.transposed() : target);
    const QImage image = reader.read();
    return image.isNull() ? image : cut(image.convertToFormat(QImage::Format_ARGB32_Premultiplied), wish);
}

std::optional<QSize> PictureReader::movingSize(const QString &path)
{
    QImageReader reader(path);
    const bool moves = open(reader, mostMovingPixels) && reader.supportsAnimation();
    return moves ? std::optional(reader.size()) : std::nullopt;
}

QImage PictureReader::guess(const QString &blurhash, const PictureWish &wish)
{
    if (wish.size.isEmpty())
        return {};
    const QSize small = QSize(wish.size).scaled(32, 32, Qt::KeepAspectRatio).expandedTo({1, 1});
    const std::vector<quint32> pixels = blurhashPixels(blurhash, small.width(), small.height());
    if (pixels.empty())
        return {};
    QImage image(small, QImage::Format_RGB32);
    for (int y = 0; y < small.height(); ++y) {
        const auto row = pixels.cbegin() + qsizetype(y) * small.width();
        std::copy_n(row, small.width(), reinterpret_cast<quint32 *>(image.scanLine(y)));
    }
    return cut(image.scaled(wish.size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                   .convertToFormat(QImage::Format_ARGB32_Premultiplied),
               wish);
}

} // namespace Chinwag

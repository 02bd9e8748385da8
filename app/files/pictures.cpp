#include "app/files/pictures.h"

#include "app/core/files/blurhash.h"
#include "app/files/webp.h"
#include "shared/protocol/limits.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImageReader>
#include <QImageWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr int quality = 90;
constexpr int thumbnailQuality = 80;
constexpr qsizetype largestPng = 8 * 1024 * 1024; ///< of what was pasted; above it, JPEG
constexpr int hashSide = 32;

/// By its first bytes, which are all that its other readers look at: what begins like a picture is never sent
/// unseen. Empty: none of those that are written anew.
QByteArray formatOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray head = file.read(12);
    if (head.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (head.startsWith("\x89PNG\r\n"))
        return "png";
    if (head.startsWith("GIF8"))
        return "gif";
    return head.startsWith("RIFF") && head.endsWith("WEBP") ? "webp" : "";
}

// Not only its texts go: whatever Qt keeps beside the pixels, but for what colours mean.
QImage pixelsOf(const QImage &image)
{
    QImage bare(image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format());
    bare.setColorTable(image.colorTable());
    bare.setColorSpace(image.colorSpace());
    return bare.copy();
}

QByteArray written(const QImage &image, const char *format, int atQuality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, format);
    if (atQuality > 0)
        writer.setQuality(atQuality);
    return writer.write(image) ? bytes : QByteArray();
}

QImage withinSide(const QImage &image, int side)
{
    if (std::max(image.width(), image.height()) <= side)
        return image;
    return image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

QByteArray thumbnailOf(const QImage &image)
{
    for (int side = Pictures::thumbnailSide; side > 0; side /= 2) {
        const QImage small = pixelsOf(withinSide(image, side));
        const bool isClear = small.hasAlphaChannel();
        const QByteArray bytes =
            isClear ? written(small, "png", 0) : written(small, "jpeg", thumbnailQuality);
        if (bytes.size() <= Limits::thumbnailSize)
            return bytes;
    }
    return {};
}

QString blurhashOf(const QImage &image)
{
    const QImage small = image.scaled(hashSide, hashSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_RGB32);
    std::vector<quint32> pixels;
    for (int y = 0; y < small.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(small.constScanLine(y));
        pixels.insert(pixels.end(), line, line + small.width());
    }
    const bool isWide = image.width() >= image.height();
    return Chinwag::blurhashOf(pixels, small.width(), isWide ? 4 : 3, isWide ? 3 : 4);
}

QString typeOf(const QByteArray &format) { return "image/"_L1 + QString::fromLatin1(format); }

PreparedPicture described(const QImage &image, const QByteArray &bytes, const QByteArray &format)
{
    const bool isSmall = std::max(image.width(), image.height()) <= Pictures::thumbnailSide &&
                         bytes.size() <= Limits::thumbnailSize;
    return {bytes, typeOf(format), image.size(), isSmall ? QByteArray() : thumbnailOf(image),
            blurhashOf(image)};
}

FileProblem problem(FileProblem::Kind kind, qint64 size = 0, qint64 limit = 0)
{
    return {kind, {}, size, limit};
}

/// Upright; none when it is too large to be looked at or no whole picture.
Result<QImage, FileProblem> decoded(QIODevice &device, const QByteArray &format)
{
    QImageReader reader(&device, format);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    const qint64 pixels = qint64(size.width()) * size.height();
    if (pixels > Pictures::mostPixels)
        return problem(FileProblem::Kind::TooManyPixels, pixels, Pictures::mostPixels);
    QImage image;
    if (!size.isValid() || pixels <= 0 || !reader.read(&image) || image.isNull())
        return problem(FileProblem::Kind::Damaged);
    return image;
}

/// Kept to the byte; of what can be decoded there is something to see.
Result<PreparedPicture, FileProblem> asItIs(const QByteArray &bytes, const QByteArray &format)
{
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly) || !QImageReader::supportedImageFormats().contains(format))
        return PreparedPicture{bytes, typeOf(format), {}, {}, {}};
    const auto image = decoded(buffer, format);
    if (!image)
        return image.error();
    return described(*image, bytes, format);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

bool Pictures::isPicture(const QString &path) { return !formatOf(path).isEmpty(); }

Result<PreparedPicture, FileProblem> Pictures::prepare(const QString &path)
{
    const QByteArray format = formatOf(path);
    if (format == "gif")
        return asItIs(contentOf(path), format);
    if (format == "webp") {
        const auto bytes = webpWithoutMetadata(contentOf(path));
        return bytes ? asItIs(*bytes, format) : problem(FileProblem::Kind::Damaged);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return problem(FileProblem::Kind::Unreadable);
    const auto image = decoded(file, format);
    if (!image)
        return image.error();
    const QImage pixels = pixelsOf(*image);
    const QByteArray bytes = written(pixels, format.constData(), format == "jpeg" ? quality : 0);
    if (bytes.isEmpty())
        return problem(FileProblem::Kind::Damaged);
    return described(pixels, bytes, format);
}

Result<PreparedPicture, FileProblem> Pictures::prepare(const QImage &given)
{
    const qint64 count = qint64(given.width()) * given.height();
    if (count > mostPixels)
        return problem(FileProblem::Kind::TooManyPixels, count, mostPixels);
    if (count <= 0)
        return problem(FileProblem::Kind::Damaged);
    const QImage pixels = pixelsOf(given);
    QByteArray bytes = written(pixels, "png", 0);
    const bool isPhoto = bytes.size() > largestPng && !pixels.hasAlphaChannel();
    if (isPhoto)
        bytes = written(pixels, "jpeg", quality);
    return described(pixels, bytes, isPhoto ? "jpeg" : "png");
}

} // namespace Chinwag

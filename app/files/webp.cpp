#include "app/files/webp.h"

#include <QtEndian>

namespace Chinwag {

namespace {

// https://developers.google.com/speed/webp/docs/riff_container
constexpr qsizetype headLength = 12;
constexpr qsizetype chunkHead = 8;
constexpr quint8 exifFlag = 0x08;
constexpr quint8 xmpFlag = 0x04;

bool isMetadata(QByteArrayView name) { return name == "EXIF" || name == "XMP "; }

} // namespace

std::optional<QByteArray> webpWithoutMetadata(const QByteArray &webp)
{
    if (webp.size() < headLength || !webp.startsWith("RIFF") || webp.sliced(8, 4) != "WEBP")
        return std::nullopt;
    const qsizetype end = chunkHead + qsizetype(qFromLittleEndian<quint32>(webp.constData() + 4));
    if (end > webp.size())
        return std::nullopt;
    QByteArray result = webp.first(headLength);
    for (qsizetype at = headLength; at < end;) {
        if (end - at < chunkHead)
            return std::nullopt;
        const QByteArrayView name(webp.constData() + at, 4);
        const qsizetype length = qsizetype(qFromLittleEndian<quint32>(webp.constData() + at + 4));
        const qsizetype whole = chunkHead + length + length % 2;
        if (length > end - at - chunkHead)
            return std::nullopt;
        if (!isMetadata(name)) {
            const qsizetype start = result.size();
            result += webp.sliced(at, std::min(whole, end - at));
            if (name == "VP8X" && length > 0) {
                auto flags = static_cast<quint8>(result.at(start + chunkHead));
                flags &= static_cast<quint8>(~(exifFlag | xmpFlag));
                result[start + chunkHead] = static_cast<char>(flags);
            }
        }
        at += whole;
    }
    qToLittleEndian(static_cast<quint32>(result.size() - chunkHead), result.data() + 4);
    return result;
}

} // namespace Chinwag

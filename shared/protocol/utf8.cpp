#include "shared/protocol/utf8.h"

namespace Chinwag {

namespace {

constexpr QByteArrayView markBytes("\xEF\xBB\xBF");
constexpr QChar mark(QChar::ByteOrderMark);
constexpr QChar swappedMark(QChar::ByteOrderSwapped);

} // namespace

QString textFromUtf8(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return bytes.startsWith(markBytes) ? mark + text : text;
}

// The mark can only stand within a string, where its escape says the same.
QJsonDocument jsonFromUtf8(const QByteArray &bytes, QJsonParseError *error)
{
    if (!bytes.contains(markBytes))
        return QJsonDocument::fromJson(bytes, error);
    return QJsonDocument::fromJson(QByteArray(bytes).replace(markBytes, "\\ufeff"), error);
}

QString textForDatabase(const QString &text)
{
    const bool isTaken = text.startsWith(mark) || text.startsWith(swappedMark);
    return isTaken ? mark + text : text;
}

} // namespace Chinwag

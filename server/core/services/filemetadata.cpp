#include "server/core/services/filemetadata.h"

#include "server/core/foundation/errors.h"
#include "shared/base/digits.h"
#include "shared/protocol/characters.h"
#include "shared/protocol/jsonreader.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/utf8.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qint64 mostPixels = 1'000'000; ///< along one side
constexpr qsizetype longestEnding = 16;

bool fits(const QString &name)
{
    return name.size() <= Limits::fileNameLength && name.toUtf8().size() <= Limits::fileNameLength;
}

/// At the end of what stands before the ending, by which others know what it is.
QString shortened(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    const bool hasEnding = dot > 0 && name.size() - dot <= longestEnding;
    const QString ending = hasEnding ? name.sliced(dot) : QString();
    QString rest = hasEnding ? name.first(dot) : name;
    rest.truncate(Limits::fileNameLength);
    while (!rest.isEmpty() && (!fits(rest + ending) || rest.back().isHighSurrogate()))
        rest.chop(1);
    return rest + ending;
}

bool isBlurhash(const QByteArray &value)
{
    constexpr QByteArrayView alphabet =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
    constexpr qsizetype shortest = 6;
    return value.size() >= shortest && value.size() <= Limits::blurhashLength &&
           std::all_of(value.cbegin(), value.cend(), [&](char c) { return alphabet.contains(c); });
}

int pixels(const QByteArray &value)
{
    const auto number = digitsOf(QString::fromLatin1(value));
    return number && *number <= mostPixels ? int(*number) : 0;
}

Error unreadable()
{
    return Errors::badRequest(
        QStringLiteral("'Upload-Metadata' must have keys, each once, with values in base64."));
}

Outcome<QHash<QByteArray, QByteArray>> valuesOf(const QByteArray &field)
{
    QHash<QByteArray, QByteArray> values;
    const QList<QByteArray> pairs = field.trimmed().isEmpty() ? QList<QByteArray>() : field.split(',');
    for (const QByteArray &pair : pairs) {
        const QByteArray trimmed = pair.trimmed();
        const qsizetype space = trimmed.indexOf(' ');
        const QByteArray key = space < 0 ? trimmed : trimmed.first(space);
        const QByteArray encoded = space < 0 ? QByteArray() : trimmed.sliced(space + 1).trimmed();
        const auto value = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
        if (key.isEmpty() || values.contains(key) || !value)
            return unreadable();
        values.insert(key, value.decoded);
    }
    return values;
}

} // namespace

QString cleanFileName(const QString &name)
{
    QString clean =
        name.sliced(std::max(name.lastIndexOf(QLatin1Char('/')), name.lastIndexOf(QLatin1Char('\\'))) + 1);
    clean.removeIf([](QChar c) { return Characters::deceives(c); });
    clean = clean.trimmed();
    if (!fits(clean))
        clean = shortened(clean).trimmed(); // it may have been cut behind a space
    const bool isFolder = clean == QLatin1String(".") || clean == QLatin1String("..");
    return clean.isEmpty() || isFolder || !isStorable(clean) ? QStringLiteral("file") : clean;
}

Outcome<NewFile> fileFromMetadata(const QByteArray &field)
{
    if (field.size() > Limits::uploadMetadata)
        return Errors::badRequest(QStringLiteral("'Upload-Metadata' is too long."));
    const auto values = valuesOf(field);
    if (!values)
        return values.error();
    NewFile file;
    file.name = cleanFileName(textFromUtf8(values->value("filename")));
    const int width = pixels(values->value("width"));
    const int height = pixels(values->value("height"));
    if (width < 1 || height < 1)
        return file;
    file.width = width;
    file.height = height;
    if (const QByteArray blurhash = values->value("blurhash"); isBlurhash(blurhash))
        file.blurhash = QString::fromLatin1(blurhash);
    return file;
}

} // namespace Chinwag

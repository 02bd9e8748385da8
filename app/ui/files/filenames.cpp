#include "app/ui/files/filenames.h"

#include "shared/protocol/limits.h"

#include <QMimeDatabase>
#include <QSet>

namespace Chinwag {

namespace {

bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
           c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

bool isSpecial(QChar c) { return QStringView(u"/\\:*?\"<>|").contains(c); }

/// What some systems take for a device, with any suffix.
bool isDevice(const QString &name)
{
    static const QSet<QString> devices{QStringLiteral("CON"), QStringLiteral("PRN"), QStringLiteral("AUX"),
                                       QStringLiteral("NUL")};
    const QString stem = name.section(u'.', 0, 0).toUpper();
    const bool isPort = stem.size() == 4 && stem.back().isDigit() &&
                        (stem.startsWith(QStringLiteral("COM")) || stem.startsWith(QStringLiteral("LPT")));
    return isPort || devices.contains(stem);
}

QString shortened(const QString &name)
{
    QString stem = name;
    QString suffix = name.section(u'.', -1);
    suffix = suffix.size() < 16 && suffix.size() < name.size() ? u'.' + suffix : QString();
    stem.chop(suffix.size());
    while (!stem.isEmpty() && (stem + suffix).toUtf8().size() > Limits::fileNameLength)
        stem.chop(stem.back().isLowSurrogate() ? 2 : 1);
    return stem + suffix;
}

bool isHarmless(const QString &type)
{
    static const QSet<QString> types = [] {
        QSet<QString> known;
        for (const char *name : {"application/pdf",
                                 "application/rtf",
                                 "application/msword",
                                 "application/vnd.ms-excel",
                                 "application/vnd.ms-powerpoint",
                                 "application/epub+zip",
                                 "application/zip",
                                 "application/gzip",
                                 "application/x-tar",
                                 "application/x-compressed-tar",
                                 "application/x-7z-compressed",
                                 "application/x-xz",
                                 "application/json",
                                 "text/plain",
                                 "image/png",
                                 "image/jpeg",
                                 "image/webp",
                                 "image/gif",
                                 "image/bmp",
                                 "image/tiff",
                                 "image/heif",
                                 "image/avif",
                                 "text/csv",
                                 "text/markdown",
                                 "text/calendar",
                                 "text/vcard",
                                 "text/x-log"})
            known.insert(QString::fromLatin1(name));
        return known;
    }();
    const auto begins = [&type](QStringView with) { return type.startsWith(with); };
    return types.contains(type) || begins(u"audio/") || begins(u"video/") ||
           begins(u"application/vnd.oasis.opendocument.") ||
           (begins(u"application/vnd.openxmlformats-officedocument.") && !type.contains(u"macro"));
}

} // namespace

QString FileNames::clean(const QString &name)
{
    QString kept;
    for (const QChar c : name)
        kept.append(isSpecial(c) ? QChar(u'_') : c);
    kept.removeIf(isInvisible);
    kept = kept.trimmed();
    while (kept.startsWith(u'.'))
        kept.remove(0, 1);
    while (kept.endsWith(u'.') || kept.endsWith(u' '))
        kept.chop(1);
    if (isDevice(kept))
        kept.prepend(u'_');
    return kept.isEmpty() ? QStringLiteral("file") : shortened(kept);
}

bool FileNames::mayOpen(const QString &name, const QString &type)
{
    const QMimeDatabase types;
    const QMimeType byName = types.mimeTypeForFile(clean(name), QMimeDatabase::MatchExtension);
    return isHarmless(type) && isHarmless(byName.name());
}

bool FileNames::mayOpenContent(const QString &path)
{
    return isHarmless(QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchContent).name());
}

} // namespace Chinwag

#include "app/ui/files/filelabels.h"

#include "app/core/files/filewords.h"
#include "app/core/text/foreigntext.h"
#include "app/ui/files/filenames.h"
#include "shared/protocol/limits.h"

#include <QLocale>
#include <QMimeDatabase>

#include <algorithm>
#include <cmath>

namespace Chinwag {

namespace {

bool isPlain(QChar c) { return c.unicode() < 128 && c.isLetterOrNumber(); }

QString kindOf(const File &file)
{
    const QString suffix = file.name.section(u'.', -1);
    if (suffix.size() < file.name.size() && suffix.size() <= 5 &&
        std::all_of(suffix.cbegin(), suffix.cend(), isPlain))
        return suffix.toUpper();
    return QMimeDatabase().mimeTypeForName(file.type).preferredSuffix().toUpper();
}

/// `bytes` in the unit in which people read `size`, without it.
QString inUnitOf(qint64 size, qint64 bytes)
{
    double unit = 1;
    for (qint64 left = size; left >= 1024; left /= 1024)
        unit *= 1024;
    return QLocale().toString(static_cast<double>(bytes) / unit, 'f', unit > 1024 ? 1 : 0);
}

} // namespace

QString FileLabels::instead(const QList<File> &files)
{
    const FileSummary summary = summaryOf(files);
    return summary.kind == FileSummary::Kind::File ? name(files.constFirst()) : wordFor(summary);
}

QString FileLabels::spoken(const QList<File> &files)
{
    QStringList each;
    for (const File &file : files) {
        const QString called = ForeignText::isolated(name(file));
        each.append(isPicture(file) ? tr("picture %1", "%1 is the name of a file").arg(called)
                                    : tr("file %1", "%1 is its name").arg(called));
    }
    return each.join(QStringLiteral(", "));
}

QString FileLabels::name(const File &file) { return ForeignText::drawable(FileNames::clean(file.name)); }

QString FileLabels::about(const File &file)
{
    const QString kind = kindOf(file);
    const QString size = sizeForPeople(file.size);
    return kind.isEmpty() ? size : tr("%1 · %2", "type, size: PDF · 312 kB").arg(kind, size);
}

QString FileLabels::progress(qint64 done, qint64 size, std::optional<std::chrono::milliseconds> left)
{
    const QString both = tr("%1 of %2", "4.2 of 6.8 MB").arg(inUnitOf(size, done), sizeForPeople(size));
    if (!left)
        return both;
    const auto seconds = std::max<qint64>(1, std::llround(static_cast<double>(left->count()) / 1000));
    const bool isShort = seconds < 60;
    const QString number = QLocale().toString(isShort ? seconds : (seconds + 59) / 60);
    const QString time =
        isShort ? tr("%1 s left", "seconds").arg(number) : tr("%1 min left", "minutes").arg(number);
    return tr("%1 · %2", "how much, how long still: 4.2 of 6.8 MB · 3 s left").arg(both, time);
}

QString FileLabels::noneHere() { return tr("This server takes no files."); }

} // namespace Chinwag

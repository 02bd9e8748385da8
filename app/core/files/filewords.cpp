#include "app/core/files/filewords.h"

#include "app/core/text/foreigntext.h"
#include "shared/protocol/limits.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace Chinwag {

namespace {

QString megapixels(qint64 pixels) { return QLocale().toString(static_cast<double>(pixels) / 1e6, 'f', 0); }

} // namespace

FileSummary summaryOf(const QList<File> &files)
{
    if (files.isEmpty())
        return {};
    using Kind = FileSummary::Kind;
    const bool isOne = files.size() == 1;
    const bool arePictures = std::ranges::all_of(files, isPicture);
    const Kind kind = arePictures ? (isOne ? Kind::Picture : Kind::Pictures)
                      : isOne     ? Kind::File
                                  : Kind::Files;
    return {kind, static_cast<int>(files.size()), files.first().name};
}

QString wordFor(const FileSummary &summary)
{
    switch (summary.kind) {
    case FileSummary::Kind::Nothing:
        return {};
    case FileSummary::Kind::Picture:
        return QCoreApplication::translate("FileWords", "Picture");
    case FileSummary::Kind::Pictures:
        return QCoreApplication::translate("FileWords", "%n picture(s)", nullptr, summary.count);
    case FileSummary::Kind::File:
        return summary.name;
    case FileSummary::Kind::Files:
        return QCoreApplication::translate("FileWords", "%n file(s)", nullptr, summary.count);
    }
    return {};
}

bool isPicture(const File &file)
{
    // Of pixels only: an SVG is a program.
    static const QSet<QString> types{QStringLiteral("image/png"), QStringLiteral("image/jpeg"),
                                     QStringLiteral("image/webp"), QStringLiteral("image/gif"),
                                     QStringLiteral("image/bmp")};
    return file.width > 0 && file.height > 0 && types.contains(file.type);
}

QString sizeForPeople(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1024 * 1024 ? 0 : 1,
                                       QLocale::DataSizeTraditionalFormat);
}

QString sentenceFor(const FileProblem &problem)
{
    const QString name = ForeignText::isolated(problem.name);
    switch (problem.kind) {
    case FileProblem::Kind::NotThere:
        return QCoreApplication::translate("FileWords", "“%1” is not there any more.").arg(name);
    case FileProblem::Kind::Folder:
        return QCoreApplication::translate("FileWords", "“%1” is a folder. Attach the files in it.")
            .arg(name);
    case FileProblem::Kind::Unreadable:
        return QCoreApplication::translate("FileWords", "“%1” cannot be read. Check who may open it.")
            .arg(name);
    case FileProblem::Kind::Empty:
        return QCoreApplication::translate("FileWords", "“%1” is empty.").arg(name);
    case FileProblem::Kind::TooLarge:
        return QCoreApplication::translate("FileWords", "“%1” has %2; this server takes files of up to %3.")
            .arg(name, sizeForPeople(problem.size), sizeForPeople(problem.limit));
    case FileProblem::Kind::TooManyPixels:
        return QCoreApplication::translate("FileWords",
                                           "“%1” has %2 megapixels; pictures of up to %3 can be sent.")
            .arg(name, megapixels(problem.size), megapixels(problem.limit));
    case FileProblem::Kind::Damaged:
        return QCoreApplication::translate("FileWords", "“%1” is damaged: the picture cannot be read.")
            .arg(name);
    case FileProblem::Kind::NotCopied:
        return QCoreApplication::translate("FileWords",
                                           "“%1” could not be copied. Check whether the disk is full.")
            .arg(name);
    }
    return {};
}

QString tooManyFiles()
{
    const int most = Limits::filesPerMessage;
    return QCoreApplication::translate("FileWords", "At most %n file(s) go with one message.", nullptr, most);
}

} // namespace Chinwag

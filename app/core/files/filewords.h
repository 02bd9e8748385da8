#pragma once

#include "app/core/files/filepreparer.h"

namespace Chinwag {

/// What a message that consists of files alone is where they are not shown: in lists, notices and quotes.
struct FileSummary
{
    enum class Kind { Nothing, Picture, Pictures, File, Files };

    Kind kind = Kind::Nothing;
    int count = 0;
    QString name; ///< of the first one

    friend bool operator==(const FileSummary &, const FileSummary &) = default;
};

FileSummary summaryOf(const QList<File> &files);
/// "Picture", "3 files", or what the one file is called; empty for Nothing.
QString wordFor(const FileSummary &summary);
/// It can be shown in its place: its measures are known and those of a picture.
bool isPicture(const File &file);

/// "6.8 MB", as people read it here.
QString sizeForPeople(qint64 bytes);
QString sentenceFor(const FileProblem &problem);
/// More than go with one message (Limits::filesPerMessage).
QString tooManyFiles();

} // namespace Chinwag

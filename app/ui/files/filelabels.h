#pragma once

#include "shared/protocol/model.h"

#include <QCoreApplication>

#include <chrono>
#include <optional>

namespace Chinwag {

/// Files and how they come and go, in words.
class FileLabels
{
    Q_DECLARE_TR_FUNCTIONS(FileLabels)

public:
    /// What stands for a message without words: "Picture", "2 pictures", the file's name, "3 files". "" for
    /// no file.
    static QString instead(const QList<File> &files);
    /// The same, with names, for who cannot see them: "picture garden.jpg, tickets.pdf".
    static QString spoken(const QList<File> &files);
    /// The name as it is drawn: what cannot be seen in it is left out, so that it ends as the file does.
    static QString name(const File &file);
    /// "PDF · 312 kB"
    static QString about(const File &file);
    /// "4.2 of 6.8 MB · 3 s left"
    static QString progress(qint64 done, qint64 size, std::optional<std::chrono::milliseconds> left);
    static QString noneHere(); ///< the server takes no files
};

} // namespace Chinwag

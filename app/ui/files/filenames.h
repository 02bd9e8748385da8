#pragma once

#include <QString>

namespace Chinwag {

/// What the names and types of files that strangers have sent are good for here.
class FileNames
{
public:
    /// The name without anything by which it would be another one on disk than on screen, or no file of its
    /// folder; never empty.
    static QString clean(const QString &name);
    /// Whether it may be handed to the program that this desktop opens such files with: none that are run,
    /// and none that can do more in a browser than be looked at. A MIME type and a name can lie; all of them
    /// have to agree.
    static bool mayOpen(const QString &name, const QString &type);
    /// The same of the bytes of a file that is here.
    static bool mayOpenContent(const QString &path);
};

} // namespace Chinwag

#pragma once

#include <QFile>

/// What has to survive a power cut. Any thread.
namespace Chinwag {

/// False, with the file's error, when what was written may not be on the disk.
bool writeThrough(QFile &file);
/// Likewise for the names in a directory; systems other than Unix see to that themselves.
bool writeThrough(const QString &directory);

} // namespace Chinwag

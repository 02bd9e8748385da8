#pragma once

#include <QString>

/// Who else on this machine may read what the server writes: nobody. On systems other than Unix files have
/// the rights of their directory, and none of this does anything.
namespace Chinwag {

/// For every file that this process makes from now on.
void keepNewFilesPrivate();
/// Whether others than the owner may do anything with it.
bool isOpenToOthers(const QString &path);

} // namespace Chinwag

#include "server/process/filemodes.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace Chinwag {

#ifdef Q_OS_UNIX

void keepNewFilesPrivate() { ::umask(S_IRWXG | S_IRWXO); }

bool isOpenToOthers(const QString &path)
{
    constexpr QFile::Permissions others(QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                        QFile::ReadOther | QFile::WriteOther | QFile::ExeOther);
    return (QFile::permissions(path) & others) != QFile::Permissions();
}

#else

void keepNewFilesPrivate() {}

bool isOpenToOthers(const QString &) { return false; }

#endif

} // namespace Chinwag

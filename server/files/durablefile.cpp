#include "server/files/durablefile.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace Chinwag {

#ifdef Q_OS_UNIX

bool writeThrough(QFile &file) { return file.flush() && ::fsync(file.handle()) == 0; }

bool writeThrough(const QString &directory)
{
    const int handle = ::open(QFile::encodeName(directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool isThrough = ::fsync(handle) == 0;
    ::close(handle);
    return isThrough;
}

#else

bool writeThrough(QFile &file) { return file.flush() && ::_commit(file.handle()) == 0; }

bool writeThrough(const QString &) { return true; }

#endif

} // namespace Chinwag

#include "app/platform/graphics.h"

#include <QDir>

namespace Chinwag {

bool hasGraphicsCard(const QString &devices)
{
#ifdef Q_OS_LINUX
    // The nodes of the kernel's drivers, and the one of a driver that brings its own. To ask OpenGL itself
    // would load all of it, and where there is no card that is the largest part of the program.
    const QDir directory(devices);
    const auto files = QDir::Files | QDir::System;
    return !QDir(directory.filePath(QStringLiteral("dri")))
                .entryList({QStringLiteral("renderD*")}, files)
                .isEmpty() ||
           !directory.entryList({QStringLiteral("nvidia[0-9]*")}, files).isEmpty();
#else
    Q_UNUSED(devices)
    return true;
#endif
}

} // namespace Chinwag

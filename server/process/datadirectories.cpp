#include "server/process/datadirectories.h"

#include "server/process/filemodes.h"
#include "shared/base/logging.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Chinwag {

namespace {

/// A directory that only this user may look into: it will hold what people wrote. One that is there already
/// is somebody's decision, and only spoken of.
Result<Ok, QString> makePrivateDirectory(const QString &path)
{
    if (QFileInfo(path).isDir()) {
        if (isOpenToOthers(path))
            qCWarning(
                lcServer,
                "other users of this machine may look into %s, which holds what people wrote: chmod 700",
                qUtf8Printable(path));
        return Ok{};
    }
    if (!QDir().mkpath(path))
        return QStringLiteral("Cannot make the directory %1. Make it, or choose another with --data-dir.")
            .arg(path);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return Ok{};
}

} // namespace

Result<Ok, QString> makeDataDirectories(const ServerConfig &config)
{
    QStringList directories{QFileInfo(config.dataDir).absoluteFilePath()};
    if (config.database.kind == DatabaseUrl::Kind::Sqlite)
        directories += QFileInfo(config.database.file).absolutePath();
    directories.removeDuplicates();
    for (const QString &directory : std::as_const(directories)) {
        if (auto made = makePrivateDirectory(directory); !made)
            return made;
    }
    return Ok{};
}

} // namespace Chinwag

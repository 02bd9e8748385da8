#include "server/config/datadirectories.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Chinwag {

namespace {

/// A directory that only this user may look into: it will hold what people wrote.
Result<Ok, QString> makePrivateDirectory(const QString &path)
{
    if (QFileInfo(path).isDir())
        return Ok{};
    if (!QDir().mkpath(path))
        return QStringLiteral("Cannot make the directory %1. Make it, or choose another with --data-dir.")
            .arg(path);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return Ok{};
}

} // namespace

Result<Ok, QString> makeDataDirectories(const ServerConfig &config)
{
    QStringList directories{config.dataDir};
    if (config.database.kind == DatabaseUrl::Kind::Sqlite)
        directories += QFileInfo(config.database.file).absolutePath();
    for (const QString &directory : std::as_const(directories)) {
        if (auto made = makePrivateDirectory(directory); !made)
            return made;
    }
    return Ok{};
}

} // namespace Chinwag

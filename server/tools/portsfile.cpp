#include "server/tools/portsfile.h"

#include "shared/protocol/utf8.h"

#include <QFile>
#include <QJsonObject>

namespace Chinwag::PortsFile {

namespace {

quint16 port(const QString &path, QLatin1StringView name)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return 0;
    return quint16(jsonFromUtf8(file.read(4096)).object().value(name).toInt());
}

} // namespace

quint16 listen(const QString &path) { return port(path, QLatin1StringView("listen")); }

quint16 admin(const QString &path) { return port(path, QLatin1StringView("admin")); }

} // namespace Chinwag::PortsFile

#pragma once

#include <QString>

/// The file in which a running server says on which ports it listens (--ports-file). 0 where it does not say.
namespace Chinwag::PortsFile {

quint16 listen(const QString &path);
quint16 admin(const QString &path);

} // namespace Chinwag::PortsFile

#pragma once

#include <QString>

namespace Chinwag {

/// Whether something other than the processor draws OpenGL. `devices`: where the system keeps them. Systems
/// other than Linux are believed to have it.
bool hasGraphicsCard(const QString &devices = QStringLiteral("/dev"));

} // namespace Chinwag

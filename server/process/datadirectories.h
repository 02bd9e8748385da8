#pragma once

#include "server/config/serverconfig.h"
#include "shared/base/result.h"

namespace Chinwag {

/// Makes the directories that hold what people wrote, where they are missing; nobody else may look into them.
Result<Ok, QString> makeDataDirectories(const ServerConfig &config);

} // namespace Chinwag

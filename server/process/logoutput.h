#pragma once

#include "server/config/serverconfig.h"

namespace Chinwag {

/// Sends the process's log to standard error, one line per message: "2026-01-31T12:00:00.000Z info
/// chinwag.net: …" or a JSON object {time, level, category, message}. QT_LOGGING_RULES wins over `level`.
void installLogOutput(LogFormat format, LogLevel level);

} // namespace Chinwag

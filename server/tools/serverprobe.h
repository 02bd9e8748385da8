#pragma once

#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"

#include <QString>

namespace Chinwag {

/// Starts `program`, a chinwagd, on a SQLite database, makes an account there, signs in to it and stops the
/// server again; on a free port of the loopback interface, without any settings of this process. The database
/// is changed by it. The error is a sentence for an administrator. Blocks.
Result<Ok, Error> probeServer(const QString &program, const QString &databaseFile);

} // namespace Chinwag

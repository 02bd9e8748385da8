#pragma once

#include "server/sql/connection.h"

namespace Chinwag {

/// Takes the bytes of attached files along with a database: from the directory of the source to that of the
/// target, or into the target itself, inside its transaction. Each is compared with its hash. What is only
/// coming stays behind, and begins anew. The value is a line for an administrator, the error a sentence.
/// Blocks; any thread.
Outcome<QString> copyFiles(Connection &source, Connection &target);

} // namespace Chinwag

#pragma once

#include "server/core/foundation/serviceidentity.h"
#include "server/core/ports/stores.h"
#include "server/sql/databaseurl.h"

namespace Chinwag {

/// Of a database that this program has brought up to date. Blocks, like opening it does; any thread. The
/// error is a sentence for an administrator.
Outcome<ServiceIdentity> readServiceIdentity(const DatabaseUrl &database);

/// Makes the database a service of its own: nothing that was relayed or signed for the old one counts for it.
/// Its nodes take that over when they start. Blocks; refuses an SQLite file that a node uses.
Outcome<ServiceIdentity> renewServiceIdentity(const DatabaseUrl &database);

} // namespace Chinwag

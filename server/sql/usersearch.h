#pragma once

#include "server/sql/connection.h"

/// People by the beginning of their names. Worker thread.
namespace Chinwag::UserSearch {

/// Both read at most as many rows as they give, whatever the data: range and order are one index's. Three
/// values: where the names begin, behind which they end, and how many.
QString byUsername();
QString byDisplayName();

/// As AccountStore::search().
QList<User> find(Connection &connection, const QString &prefix, int limit);

} // namespace Chinwag::UserSearch

#pragma once

#include "server/sql/connection.h"

/// Rooms that end. At once nobody finds them; what was said in them goes by and by, because there may be very
/// much of it. Worker thread, inside a transaction.
namespace Chinwag::RoomRemoval {

RemovedRoom remove(Connection &connection, const RoomId &room);
/// As ModerationStore::purgeRemoved().
bool purge(Connection &connection, int atMost);

} // namespace Chinwag::RoomRemoval

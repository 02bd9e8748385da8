#pragma once

#include "server/redis/redisnodedirectory.h"

namespace Chinwag {

/// `chinwagd nodes`: asks Redis who is there and prints it. Gives the exit code; blocks, with an event loop
/// of its own, for a few seconds at most.
int runNodeList(const RedisUrl &redis);

/// The table that it prints, fit for a terminal whatever the entries hold. Names the services when there are
/// several.
QString nodeTable(const QList<NodeStatus> &nodes);

} // namespace Chinwag

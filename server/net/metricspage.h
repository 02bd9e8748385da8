#pragma once

#include "server/core/nodemetrics.h"
#include "server/net/netmetrics.h"

namespace Chinwag {

/// Prometheus' text format. Labels name kinds of things only (a command, a close code, a status), never a
/// person, a room or an address.
QByteArray metricsPage(const NodeMetrics &node, const NetMetrics &net);

} // namespace Chinwag

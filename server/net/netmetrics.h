#pragma once

#include <QHash>

namespace Chinwag {

/// What the network layer counts; loop thread only.
struct NetMetrics
{
    quint64 accepted = 0;     ///< sockets taken from the kernel
    quint64 acceptErrors = 0; ///< the kernel gave none (descriptors exhausted)
    quint64 tooManyHalfOpen = 0;
    quint64 upgrades = 0;
    QHash<int, quint64> refusals; ///< by HTTP status, of what the gate refused itself
};

} // namespace Chinwag

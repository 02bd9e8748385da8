#pragma once

#include "server/core/foundation/nodemetrics.h"
#include "server/net/netmetrics.h"

#include <optional>

namespace Chinwag {

/// The way to the other nodes, as it is now.
struct RelayMetrics
{
    bool available = false;
    quint64 outages = 0;       ///< times it was lost
    quint64 dropped = 0;       ///< pushes that could not be handed over
    quint64 rubbish = 0;       ///< what came over it and was no push
    quint64 forged = 0;        ///< what looked like one without the service's signature
    quint64 forgedTickets = 0; ///< likewise, of tickets
};

/// How the last backup went.
struct BackupMetrics
{
    qint64 lastAttempt = 0;  ///< wall clock, ms
    qint64 lastSuccess = 0;  ///< likewise; 0: never
    qint64 durationMs = 0;   ///< of the last attempt
    bool isVerified = false; ///< the last one can be relied on
};

/// Of the process and the machine that it runs on, asked for each page.
struct HostMetrics
{
    std::optional<BackupMetrics> backup; ///< none: none was made
    quint64 expiredMessages = 0;         ///< deleted because they were too old
    quint64 openDescriptors = 0;
    quint64 mostDescriptors = 0; ///< 0: nobody counts them
};

/// Prometheus' text format. Labels name kinds of things only (a command, a close code, a status), never a
/// person, a room or an address.
/// A node that is alone has no relay.
QByteArray metricsPage(const NodeMetrics &node, const NetMetrics &net,
                       const std::optional<RelayMetrics> &relay = {}, const HostMetrics &host = {});

} // namespace Chinwag

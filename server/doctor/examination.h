#pragma once

#include "server/config/serverconfig.h"
#include "server/doctor/finding.h"
#include "server/sql/connection.h"

#include <optional>
#include <utility>

/// What is looked at, one part each; they are told apart by where they must ask. All block.
namespace Chinwag::Examination {

/// By how much a clock is ahead of this machine's, and whose it is.
using Skew = std::pair<QString, qint64>;

/// Whether the database is what this program works with, and in itself consistent. Opens `connection`.
Finding database(Connection &connection, QList<Skew> &clocks);
/// Skipped without Redis.
Finding redis(const std::optional<RedisUrl> &url, QList<Skew> &clocks);
/// The server as people meet it: its answer, the way in, an echo, the certificate. `connection`: null where
/// the database cannot be used.
Findings server(const ServerConfig &config, const QUrl &url, Connection *connection, QList<Skew> &clocks);
Finding clock(const QList<Skew> &clocks);
/// Room for what is to come, for each place that data lie in.
Findings disks(const ServerConfig &config);
/// As the running server says on its admin port.
Finding descriptors(const ServerConfig &config);
Finding backup(const ServerConfig &config);

} // namespace Chinwag::Examination

#pragma once

#include "server/config/serverconfig.h"
#include "server/doctor/finding.h"

namespace Chinwag {

/// Looks at everything that a server with these settings needs, in the place where it runs: database, Redis,
/// itself through the address that people use, certificate, clocks, disks, descriptors and the last backup.
/// Looking takes an account of its own for some seconds, which nobody is shown and which is gone afterwards.
/// `publicUrl`: where people reach it; empty: worked out from the settings. Blocks, with an event loop of its
/// own; some seconds, where nothing answers.
Findings examineServer(const ServerConfig &config, const QString &publicUrl);

/// `chinwagd doctor`: says what was found. The exit status: 0, or 3 when something does not work.
int runDoctor(const ServerConfig &config, const QString &publicUrl, bool asJson);

} // namespace Chinwag

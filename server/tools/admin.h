#pragma once

#include <QStringList>

namespace Chinwag {

struct ServerConfig;

/// `chinwagd admin …`: accounts, devices and invitations of a service, beside the servers that run on its
/// database or without any. What it changes counts for running servers within a second, as what another node
/// does would. Says on standard output or standard error what became of it, with `--json` as one JSON value
/// with the names that PROTOCOL.md has; gives the exit code: 1 when it was not done, 2 for words that are no
/// command.
int runAdmin(const ServerConfig &config, const QStringList &words);

/// What the words may be, a line each.
QString adminHelp();

} // namespace Chinwag

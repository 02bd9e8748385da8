#pragma once

#include <QProcess>
#include <QStringList>

namespace Chinwag::Test {

/// Some servers refuse to run as root: lets `process` run as another user then, and ends it with this process
/// by `signalAtDeath`, so that a test that crashes leaves nothing behind.
void runUnprivileged(QProcess &process, int signalAtDeath);
/// Makes that user the owner of the files; false when that is not possible.
bool giveToUnprivileged(const QStringList &paths);

} // namespace Chinwag::Test

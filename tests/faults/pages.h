#pragma once

#include "tests/support/chinwagdprocess.h"

namespace Chinwag::Test {

QUrl localUrl(quint16 port);
/// What an HTTP GET gives; empty when nothing comes.
QByteArray page(const QUrl &url);
/// One counter of a node's /metrics, summed over its labels; -1 when the page does not come.
double metric(const ChinwagdProcess &node, const QByteArray &name);
/// "ready", "degraded", … of a node's /readyz; empty when it does not answer.
QString readiness(const ChinwagdProcess &node);

} // namespace Chinwag::Test

#pragma once

#include "server/core/ports/frontdoor.h"
#include "server/net/upgraderequest.h"

namespace Chinwag {

/// An answer as bytes, with Content-Length, Date and Connection. `bodiless`: the answer to HEAD.
QByteArray toWire(const HttpResponse &response, bool keepAlive, bool bodiless = false);
/// The refusal as application/problem+json.
HttpResponse toResponse(const Refusal &refusal);
/// 101, after which the connection is a WebSocket.
QByteArray upgradeAnswer(const UpgradeRequest &request);
/// The answer to an upgrade whose credential was not accepted: 401, 429 or 503.
HttpResponse credentialRefused(const Error &error);

} // namespace Chinwag

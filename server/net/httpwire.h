#pragma once

#include "server/core/ports/frontdoor.h"
#include "server/net/bodypump.h"
#include "server/net/upgraderequest.h"

namespace Chinwag {

enum class Afterwards { KeepOpen, Close };

/// An answer as it goes out.
struct OutgoingAnswer
{
    QByteArray bytes;                 ///< the head, and the body as far as it is at hand
    std::optional<OutgoingBody> body; ///< what follows
    Afterwards afterwards = Afterwards::Close;
};

/// The answer by what its request allows: nothing new (304), a part (206, 416), compressed, without the body
/// (HEAD). What has to be closed to end is closed.
OutgoingAnswer outgoing(HttpResponse response, const RequestHead &request, Afterwards afterwards);
/// The whole answer to a request that nobody has read.
QByteArray toWire(const HttpResponse &response);
/// The refusal as application/problem+json.
HttpResponse toResponse(const Refusal &refusal);
/// What OPTIONS says when it asks about no resource.
HttpResponse aboutTheServer();
/// 101, after which the connection is a WebSocket.
QByteArray upgradeAnswer(const UpgradeRequest &request);
/// The answer to an upgrade whose credential was not accepted: 401, 429 or 503.
HttpResponse credentialRefused(const Error &error);

} // namespace Chinwag

#pragma once

#include "server/core/ports/frontdoor.h"
#include "shared/protocol/httpbodies.h"

/// What every route answers with.
namespace Chinwag::Responses {

int statusOf(ErrorCode code);
HttpResponse json(int status, QByteArray body);
template <typename Body>
HttpResponse json(int status, const Body &body)
{
    HttpResponse response = json(status, encodeBody(body));
    if constexpr (!carriesSecret<Body>)
        response.compression = HttpResponse::Compression::WhereAsked;
    return response;
}
/// 204.
HttpResponse empty();
/// application/problem+json (RFC 9457) with the stable `code`, and Retry-After when the error says when.
HttpResponse problem(const Error &error);
HttpResponse problem(int status, const Error &error);
HttpResponse methodNotAllowed(const QList<QByteArray> &allowed);

} // namespace Chinwag::Responses

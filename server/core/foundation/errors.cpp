#include "server/core/foundation/errors.h"

namespace Chinwag::Errors {

Error roomNotFound()
{
    return {ErrorCode::RoomNotFound, QStringLiteral("There is no such room, or it is not for you."), {}};
}

Error notFound()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such thing, or it is not for you."), {}};
}

Error forbidden(const QString &message) { return {ErrorCode::Forbidden, message, {}}; }

Error badRequest(const QString &message) { return {ErrorCode::BadRequest, message, {}}; }

Error unauthorized() { return {ErrorCode::Unauthorized, QStringLiteral("Sign in first."), {}}; }

Error factorNeeded()
{
    return {
        ErrorCode::SecondFactorRequired, QStringLiteral("Owners of this server need a second factor."), {}};
}

Error temporary()
{
    return {ErrorCode::Temporary, QStringLiteral("The server cannot do that right now. Try again."), {}};
}

Error rateLimited(std::chrono::milliseconds retryAfter)
{
    return {ErrorCode::RateLimited, QStringLiteral("Too much at once. Try again in a moment."), retryAfter};
}

} // namespace Chinwag::Errors

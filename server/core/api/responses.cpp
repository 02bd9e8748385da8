#include "server/core/api/responses.h"

namespace Chinwag::Responses {

int statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadRequest:
    case ErrorCode::UnknownType:
    case ErrorCode::InvalidUsername:
    case ErrorCode::InvalidName:
    case ErrorCode::WeakPassword:
        return 400;
    case ErrorCode::Unauthorized:
    case ErrorCode::InvalidCredentials:
    case ErrorCode::InvalidCode:
        return 401;
    case ErrorCode::Forbidden:
    case ErrorCode::SecondFactorRequired:
    case ErrorCode::RegistrationClosed:
    case ErrorCode::InvalidInvite:
        return 403;
    case ErrorCode::NotFound:
    case ErrorCode::RoomNotFound:
        return 404;
    case ErrorCode::UsernameTaken:
        return 409;
    case ErrorCode::TooLarge:
        return 413;
    case ErrorCode::RateLimited:
        return 429;
    case ErrorCode::Temporary:
        return 503;
    case ErrorCode::Internal:
        return 500;
    }
    return 500;
}

HttpResponse json(int status, QByteArray body)
{
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

HttpResponse empty()
{
    HttpResponse response;
    response.status = 204;
    response.contentType.clear();
    return response;
}

HttpResponse problem(const Error &error) { return problem(statusOf(error.code), error); }

HttpResponse problem(int status, const Error &error)
{
    HttpResponse response = json(status, Problem{status, error.code, error.message, error.retryAfter});
    if (status == 401)
        response.headers.emplaceBack("WWW-Authenticate", "Bearer");
    if (error.retryAfter) {
        // Whole seconds, rounded up: who comes back after that long must not be too early.
        response.headers.emplaceBack("Retry-After",
                                     QByteArray::number((error.retryAfter->count() + 999) / 1000));
    }
    response.contentType = "application/problem+json";
    return response;
}

HttpResponse methodNotAllowed(const QList<QByteArray> &allowed)
{
    const Error error{ErrorCode::BadRequest, QStringLiteral("This address does not take that method."), {}};
    HttpResponse response = problem(405, error);
    response.headers.emplaceBack("Allow", allowed.join(", "));
    return response;
}

} // namespace Chinwag::Responses

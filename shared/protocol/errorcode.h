#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace Chinwag {

/// Why something was refused. The names on the wire (snake_case) are stable; append only.
enum class ErrorCode {
    BadRequest,           // bad_request: malformed or out of range
    UnknownType,          // unknown_type: a command this server does not know
    Unauthorized,         // unauthorized: no or no valid token
    InvalidCredentials,   // invalid_credentials: wrong name or password, which is not said
    Forbidden,            // forbidden: known to you, not allowed for you
    NotFound,             // not_found: does not exist, or not for you; the two look the same
    RoomNotFound,         // room_not_found: likewise, for rooms
    UsernameTaken,        // username_taken
    InvalidUsername,      // invalid_username
    InvalidName,          // invalid_name: display or room name
    WeakPassword,         // weak_password
    RegistrationClosed,   // registration_closed
    InvalidInvite,        // invalid_invite
    TooLarge,             // too_large
    RateLimited,          // rate_limited: see retry_after_ms
    Temporary,            // temporary: nothing was stored or it is not known; try again
    Internal,             // internal
    SecondFactorRequired, // second_factor_required: the password is right, a code is wanted, too
    InvalidCode,          // invalid_code: of the second factor: wrong, used, or too old
};

QString toString(ErrorCode code);
std::optional<ErrorCode> errorCodeFromString(QStringView name);

/// What travels in a refused reply and in problem+json. `message` is one English sentence: what happened,
/// what to do.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString message;
    std::optional<std::chrono::milliseconds> retryAfter;

    bool isTemporary() const { return code == ErrorCode::Temporary || code == ErrorCode::RateLimited; }
};

} // namespace Chinwag

#include "shared/protocol/errorcode.h"

#include <algorithm>
#include <iterator>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    ErrorCode code;
    QLatin1StringView name;
};

constexpr Row rows[] = {
    {ErrorCode::BadRequest, "bad_request"_L1},
    {ErrorCode::UnknownType, "unknown_type"_L1},
    {ErrorCode::Unauthorized, "unauthorized"_L1},
    {ErrorCode::InvalidCredentials, "invalid_credentials"_L1},
    {ErrorCode::Forbidden, "forbidden"_L1},
    {ErrorCode::NotFound, "not_found"_L1},
    {ErrorCode::RoomNotFound, "room_not_found"_L1},
    {ErrorCode::UsernameTaken, "username_taken"_L1},
    {ErrorCode::InvalidUsername, "invalid_username"_L1},
    {ErrorCode::InvalidName, "invalid_name"_L1},
    {ErrorCode::WeakPassword, "weak_password"_L1},
    {ErrorCode::RegistrationClosed, "registration_closed"_L1},
    {ErrorCode::InvalidInvite, "invalid_invite"_L1},
    {ErrorCode::TooLarge, "too_large"_L1},
    {ErrorCode::RateLimited, "rate_limited"_L1},
    {ErrorCode::Temporary, "temporary"_L1},
    {ErrorCode::SecondFactorRequired, "second_factor_required"_L1},
    {ErrorCode::InvalidCode, "invalid_code"_L1},
    {ErrorCode::Internal, "internal"_L1},
};

const Row &rowOf(ErrorCode code)
{
    const auto row = std::ranges::find(rows, code, &Row::code);
    return row != std::end(rows) ? *row : *std::prev(std::end(rows));
}

} // namespace

QString toString(ErrorCode code) { return rowOf(code).name; }

std::optional<ErrorCode> errorCodeFromString(QStringView name)
{
    for (const Row &row : rows) {
        if (name == row.name)
            return row.code;
    }
    return std::nullopt;
}

} // namespace Chinwag

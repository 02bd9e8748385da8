#pragma once

#include "server/core/ports/broker.h"

#include <optional>

/// What travels over Redis: a small binary header and the already encoded push, untouched.
///
/// "cw", version (1 byte), kind (1), seq (8), length of origin (1), origin, length of the excluded user (1),
/// excluded user, length of the payload (4), payload. Numbers are big-endian, lengths count bytes, the user
/// is UTF-8. The channel is not in it: Redis says it.
namespace Chinwag::RelayCodec {

struct Decoded
{
    QByteArray origin; ///< instance of the node that published
    Relayed push;      ///< without its channel
};

inline constexpr qsizetype payloadMax = 1024 * 1024;

/// Empty when it cannot be carried: an origin or a user of more than 255 bytes, or a payload above
/// payloadMax.
QByteArray encode(const QByteArray &origin, const Relayed &push);
/// Published by `origin`, as far as the beginning tells; cheaper than decode().
bool isFrom(const QByteArray &origin, QByteArrayView bytes);
/// None when it is not exactly what encode() makes: truncated, longer, another version, an unknown kind.
std::optional<Decoded> decode(const QByteArray &bytes);

} // namespace Chinwag::RelayCodec

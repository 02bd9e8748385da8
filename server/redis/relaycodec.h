#pragma once

#include "server/core/foundation/serviceidentity.h"
#include "server/core/ports/broker.h"
#include "shared/base/result.h"

/// What travels over Redis: a small binary header and the already encoded push, untouched, signed.
///
/// "cw", version (1 byte), kind (1), seq (8), length of origin (1), origin, length of the typist (1), typist,
/// length of the payload (4), payload, what later releases append, signature (16). Numbers are big-endian,
/// lengths count bytes, the typist is UTF-8. The channel is not in it, because Redis says it, but is signed
/// with the rest: nobody can carry a push from one channel to another. The signature is SipHash-2-4-128 under
/// a key made from the service's.
///
/// Nodes of two releases understand each other while a service is upgraded node by node. So this form is a
/// contract, kept as bytes in tests/data/relay: a release may append fields, which older ones skip, and add
/// kinds, which older ones drop. A new version is read for one release before the next one writes it.
///
/// A push that is sent again by whoever can read Redis counts again: events are told apart by their seq and
/// the store, typing and presence are repeated at worst.
namespace Chinwag {

class RelayCodec
{
public:
    struct Decoded
    {
        QByteArray origin; ///< instance of the node that published
        Relayed push;
    };
    enum class Problem {
        Foreign, ///< not of our form: truncated, another version, an unknown kind
        Forged   ///< of our form, and no node of this service has signed it for this channel
    };

    static constexpr qsizetype payloadMax = 1024 * 1024;

    explicit RelayCodec(const ServiceIdentity &service);

    /// Empty when it cannot be carried: an origin or a typist of more than 255 bytes, or a payload above
    /// payloadMax.
    QByteArray encode(const QByteArray &origin, const Relayed &push) const;
    Result<Decoded, Problem> decode(const QString &channel, const QByteArray &bytes) const;
    /// Published by `origin`, as far as the beginning tells; cheaper than decode().
    static bool isFrom(const QByteArray &origin, QByteArrayView bytes);

private:
    const QByteArray m_key;
};

} // namespace Chinwag

#pragma once

#include "server/core/ports/frontdoor.h"
#include "server/core/ports/stores.h"

namespace Chinwag {

/// One-time connect credentials, kept hashed. A ticket is given out at most once however many ask at the same
/// moment, on any node.
class TicketStore
{
public:
    virtual ~TicketStore() = default;

    virtual void put(const QByteArray &ticketHash, const Identity &identity,
                     std::chrono::milliseconds lifetime, Done<Ok> done) = 0;
    /// Takes it out, on the account of `asker`; none when unknown, used or expired.
    virtual void take(const QByteArray &ticketHash, const Principal &asker,
                      Done<std::optional<Identity>> done) = 0;
};

} // namespace Chinwag

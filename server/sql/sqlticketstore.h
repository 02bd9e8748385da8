#pragma once

#include "server/core/ports/ticketstore.h"
#include "server/sql/database.h"
#include "shared/base/clock.h"

namespace Chinwag {

/// TicketStore over any Dialect: what nodes of one database share while they have no Redis. Expiry goes by
/// the database's clock. Loop thread; `database` and `clock` outlive it.
class SqlTicketStore final : public TicketStore
{
public:
    SqlTicketStore(Database &database, const Clock &clock);

    void put(const QByteArray &ticketHash, const Identity &identity, std::chrono::milliseconds lifetime,
             Done<Ok> done) override;
    void take(const QByteArray &ticketHash, const Principal &asker,
              Done<std::optional<Identity>> done) override;

private:
    bool shouldPrune();

    Database &m_database;
    const Clock &m_clock; ///< paces the tidying, nothing else
    std::optional<milliseconds> m_prunedAt;
};

} // namespace Chinwag

#pragma once

#include "app/cache/sqliteconnection.h"
#include "app/core/outbox/outboxstore.h"

namespace Chinwag {

/// What waits to be sent, in a table of an account's database. Refuses a nonce that it already has. What
/// fails is logged; errors are sentences for the person. Disk thread.
class OutboxTable
{
public:
    /// `connection` is open with Durability::Full, has the schema and outlives this.
    explicit OutboxTable(SqliteConnection &connection);

    // As those of OutboxStore.
    Result<Ok, Error> add(const OutboxEntry &entry);
    void replace(const Nonce &nonce, const OutboxEntry &entry);
    void remove(const Nonce &nonce);
    Result<QList<OutboxEntry>, Error> all() const;

    /// As all(), but keeps what came before an error, and reads the tables of older versions, too: for saving
    /// rows out of a damaged file.
    static QList<OutboxEntry> readable(const SqliteConnection &connection);

private:
    SqliteConnection &m_connection;
};

} // namespace Chinwag

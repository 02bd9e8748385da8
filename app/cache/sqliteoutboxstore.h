#pragma once

#include "app/cache/sqliteconnection.h"
#include "app/core/outbox/outboxstore.h"

namespace Chinwag {

/// The OutboxStore in a table of an account's database. Refuses a nonce that it already has.
class SqliteOutboxStore final : public OutboxStore
{
public:
    /// `connection` is open with Durability::Full, has the schema and outlives this.
    explicit SqliteOutboxStore(SqliteConnection &connection);

    Result<Ok, Error> add(const OutboxEntry &entry) override;
    void update(const OutboxEntry &entry) override;
    void remove(const Nonce &nonce) override;
    QList<OutboxEntry> all() const override;

    /// As all(), but keeps what came before an error: for saving rows out of a damaged file.
    static QList<OutboxEntry> readable(const SqliteConnection &connection);

private:
    SqliteConnection &m_connection;
};

} // namespace Chinwag

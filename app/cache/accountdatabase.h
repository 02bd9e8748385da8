#pragma once

#include "app/cache/sqlitecache.h"
#include "app/cache/sqliteoutboxstore.h"

#include <memory>

namespace Chinwag {

/// The SQLite file of one account on one server: its Cache and its OutboxStore. Loop thread; the stores live
/// as long as this.
///
/// A damaged file is renamed to `<file>.damaged` (replacing an earlier one) and a new one is started with the
/// unsent messages that could still be read. A file written by a newer Chinwag is refused and left as it is.
class AccountDatabase
{
public:
    /// Version of the tables, kept in SQLite's user_version.
    static constexpr int schemaVersion = 4;

    /// The folder exists. The error is a sentence for the person.
    static Result<std::unique_ptr<AccountDatabase>, Error> open(const QString &file);

    Cache &cache() { return m_cache; }
    OutboxStore &outbox() { return m_outbox; }
    /// True when open() had to move a damaged file aside.
    bool startedAnew() const { return m_startedAnew; }

private:
    AccountDatabase() = default;
    Result<Ok, Error> connect(const QString &file);
    Result<Ok, Error> prepare();
    Result<Ok, Error> startAnew(const QString &file);

    // Two connections, because only the outbox pays for a disk flush per write.
    SqliteConnection m_cacheConnection;
    SqliteConnection m_outboxConnection;
    SqliteCache m_cache{m_cacheConnection};
    SqliteOutboxStore m_outbox{m_outboxConnection};
    bool m_startedAnew = false;
};

} // namespace Chinwag

#pragma once

#include "app/cache/cachetables.h"
#include "app/cache/outboxtable.h"

#include <memory>

namespace Chinwag {

/// The SQLite file of one account on one server. Disk thread.
///
/// A damaged file is renamed to `<file>.damaged` (replacing an earlier one) and a new one is started with the
/// unsent messages that could still be read. A file written by a newer Chinwag is refused and left as it is.
class AccountFile
{
public:
    /// Version of the tables, kept in SQLite's user_version.
    static constexpr int schemaVersion = 8;

    /// The folder exists. The error is a sentence for the person.
    static Result<std::shared_ptr<AccountFile>, Error> open(const QString &file,
                                                            const SqliteConnection::MayWait &mayWait);

    CacheTables &cache() { return m_cache; }
    OutboxTable &outbox() { return m_outbox; }
    /// True when open() had to move a damaged file aside.
    bool startedAnew() const { return m_startedAnew; }

private:
    explicit AccountFile(const SqliteConnection::MayWait &mayWait);
    Error described(const Error &error) const;
    Result<Ok, Error> connect(const QString &file);
    Result<Ok, Error> prepare();
    Result<Ok, Error> startAnew(const QString &file);

    // Two connections, because only the outbox pays for a disk flush per write.
    SqliteConnection m_cacheConnection;
    SqliteConnection m_outboxConnection;
    CacheTables m_cache{m_cacheConnection};
    OutboxTable m_outbox{m_outboxConnection};
    bool m_startedAnew = false;
};

} // namespace Chinwag

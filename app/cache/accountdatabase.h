#pragma once

#include "app/core/outbox/outboxstore.h"
#include "app/core/timeline/cache.h"

#include <memory>

namespace Chinwag {

class AccountFile;
class DiskThread;

/// The Cache and the OutboxStore of one account on one server, in a SQLite file that is touched on the disk
/// thread alone: nothing here waits for a disk. Loop thread; the stores live as long as this.
///
/// A damaged file is renamed to `<file>.damaged` (replacing an earlier one) and a new one is started with the
/// unsent messages that could still be read. A file written by a newer Chinwag is refused and left as it is.
class AccountDatabase
{
public:
    using Opened = Continuation<Result<std::unique_ptr<AccountDatabase>, Error>>;

    /// The folder exists; `thread` outlives what is opened. The error is a sentence for the person. Not
    /// answered when `thread` is gone.
    static void open(DiskThread &thread, const QString &file, Opened done);
    /// What was stored is written, in its order, before the file is closed; that happens later, and before
    /// anything that is opened later. What was asked is not answered any more.
    ~AccountDatabase();
    AccountDatabase(const AccountDatabase &) = delete;
    AccountDatabase &operator=(const AccountDatabase &) = delete;

    Cache &cache();
    OutboxStore &outbox();
    /// True when open() had to move a damaged file aside.
    bool startedAnew() const { return m_startedAnew; }

private:
    class Desk;
    class DiskCache;
    class DiskOutbox;

    AccountDatabase(DiskThread &thread, std::shared_ptr<AccountFile> file);

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<DiskCache> m_cache;
    std::unique_ptr<DiskOutbox> m_outbox;
    bool m_startedAnew = false;
};

} // namespace Chinwag

#pragma once

#include "server/sql/batch.h"

namespace Chinwag {

/// What the worker does when it has time: taking out of the files what was overwritten, putting new messages
/// into the index, keeping that index quick, taking out of it what was deleted. Each step is a transaction of
/// its own and short, because who asks meanwhile waits for it. While people write, the index gets a small
/// part of the time; it catches up afterwards. Worker thread only.
class Upkeep
{
public:
    using Instant = std::chrono::steady_clock::time_point;

    /// Whoever was here before may have died before it came to it: everything is looked at once. `dialect`
    /// outlives it.
    Upkeep(const Dialect &dialect, Batch::Now now);

    /// Plans what the work on the connection has left.
    void heed(Connection &connection);
    /// When there is something to do; none: nothing is.
    std::optional<Instant> next() const;
    /// Whether to call run() now, although somebody waits or not.
    bool isDue(bool isIdle) const;
    /// One step. After a failure it is tried again later; a connection that is lost is closed.
    void run(Connection &connection);

private:
    bool isReady(const std::optional<Instant> &at) const { return at && *at <= m_now(); }
    /// One after the other.
    bool isCleaningDue() const { return m_removed == 0 && isReady(m_cleanAt); }
    void purge(Connection &connection);
    void work(Connection &connection);
    bool step(Connection &connection);
    void beginCleaning(Connection &connection);
    void endCleaning(Connection &connection);
    void recover(Connection &connection);

    const Dialect &m_dialect;
    const Batch::Now m_now;
    std::optional<Instant> m_purgeAt;
    std::optional<Instant> m_workAt;  ///< the next step on the index
    std::optional<Instant> m_cleanAt; ///< what was removed from it is still in its files
    bool m_isUnindexed = true;
    bool m_isUntidy = true;
    qint64 m_removed = 0; ///< what is being cleaned away; 0: nothing is
    Instant m_cleaningBegan;
    Instant m_cleanNotBefore;
    bool m_isBusy = false; ///< somebody wrote since the last step
};

} // namespace Chinwag

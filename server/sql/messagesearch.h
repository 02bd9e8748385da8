#pragma once

#include "server/core/ports/messagesearch.h"
#include "server/sql/connection.h"
#include "server/sql/messageindex.h"
#include "shared/protocol/limits.h"

#include <chrono>
#include <functional>

namespace Chinwag {

/// One page of a search, from the newest message to the oldest. The ids of messages are looked through in
/// parts, the first one small: where much is found the page is full soon, where little is found a part costs
/// little. When the time is up the page ends where it is. Worker thread, for one call.
class MessageSearch
{
public:
    using Now = std::function<std::chrono::steady_clock::time_point()>;
    /// So long a search may hold up the others; looked at between two parts.
    static constexpr std::chrono::milliseconds share{25};

    MessageSearch(
        Connection &connection, const MessageQuery &query,
        Now now = [] { return std::chrono::steady_clock::now(); });

    MessageHits run();

private:
    /// Both look at a part of the ids below `top` and give where the next one begins.
    qint64 lookAtAll(qint64 top);
    qint64 lookAtCandidates(qint64 top);
    QString candidates() const;
    qint64 next(qint64 top);
    /// The first of the range that `top` ends, which is the indexed or the unindexed one.
    qint64 bottomOf(qint64 top) const;
    void take(const Rows &rows);
    bool isFull() const { return m_found.hits.size() == m_query.limit || m_bytes >= Limits::pageBytes; }

    void narrowByTime();
    qint64 firstSince(std::chrono::milliseconds time);
    void narrowByRooms();
    qint64 newest();

    Connection &m_connection;
    const MessageQuery &m_query;
    const Now m_now;
    const MessageIndex &m_index;
    MessageIndex::Range m_unindexed;
    Terms m_terms;
    bool m_hasRooms = false; ///< narrowed by them, or not worth it
    qint64 m_bottom = 1;
    qint64 m_top = 0; ///< not included
    qint64 m_width;
    qsizetype m_bytes = 0;
    qint64 m_last = 0; ///< the hit that was found last
    MessageHits m_found;
};

} // namespace Chinwag

#pragma once

#include "app/core/rooms/roombook.h"
#include "app/core/search/searchquery.h"
#include "app/core/timeline/cache.h"
#include "shared/protocol/httpbodies.h"

#include <memory>

namespace Chinwag {

/// Looks for messages in the copy on this computer: room by room, those that were spoken in last first, a
/// page of the log at a time. Loop thread.
class LocalSearch
{
public:
    static constexpr int pageLength = 200;
    static constexpr qsizetype most = 500; ///< hits; who wants others looks for more words

    using Found = std::function<void(const QList<SearchHit> &hits, bool isDone)>;

    LocalSearch(Cache &cache, const RoomBook &book)
        : m_cache(cache)
        , m_book(book)
    {
    }

    /// `found` hears of some hits again and again, in no order, at the end with `isDone`. Ends what was
    /// looked for before.
    void start(const SearchQuery &query, Found found);
    void stop() { m_running.reset(); }

private:
    struct Run
    {
        SearchQuery query;
        Found found;
        QList<RoomId> rooms; // the next last
        Seq before = 0;      // in the last of them
        qsizetype count = 0;
    };

    QList<RoomId> roomsFor(const SearchQuery &query) const;
    void next();
    void looked(const Result<Cache::Page, Error> &page);
    QList<SearchHit> hitsIn(const Cache::Page &page) const;

    Cache &m_cache;
    const RoomBook &m_book;
    std::shared_ptr<Run> m_running; // answers for another run come to nothing
};

} // namespace Chinwag

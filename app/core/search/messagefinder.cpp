#include "app/core/search/messagefinder.h"

#include <algorithm>

namespace Chinwag {

MessageFinder::MessageFinder(AccountApi &api, Cache &cache, RoomBook &book, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_book(book)
    , m_local(cache, book)
{
}

void MessageFinder::start(const SearchQuery &query, bool isOnline)
{
    stop();
    m_query = query;
    if (isOnline)
        ask();
    else
        lookHere();
    Q_EMIT changed();
}

void MessageFinder::more()
{
    if (!hasMore())
        return;
    m_emptyPages = 0;
    ask();
    Q_EMIT changed();
}

void MessageFinder::stop()
{
    m_asked.reset();
    m_local.stop();
    m_hits.clear();
    m_next.clear();
    m_failure.reset();
    m_source = Source::Server;
    m_emptyPages = 0;
    m_loading = false;
    Q_EMIT changed();
}

void MessageFinder::ask()
{
    m_loading = true;
    m_failure.reset();
    m_asked = std::make_unique<QObject>();
    m_api.search(m_query, m_next,
                 [this, asked = QPointer(m_asked.get())](const Result<SearchPage, Error> &page) {
                     if (asked)
                         answered(page);
                 });
}

void MessageFinder::answered(const Result<SearchPage, Error> &page)
{
    m_loading = false;
    // A server that is away or knows of no search; what is here is better than nothing.
    const bool isNone =
        !page && (page.error().code == ErrorCode::Temporary || page.error().code == ErrorCode::NotFound);
    if (isNone && m_hits.isEmpty()) {
        lookHere();
    } else if (!page) {
        m_failure = page.error();
    } else {
        m_book.addUsers(page->users);
        QList<SearchHit> hits = page->hits;
        // The server is asked for one of the two.
        if (m_query.withFile && m_query.withLink) {
            hits.removeIf([](const SearchHit &hit) {
                const auto *message = hit.event.as<MessageBody>();
                return !message || !hasLink(message->text);
            });
        }
        m_hits.append(hits);
        m_next = page->next;
        m_emptyPages = hits.isEmpty() ? m_emptyPages + 1 : 0;
        if (hits.isEmpty() && hasMore() && m_emptyPages < mostEmptyPages)
            ask();
    }
    Q_EMIT changed();
}

void MessageFinder::lookHere()
{
    m_source = Source::LocalCopy;
    m_loading = true;
    m_local.start(m_query, [this](const QList<SearchHit> &hits, bool isDone) { found(hits, isDone); });
}

void MessageFinder::found(const QList<SearchHit> &hits, bool isDone)
{
    m_hits.append(hits);
    std::stable_sort(m_hits.begin(), m_hits.end(),
                     [](const SearchHit &a, const SearchHit &b) { return a.event.at > b.event.at; });
    m_loading = !isDone;
    Q_EMIT changed();
}

} // namespace Chinwag

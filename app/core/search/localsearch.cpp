#include "app/core/search/localsearch.h"

#include "app/core/timeline/folds.h"

#include <algorithm>

namespace Chinwag {

void LocalSearch::start(const SearchQuery &query, Found found)
{
    m_running = std::make_shared<Run>(Run{query, std::move(found), roomsFor(query)});
    next();
}

QList<RoomId> LocalSearch::roomsFor(const SearchQuery &query) const
{
    if (!query.room.isEmpty())
        return {query.room};
    QList<RoomId> rooms = m_book.roomIds();
    const auto spokenIn = [this](const RoomId &room) {
        const RoomBook::Entry *entry = m_book.find(room);
        return entry && entry->lastMessage ? entry->lastMessage->at : std::chrono::milliseconds{0};
    };
    std::sort(rooms.begin(), rooms.end(),
              [&spokenIn](const RoomId &a, const RoomId &b) { return spokenIn(a) < spokenIn(b); });
    return rooms;
}

void LocalSearch::next()
{
    if (m_running->rooms.isEmpty() || m_running->count >= most) {
        const auto ended = std::exchange(m_running, nullptr);
        return ended->found({}, true);
    }
    m_cache.events(m_running->rooms.constLast(), m_running->before, pageLength,
                   [this, run = std::weak_ptr(m_running)](const Result<Cache::Page, Error> &answer) {
                       // Nobody else keeps a run: a live one is this object's, which is there, too.
                       if (!run.expired())
                           looked(answer);
                   });
}

void LocalSearch::looked(const Result<Cache::Page, Error> &page)
{
    const bool isEmpty = !page || page->events.isEmpty();
    const bool isPast = !isEmpty && page->events.constLast().at < m_running->query.after;
    if (isEmpty || isPast) {
        m_running->rooms.removeLast();
        m_running->before = 0;
        return next();
    }
    m_running->before = page->events.constFirst().seq;
    const QList<SearchHit> hits = hitsIn(*page);
    m_running->count += hits.size();
    if (!hits.isEmpty()) {
        const auto run = m_running;
        run->found(hits, false);
        if (m_running != run)
            return; // another one was begun, or none
    }
    next();
}

QList<SearchHit> LocalSearch::hitsIn(const Cache::Page &page) const
{
    const SearchQuery &query = m_running->query;
    const SearchWords words(query.words);
    Folds folds;
    for (const Event &event : page.about)
        folds.add(event);
    QList<SearchHit> hits;
    for (const Event &event : page.events) {
        auto item = makeItem(event, m_book.self().id);
        if (!item || item->kind != TimelineItem::Kind::Message)
            continue;
        folds.applyTo(*item);
        const bool fits = !item->deleted && (query.sender.isEmpty() || item->sender == query.sender) &&
                          item->at >= query.after && (query.before.count() == 0 || item->at < query.before) &&
                          (!query.withLink || hasLink(item->text)) &&
                          (!query.withFile || !item->files.isEmpty()) && words.occurIn(item->text);
        if (!fits)
            continue;
        Event message = event;
        message.body = MessageBody{item->text, item->replyTo, item->files};
        hits.append({message, words.marksIn(item->text)});
    }
    return hits;
}

} // namespace Chinwag

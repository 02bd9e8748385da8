#include "app/core/timeline/quotebook.h"

#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {

QuoteBook::Quote quoteOf(const TimelineItem &item)
{
    using State = QuoteBook::Quote::State;
    if (item.kind != TimelineItem::Kind::Message)
        return {State::Missing, {}, {}};
    return {item.deleted ? State::Deleted : State::Here, item.sender, item.text, item.files};
}

} // namespace

QuoteBook::QuoteBook(AccountApi &api, Cache &cache, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_cache(cache)
{
}

QuoteBook::Quote QuoteBook::find(const Timeline &timeline, Seq seq)
{
    const int row = timeline.rowOfSeq(seq);
    if (row >= 0 && timeline.at(row).kind != TimelineItem::Kind::Gap)
        return quoteOf(timeline.at(row));
    const Place place(timeline.room(), seq);
    const auto kept = m_kept.constFind(place);
    if (kept == m_kept.cend()) {
        lookUp(place, timeline.self());
        return {};
    }
    if (!*kept)
        return {Quote::State::Missing, {}, {}};
    TimelineItem item = **kept;
    timeline.applyFolds(item);
    return quoteOf(item);
}

void QuoteBook::askAgain()
{
    const QSet<Place> unanswered = std::exchange(m_asked, {});
    for (const auto &[room, seq] : unanswered)
        Q_EMIT changed(room, seq);
}

void QuoteBook::lookUp(const Place &place, const UserId &self)
{
    if (m_asked.contains(place))
        return;
    m_asked.insert(place);
    m_cache.eventsAfter(place.first, place.second - 1, 1,
                        [me = QPointer(this), place, self](const Result<Cache::Page, Error> &page) {
                            if (!me)
                                return;
                            const bool there =
                                page && !page->events.isEmpty() && page->events.first().seq == place.second;
                            if (there)
                                me->keep(place, page->events, page->about, self);
                            else
                                me->ask(place, self);
                        });
}

void QuoteBook::ask(const Place &place, const UserId &self)
{
    m_api.history(place.first, place.second + 1, 1,
                  [me = QPointer(this), place, self](const Result<HistoryPage, Error> &page) {
                      // A failure stays asked for, until askAgain().
                      if (me && page)
                          me->keep(place, page->events, {}, self);
                  });
}

void QuoteBook::keep(const Place &place, const QList<Event> &page, const QList<Event> &about,
                     const UserId &self)
{
    m_asked.remove(place);
    if (m_kept.size() >= mostKept)
        m_kept.clear();
    std::optional<TimelineItem> &item = m_kept[place];
    const auto found = std::find_if(page.cbegin(), page.cend(),
                                    [&place](const Event &event) { return event.seq == place.second; });
    if (found != page.cend())
        item = makeItem(*found, self);
    if (item) {
        Folds folds;
        for (const Event &event : about)
            folds.add(event);
        folds.applyTo(*item);
        item->original = item->text; // what the timeline knows comes on top of that
    }
    Q_EMIT changed(place.first, place.second);
}

} // namespace Chinwag

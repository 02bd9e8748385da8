#include "app/core/timeline/historyloader.h"

#include "shared/protocol/limits.h"

#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {
constexpr Seq afterEverything = Limits::largestNumber - 1;
}

HistoryLoader::HistoryLoader(AccountApi &api, Cache &cache, Apply apply, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_cache(cache)
    , m_apply(std::move(apply))
{
}

bool HistoryLoader::isLoading(const RoomId &room) const
{
    const auto found = m_loading.constFind(room);
    return found != m_loading.cend() && found->from == From::Server;
}

const Error *HistoryLoader::failure(const RoomId &room) const
{
    const auto found = m_failures.constFind(room);
    return found == m_failures.cend() ? nullptr : &found->error;
}

void HistoryLoader::retry(const RoomId &room)
{
    if (m_failures.contains(room))
        fetch(m_failures.take(room).wanted);
}

void HistoryLoader::loadOlder(Timeline &timeline)
{
    const RoomId &room = timeline.room();
    const Seq first = timeline.firstSeq();
    if (first == 1 || m_loading.contains(room))
        return;
    const Show show = extending(timeline, Timeline::Side::Older);
    if (first == 0)
        return fetch({room, afterEverything, {}, show});
    const auto fits = [first](const QList<Event> &page) { return page.last().seq == first - 1; };
    m_cache.events(room, first, Limits::historyPage, look(timeline, {room, first, fits, show}));
}

void HistoryLoader::loadNewer(Timeline &timeline)
{
    const RoomId &room = timeline.room();
    const Seq end = timeline.endSeq();
    if (timeline.reachesEnd() || m_loading.contains(room))
        return;
    const Show show = extending(timeline, Timeline::Side::Newer);
    const auto fits = [end](const QList<Event> &page) { return page.first().seq == end + 1; };
    m_cache.eventsAfter(room, end, Limits::historyPage,
                        look(timeline, {room, end + Limits::historyPage + 1, fits, show}));
}

void HistoryLoader::fillGap(Timeline &timeline, Seq seq)
{
    if (!m_loading.contains(timeline.room()) && seq > 0)
        fetch({timeline.room(), seq + 1, {}, [](const QList<Event> &) {}});
}

void HistoryLoader::jumpToEnd(Timeline &timeline)
{
    const RoomId &room = timeline.room();
    const Seq last = timeline.lastSeq();
    if (timeline.reachesEnd())
        return Q_EMIT shown(room, last);
    const Show show = [this, &timeline, last](const QList<Event> &page) {
        timeline.show(page);
        if (page.isEmpty() || page.last().seq < last)
            return Q_EMIT shown(timeline.room(), last);
        m_loading.remove(timeline.room());
        jumpToEnd(timeline); // there may be more by now
    };
    const auto fits = [last](const QList<Event> &page) { return page.last().seq >= last; };
    m_cache.events(room, 0, Limits::historyPage, look(timeline, {room, last + 1, fits, show}));
}

void HistoryLoader::jumpTo(Timeline &timeline, Seq seq)
{
    const RoomId &room = timeline.room();
    if (timeline.rowOfSeq(seq) >= 0)
        return Q_EMIT shown(room, seq);
    const Seq before = seq + Limits::historyPage / 2;
    const auto fits = [seq](const QList<Event> &page) {
        return std::any_of(page.cbegin(), page.cend(),
                           [seq](const Event &event) { return event.seq == seq; });
    };
    m_cache.events(room, before, Limits::historyPage,
                   look(timeline, {room, before, fits, jumping(timeline, seq)}));
}

HistoryLoader::Show HistoryLoader::extending(Timeline &timeline, Timeline::Side side)
{
    return [this, &timeline, side](const QList<Event> &page) {
        const bool older = side == Timeline::Side::Older;
        const int rows = timeline.count();
        const Seq first = timeline.firstSeq();
        const Seq end = timeline.endSeq();
        // News may have moved the window away meanwhile; whoever still needs the page asks again.
        const bool adjoins = page.isEmpty() || first == 0 ||
                             (older ? page.last().seq >= first - 1 : page.first().seq <= end + 1);
        if (!adjoins)
            return;
        timeline.extend(side, page);
        // Nothing to see, such as reactions only: whoever asked would wait for ever.
        const bool moved = timeline.firstSeq() != first || timeline.endSeq() != end;
        const bool invisible = moved && timeline.count() == rows;
        timeline.trim(older ? Timeline::Side::Newer : Timeline::Side::Older);
        if (!invisible)
            return;
        m_loading.remove(timeline.room());
        older ? loadOlder(timeline) : loadNewer(timeline);
    };
}

HistoryLoader::Show HistoryLoader::jumping(Timeline &timeline, Seq seq)
{
    return [this, &timeline, seq](const QList<Event> &page) {
        timeline.show(page);
        Q_EMIT shown(timeline.room(), seq);
    };
}

Cache::Done<Cache::Page> HistoryLoader::look(Timeline &timeline, Wanted wanted)
{
    const quint64 request = begin(wanted.room, From::Cache);
    return [self = QPointer(this), &timeline, request,
            wanted = std::move(wanted)](const Result<Cache::Page, Error> &page) {
        if (self && self->isWanted(wanted.room, request))
            self->found(timeline, request, wanted, page ? *page : Cache::Page());
    };
}

void HistoryLoader::found(Timeline &timeline, quint64 request, const Wanted &wanted, const Cache::Page &page)
{
    if (page.events.isEmpty() || !wanted.fits(page.events))
        return fetch(wanted);
    const QPointer<HistoryLoader> self(this);
    timeline.foldIn(page.about);
    m_apply(wanted.room, HistoryPage{page.events, 0, {}});
    if (self && isWanted(wanted.room, request))
        wanted.show(page.events);
    if (self)
        finish(wanted.room, request);
}

void HistoryLoader::fetch(const Wanted &wanted)
{
    const quint64 request = begin(wanted.room, From::Server);
    m_api.history(wanted.room, wanted.before, Limits::historyPage,
                  [self = QPointer(this), wanted, request](const Result<HistoryPage, Error> &page) {
                      if (self)
                          self->answered(wanted, request, page);
                  });
    Q_EMIT loadingChanged(wanted.room);
}

void HistoryLoader::answered(const Wanted &wanted, quint64 request, const Result<HistoryPage, Error> &page)
{
    const QPointer<HistoryLoader> self(this);
    if (page)
        m_apply(wanted.room, *page);
    if (!self || !isWanted(wanted.room, request))
        return;
    if (page)
        wanted.show(page->events);
    else
        m_failures.insert(wanted.room, {wanted, page.error()});
    if (!self)
        return;
    finish(wanted.room, request);
    Q_EMIT loadingChanged(wanted.room);
}

quint64 HistoryLoader::begin(const RoomId &room, From from)
{
    const quint64 request = ++m_requests;
    m_failures.remove(room);
    m_loading.insert(room, {request, from});
    return request;
}

bool HistoryLoader::isWanted(const RoomId &room, quint64 request) const
{
    return m_loading.value(room).request == request;
}

void HistoryLoader::finish(const RoomId &room, quint64 request)
{
    if (isWanted(room, request))
        m_loading.remove(room);
}

} // namespace Chinwag

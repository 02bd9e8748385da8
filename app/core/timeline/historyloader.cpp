#include "app/core/timeline/historyloader.h"

#include "shared/protocol/limits.h"

#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {
constexpr Seq afterEverything = Limits::largestNumber - 1;
}

HistoryLoader::HistoryLoader(ServerApi &api, Cache &cache, const QUrl &server, const QString &token,
                             Apply apply, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_cache(cache)
    , m_server(server)
    , m_token(token)
    , m_apply(std::move(apply))
{
}

void HistoryLoader::loadOlder(Timeline &timeline)
{
    const RoomId &room = timeline.room();
    const Seq first = timeline.firstSeq();
    if (first == 1 || isLoading(room))
        return;
    const Show show = extending(timeline, Timeline::Side::Older);
    const QList<Event> cached = first > 0 ? m_cache.events(room, first, Limits::historyPage) : QList<Event>();
    // A cached page that does not reach up to what is shown would hide that something is missing in between.
    if (!cached.isEmpty() && cached.last().seq == first - 1)
        deliver(timeline, cached, show);
    else
        fetch(room, first > 0 ? first : afterEverything, show);
}

void HistoryLoader::loadNewer(Timeline &timeline)
{
    const RoomId &room = timeline.room();
    const Seq end = timeline.endSeq();
    if (timeline.reachesEnd() || isLoading(room))
        return;
    const Show show = extending(timeline, Timeline::Side::Newer);
    const QList<Event> cached = m_cache.eventsAfter(room, end, Limits::historyPage);
    if (!cached.isEmpty() && cached.first().seq == end + 1)
        deliver(timeline, cached, show);
    else
        fetch(room, end + Limits::historyPage + 1, show);
}

void HistoryLoader::fillGap(Timeline &timeline, Seq seq)
{
    if (!isLoading(timeline.room()) && seq > 0)
        fetch(timeline.room(), seq + 1, [](const QList<Event> &) {});
}

void HistoryLoader::jumpToEnd(Timeline &timeline)
{
    const RoomId &room = timeline.room();
    const Seq last = timeline.lastSeq();
    if (timeline.reachesEnd())
        return Q_EMIT shown(room, last);
    const QList<Event> cached = m_cache.events(room, 0, Limits::historyPage);
    if (!cached.isEmpty() && cached.last().seq == last)
        deliver(timeline, cached, jumping(timeline, last));
    else
        fetch(room, last + 1, jumping(timeline, last));
}

void HistoryLoader::jumpTo(Timeline &timeline, Seq seq)
{
    const RoomId &room = timeline.room();
    if (timeline.rowOfSeq(seq) >= 0)
        return Q_EMIT shown(room, seq);
    const Seq before = seq + Limits::historyPage / 2;
    const QList<Event> cached = m_cache.events(room, before, Limits::historyPage);
    const bool found =
        std::any_of(cached.cbegin(), cached.cend(), [seq](const Event &event) { return event.seq == seq; });
    if (found)
        deliver(timeline, cached, jumping(timeline, seq));
    else
        fetch(room, before, jumping(timeline, seq));
}

HistoryLoader::Show HistoryLoader::extending(Timeline &timeline, Timeline::Side side)
{
    return [this, &timeline, side](const QList<Event> &page) {
        const int rows = timeline.count();
        const Seq first = timeline.firstSeq();
        const Seq end = timeline.endSeq();
        timeline.extend(side, page);
        // Nothing to see, such as reactions only: whoever asked would wait for ever.
        const bool moved = timeline.firstSeq() != first || timeline.endSeq() != end;
        const bool invisible = moved && timeline.count() == rows;
        const bool older = side == Timeline::Side::Older;
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

void HistoryLoader::deliver(Timeline &timeline, const QList<Event> &page, const Show &show)
{
    const RoomId &room = timeline.room();
    const quint64 request = ++m_requests;
    m_loading.insert(room, request); // what is on its way is late, and nobody asks again meanwhile
    timeline.foldIn(m_cache.eventsAbout(room, page.first().seq, page.last().seq));
    m_apply(room, HistoryPage{page, 0, {}});
    show(page);
    finish(room, request);
}

void HistoryLoader::fetch(const RoomId &room, Seq before, Show show)
{
    const quint64 request = ++m_requests;
    m_loading.insert(room, request);
    m_api.history(m_server, m_token, room, before, Limits::historyPage,
                  [self = QPointer(this), room, request,
                   show = std::move(show)](const Result<HistoryPage, Error> &page) {
                      if (self)
                          self->answered(room, request, page, show);
                  });
    Q_EMIT loadingChanged(room);
}

void HistoryLoader::answered(const RoomId &room, quint64 request, const Result<HistoryPage, Error> &page,
                             const Show &show)
{
    const QPointer<HistoryLoader> self(this);
    const bool wanted = m_loading.value(room) == request;
    if (page)
        m_apply(room, *page);
    if (page && wanted && self)
        show(page->events);
    else if (!page && wanted)
        Q_EMIT failed(room, page.error());
    if (!self || !wanted)
        return;
    finish(room, request);
    Q_EMIT loadingChanged(room);
}

void HistoryLoader::finish(const RoomId &room, quint64 request)
{
    if (m_loading.value(room) == request)
        m_loading.remove(room);
}

} // namespace Chinwag

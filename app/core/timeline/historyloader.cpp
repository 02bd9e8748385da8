#include "app/core/timeline/historyloader.h"

#include "app/core/timeline/timeline.h"
#include "shared/protocol/limits.h"

#include <QPointer>

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

void HistoryLoader::loadOlder(const Timeline &timeline)
{
    const Seq first = timeline.firstSeq();
    if (first == 1 || isLoading(timeline.room()))
        return;
    const QList<Event> cached =
        first > 0 ? m_cache.events(timeline.room(), first, Limits::historyPage) : QList<Event>();
    // A cached page that does not reach up to what is shown would hide that something is missing in between.
    if (!cached.isEmpty() && cached.last().seq == first - 1)
        m_apply(timeline.room(), HistoryPage{cached, 0, {}});
    else
        fetch(timeline.room(), first > 0 ? first : afterEverything);
}

void HistoryLoader::fillGap(const Timeline &timeline, Seq seq)
{
    if (!isLoading(timeline.room()) && seq > 0)
        fetch(timeline.room(), seq + 1);
}

void HistoryLoader::fetch(const RoomId &room, Seq before)
{
    m_loading.insert(room);
    m_api.history(m_server, m_token, room, before, Limits::historyPage,
                  [self = QPointer(this), room](const Result<HistoryPage, Error> &page) {
                      if (!self)
                          return;
                      self->m_loading.remove(room);
                      if (page)
                          self->m_apply(room, *page);
                      else
                          Q_EMIT self->failed(room, page.error());
                      if (self)
                          Q_EMIT self->loadingChanged(room);
                  });
    Q_EMIT loadingChanged(room);
}

} // namespace Chinwag

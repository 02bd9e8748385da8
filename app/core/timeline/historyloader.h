#pragma once

#include "app/core/connection/serverapi.h"
#include "app/core/timeline/cache.h"
#include "app/core/timeline/timeline.h"

#include <QObject>

namespace Chinwag {

/// Moves the windows of timelines along their logs: with pages of the cache when it has the next ones, else
/// of the server. One page per room at a time; asking again meanwhile is harmless, a jump takes the place of
/// what is loading. Loop thread.
class HistoryLoader : public QObject
{
    Q_OBJECT
public:
    /// Makes the events of a page known.
    using Apply = std::function<void(const RoomId &room, const HistoryPage &page)>;

    HistoryLoader(ServerApi &api, Cache &cache, const QUrl &server, const QString &token, Apply apply,
                  QObject *parent = nullptr);

    void loadOlder(Timeline &timeline);
    void loadNewer(Timeline &timeline);
    /// `seq`: the newest missing one, as the gap's row has it.
    void fillGap(Timeline &timeline, Seq seq);
    /// To the end of the log, or to any place in it: at once when the window has it. Then shown().
    void jumpToEnd(Timeline &timeline);
    void jumpTo(Timeline &timeline, Seq seq);
    bool isLoading(const RoomId &room) const { return m_loading.contains(room); }

Q_SIGNALS:
    /// Loading began or ended.
    void loadingChanged(const Chinwag::RoomId &room);
    void failed(const Chinwag::RoomId &room, const Chinwag::Error &error);
    /// A jump came to its end. `seq` is in the window, if it exists.
    void shown(const Chinwag::RoomId &room, Chinwag::Seq seq);

private:
    /// What to do with a page once its events are known.
    using Show = std::function<void(const QList<Event> &page)>;

    Show extending(Timeline &timeline, Timeline::Side side);
    Show jumping(Timeline &timeline, Seq seq);
    void deliver(Timeline &timeline, const QList<Event> &page, const Show &show);
    void fetch(const RoomId &room, Seq before, Show show);
    void answered(const RoomId &room, quint64 request, const Result<HistoryPage, Error> &page,
                  const Show &show);

    void finish(const RoomId &room, quint64 request);

    ServerApi &m_api;
    Cache &m_cache;
    QUrl m_server;
    QString m_token;
    Apply m_apply;
    QHash<RoomId, quint64> m_loading;
    quint64 m_requests = 0;
};

} // namespace Chinwag

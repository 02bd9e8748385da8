#pragma once

#include "app/core/connection/accountapi.h"
#include "app/core/timeline/cache.h"
#include "app/core/timeline/timeline.h"

#include <QObject>

namespace Chinwag {

/// Moves the windows of timelines along their logs: with pages of the cache when it has the next ones, else
/// of the server. One page per room at a time; asking again meanwhile is harmless, a jump takes the place of
/// what is loading. The timelines live as long as this. Loop thread.
class HistoryLoader : public QObject
{
    Q_OBJECT
public:
    /// Makes the events of a page known.
    using Apply = std::function<void(const RoomId &room, const HistoryPage &page)>;

    HistoryLoader(AccountApi &api, Cache &cache, Apply apply, QObject *parent = nullptr);

    void loadOlder(Timeline &timeline);
    void loadNewer(Timeline &timeline);
    /// `seq`: the newest missing one, as the gap's row has it.
    void fillGap(Timeline &timeline, Seq seq);
    /// To the end of the log, or to any place in it: at once when the window has it. Then shown().
    void jumpToEnd(Timeline &timeline);
    void jumpTo(Timeline &timeline, Seq seq);
    /// Asks again for what could not be loaded, if there is something.
    void retry(const RoomId &room);
    /// The server is asked.
    bool isLoading(const RoomId &room) const;
    /// Why the last that was asked for could not be loaded; null when it could, or is asked for again.
    const Error *failure(const RoomId &room) const;

Q_SIGNALS:
    /// Loading began or ended; failure() says how.
    void loadingChanged(const Chinwag::RoomId &room);
    /// A jump came to its end. `seq` is in the window, if it exists.
    void shown(const Chinwag::RoomId &room, Chinwag::Seq seq);

private:
    enum class From { Cache, Server };
    struct Loading
    {
        quint64 request = 0;
        From from = From::Cache;
    };
    /// What to do with a page once its events are known.
    using Show = std::function<void(const QList<Event> &page)>;
    /// Whether a page is what is missing. A cached one that leaves a hole would hide it.
    using Fits = std::function<bool(const QList<Event> &page)>;
    struct Wanted
    {
        RoomId room;
        Seq before = 0; ///< for the server
        Fits fits;
        Show show;
    };
    struct Failure
    {
        Wanted wanted;
        Error error;
    };

    Show extending(Timeline &timeline, Timeline::Side side);
    Show jumping(Timeline &timeline, Seq seq);
    /// What to call when the cache has answered.
    Cache::Done<Cache::Page> look(Timeline &timeline, Wanted wanted);
    void found(Timeline &timeline, quint64 request, const Wanted &wanted, const Cache::Page &page);
    void fetch(const Wanted &wanted);
    void answered(const Wanted &wanted, quint64 request, const Result<HistoryPage, Error> &page);
    quint64 begin(const RoomId &room, From from);
    bool isWanted(const RoomId &room, quint64 request) const;
    void finish(const RoomId &room, quint64 request);

    AccountApi &m_api;
    Cache &m_cache;
    Apply m_apply;
    QHash<RoomId, Loading> m_loading;
    QHash<RoomId, Failure> m_failures;
    quint64 m_requests = 0;
};

} // namespace Chinwag

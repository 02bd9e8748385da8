#pragma once

#include "app/core/connection/accountapi.h"
#include "app/core/rooms/roombook.h"
#include "app/core/timeline/cache.h"
#include "shared/base/timerscheduler.h"

#include <QObject>

namespace Chinwag {

/// Which part of a room's log is on this computer, event by event, and which is not; that is fetched when
/// somebody wants it. Of one room at a time. Loop thread.
class Completeness : public QObject
{
    Q_OBJECT
public:
    using Stretch = Cache::Stretch;
    /// Makes the events of a page known, and kept.
    using Apply = std::function<void(const RoomId &room, const HistoryPage &page)>;
    static constexpr milliseconds lookAfter{500};       ///< when something came, for what else comes
    static constexpr milliseconds longestPause{10'000}; ///< when the server asks for one between two pages

    struct Parts
    {
        AccountApi &api;
        Cache &cache;
        RoomBook &book;
        TimerScheduler &timers;
        Apply apply;
    };

    explicit Completeness(Parts parts, QObject *parent = nullptr);

    /// Looks, and goes on looking until the next call; what is being fetched of another one is given up.
    void open(const RoomId &room);
    void close() { open({}); }
    const RoomId &room() const { return m_room; }

    bool isKnown() const { return m_isKnown; }                  ///< it has looked
    Seq head() const;                                           ///< newest event of the log
    const QList<Stretch> &missing() const { return m_missing; } ///< ascending; as far as it is known
    bool isComplete() const { return m_isKnown && m_missing.isEmpty(); }
    /// All that is missing, the newest first. Ends when the room is closed, or with a failure.
    void fetch();
    bool isFetching() const { return m_fetching; }
    const std::optional<Error> &failure() const { return m_failure; }

    /// What lies between 1 and `head` and in none of `here`, which is ascending.
    static QList<Stretch> holes(const QList<Stretch> &here, Seq head);

Q_SIGNALS:
    void changed();

private:
    void look();
    void looked(const Result<QList<Stretch>, Error> &here);
    void lookSoon();
    void fetchPage();
    void fetched(Seq before, const Result<HistoryPage, Error> &page);
    void endFetching(std::optional<Error> failure);

    Parts m_parts;
    RoomId m_room;
    quint64 m_opening = 0; ///< answers to earlier ones are not wanted
    QList<Stretch> m_missing;
    std::optional<Error> m_failure;
    Timer m_again;
    Timer m_pause;
    bool m_isKnown = false;
    bool m_fetching = false;
};

} // namespace Chinwag

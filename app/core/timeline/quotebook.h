#pragma once

#include "app/core/connection/accountapi.h"
#include "app/core/timeline/cache.h"
#include "app/core/timeline/timeline.h"

#include <QObject>
#include <QSet>

namespace Chinwag {

/// The messages that others answer, wherever in the log they stand: what a timeline does not show is looked
/// up in the cache, then asked of the server, once. Loop thread.
class QuoteBook : public QObject
{
    Q_OBJECT
public:
    /// More are forgotten, and looked up again when they are shown again.
    static constexpr qsizetype mostKept = 1000;

    struct Quote
    {
        enum class State { Unknown, Here, Deleted, Missing }; ///< Unknown: changed() may follow
        State state = State::Unknown;
        UserId sender;
        QString text;
        QList<File> files = {};

        friend bool operator==(const Quote &, const Quote &) = default;
    };

    QuoteBook(AccountApi &api, Cache &cache, QObject *parent = nullptr);

    /// The message `seq` of the log of `timeline`, as it is now.
    Quote find(const Timeline &timeline, Seq seq);
    /// What the server did not answer is asked for again.
    void askAgain();

Q_SIGNALS:
    void changed(const Chinwag::RoomId &room, Chinwag::Seq seq);

private:
    using Place = std::pair<RoomId, Seq>;

    void lookUp(const Place &place, const UserId &self);
    void ask(const Place &place, const UserId &self);
    void keep(const Place &place, const QList<Event> &page, const QList<Event> &about, const UserId &self);

    AccountApi &m_api;
    Cache &m_cache;
    QHash<Place, std::optional<TimelineItem>> m_kept; // none: there is no such message
    QSet<Place> m_asked;
};

} // namespace Chinwag

#pragma once

#include "app/core/connection/accountapi.h"
#include "app/core/search/localsearch.h"

#include <QPointer>

#include <memory>

namespace Chinwag {

/// Finds messages: on the server, which has all of them, and without a connection in the copy on this
/// computer. The newest first. Loop thread.
class MessageFinder : public QObject
{
    Q_OBJECT
public:
    /// Pages that came back with nothing found, but not to the end, before the person is asked whether to go
    /// on.
    static constexpr int mostEmptyPages = 5;

    enum class Source { Server, LocalCopy };

    MessageFinder(AccountApi &api, Cache &cache, RoomBook &book, QObject *parent = nullptr);

    /// Forgets what was found before. `isOnline`: whether to ask the server.
    void start(const SearchQuery &query, bool isOnline);
    void more(); ///< the next page; nothing happens while one is on its way, or when there is none
    void stop(); ///< nothing is looked for

    const QList<SearchHit> &hits() const { return m_hits; }
    bool isLoading() const { return m_loading; }
    bool hasMore() const { return !m_loading && !m_next.isEmpty(); }
    Source source() const { return m_source; }
    const std::optional<Error> &failure() const { return m_failure; }

Q_SIGNALS:
    void changed(); ///< any of these

private:
    void ask();
    void answered(const Result<SearchPage, Error> &page);
    void lookHere();
    void found(const QList<SearchHit> &hits, bool isDone);

    AccountApi &m_api;
    RoomBook &m_book;
    LocalSearch m_local;
    SearchQuery m_query;
    QList<SearchHit> m_hits;
    QString m_next;
    std::optional<Error> m_failure;
    std::unique_ptr<QObject> m_asked; // answers to what was asked before come to nothing
    Source m_source = Source::Server;
    int m_emptyPages = 0;
    bool m_loading = false;
};

} // namespace Chinwag

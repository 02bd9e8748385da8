#pragma once

#include "app/core/connection/serverapi.h"
#include "app/core/timeline/cache.h"

#include <QObject>
#include <QSet>

namespace Chinwag {

class Timeline;

/// Brings older events when somebody looks for them: from the cache when it has the next ones, else from the
/// server. One page per room at a time; asking again meanwhile is harmless. Loop thread.
class HistoryLoader : public QObject
{
    Q_OBJECT
public:
    using Apply = std::function<void(const RoomId &room, const HistoryPage &page)>;

    HistoryLoader(ServerApi &api, Cache &cache, const QUrl &server, const QString &token, Apply apply,
                  QObject *parent = nullptr);

    void loadOlder(const Timeline &timeline);
    /// `seq`: the newest missing one, as the gap's row has it.
    void fillGap(const Timeline &timeline, Seq seq);
    bool isLoading(const RoomId &room) const { return m_loading.contains(room); }

Q_SIGNALS:
    /// Loading began or ended.
    void loadingChanged(const Chinwag::RoomId &room);
    void failed(const Chinwag::RoomId &room, const Chinwag::Error &error);

private:
    void fetch(const RoomId &room, Seq before);

    ServerApi &m_api;
    Cache &m_cache;
    QUrl m_server;
    QString m_token;
    Apply m_apply;
    QSet<RoomId> m_loading;
};

} // namespace Chinwag

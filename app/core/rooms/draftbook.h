#pragma once

#include "app/core/timeline/cache.h"
#include "shared/base/timerscheduler.h"

#include <QSet>

namespace Chinwag {

/// What people began to write, per room; on disk 500 ms after the last change and at the end. Loop thread.
class DraftBook
{
public:
    static constexpr milliseconds saveAfter{500};

    DraftBook(Cache &cache, TimerScheduler &timers)
        : m_cache(cache)
        , m_timers(timers)
    {
    }
    ~DraftBook() { save(); }
    DraftBook(const DraftBook &) = delete;
    DraftBook &operator=(const DraftBook &) = delete;

    void load(const QHash<RoomId, QString> &drafts) { m_drafts = drafts; }
    QString draft(const RoomId &room) const { return m_drafts.value(room); }
    void setDraft(const RoomId &room, const QString &text);
    /// Below what there is, and on disk at once.
    void addToDraft(const RoomId &room, const QString &text);
    void forget(const RoomId &room);
    /// The cache has given the room up.
    void keepAgain(const RoomId &room);

private:
    void save();

    Cache &m_cache;
    TimerScheduler &m_timers;
    QHash<RoomId, QString> m_drafts;
    QSet<RoomId> m_unsaved;
    Timer m_timer;
};

} // namespace Chinwag

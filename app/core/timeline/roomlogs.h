#pragma once

#include "app/core/outbox/outbox.h"
#include "app/core/rooms/roombook.h"
#include "app/core/rooms/strangers.h"
#include "app/core/timeline/cache.h"
#include "app/core/timeline/timeline.h"
#include "app/core/typing/typingtracker.h"
#include "shared/base/task.h"

namespace Chinwag {

/// All timelines, and the one way for events to get into them: whatever an event means for the list of rooms,
/// the outbox, the typing row and the cache happens once, however often and from wherever it arrives. Loop
/// thread.
class RoomLogs : public QObject
{
public:
    enum class Source {
        Cache,
        CatchUp, ///< sync
        History, ///< looked up
        Live,
    };
    struct Parts
    {
        TimerScheduler &timers;
        Cache &cache;
        RoomBook &book;
        Outbox &outbox;
        TypingTracker &typing;
        Strangers &strangers;
        /// What the local copy had of these goes with their message.
        std::function<void(const QList<File> &)> erased;
    };

    explicit RoomLogs(const Parts &parts, QObject *parent = nullptr);

    /// Gives each room of the book its log as the cache has it, until the cache fails.
    BasicTask<Ok, Error> load();
    Timeline &timeline(const RoomId &room); ///< made on demand
    /// Newest event that is here; 0 when there is no log of the room.
    Seq lastSeq(const RoomId &room) const;
    /// Returns what was new.
    QList<Event> apply(const RoomId &room, const QList<Event> &events, Source source);
    /// What to ask sync for.
    QHash<RoomId, Seq> positions();

private:
    static constexpr int mostPreviewPages = 4; // of what nobody wrote: reactions, joins

    BasicTask<Ok, Error> loadRoom(RoomId room);
    void acknowledged(const OutboxEntry &entry, const SendResult &result);
    void showPending(const RoomId &room);
    bool lacksPreview(const RoomId &room) const;
    void correct(const QList<Event> &events, Timeline &log);
    void tellErased(const RoomId &room, const QList<Event> &events);
    void tell(const Event &event, Source source);

    Parts m_parts;
    std::map<RoomId, std::unique_ptr<Timeline>> m_timelines;
    /// The server has them, but not everything before them has arrived here: they wait for their event.
    QHash<RoomId, QList<OutboxEntry>> m_early;
};

} // namespace Chinwag

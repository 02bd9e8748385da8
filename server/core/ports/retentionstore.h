#pragma once

#include "server/core/ports/stores.h"

namespace Chinwag {

/// How far messages that are too old were taken away.
struct Expired
{
    RoomId room;            ///< what was looked at; empty: there are no rooms behind that
    bool isDone = false;    ///< nothing in it is too old any more
    QList<Event> deletions; ///< what was stored, in order
};

/// Messages that nobody wants kept for longer than so many days.
class RetentionStore
{
public:
    virtual ~RetentionStore() = default;

    /// In the first room behind `after` (in the order of ids) whose messages do not stay for ever, looks at
    /// the next `atMost` events, and deletes the messages that are older than that room's days, or than
    /// `days` (0: for ever), at `now`, in nobody's name: the room's log has one event more for each, and
    /// stays whole. What was reported of them goes likewise.
    virtual void expire(const RoomId &after, int days, std::chrono::milliseconds now, int atMost,
                        Done<Expired> done) = 0;
};

} // namespace Chinwag

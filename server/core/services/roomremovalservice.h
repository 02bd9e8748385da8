#pragma once

#include "server/core/foundation/task.h"
#include "server/core/rooms/relay.h"
#include "server/core/services/fileservice.h"

namespace Chinwag {

/// Rooms that end: all nodes and whoever was in or invited hear of it at once, what was said in them leaves
/// the store by and by.
class RoomRemovalService
{
public:
    RoomRemovalService(NodeContext &context, LiveRooms &rooms, Relay &relay, FileService &files);

    /// Owners only; not direct rooms.
    Task<Ok> remove(UserId user, RoomId room);
    /// It is out of the store.
    void removed(const RoomId &room, const RemovedRoom &what);
    /// What is left of removed rooms, also of those of an earlier run.
    void purge();

private:
    Task<Ok> purged();

    NodeContext &m_context;
    LiveRooms &m_rooms;
    Relay &m_relay;
    FileService &m_files;
    bool m_hasRemoved = false; ///< their files are to be looked at
    bool m_isPurging = false;
    bool m_purgesAgain = false;
    TaskScope m_tasks;
};

} // namespace Chinwag

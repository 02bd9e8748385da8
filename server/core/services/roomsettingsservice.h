#pragma once

#include "server/core/foundation/task.h"
#include "server/core/rooms/relay.h"
#include "shared/protocol/httpbodies.h"

namespace Chinwag {

/// What a room is called, what it is about, and its rules.
class RoomSettingsService
{
public:
    RoomSettingsService(NodeContext &context, LiveRooms &rooms, Relay &relay);

    /// Moderators and the owner; not direct rooms.
    Task<Room> change(UserId user, RoomId room, RoomChangeRequest request);

private:
    Task<Ok> append(UserId user, RoomId room, QList<EventBody> bodies);
    /// `room_updated` to the sessions of this node.
    Task<Ok> tell(RoomId room);
    /// Likewise, of what one person may do in it.
    Task<Ok> tellPerson(RoomId room, UserId user);
    static void tell(const LiveRoom &live, Room room);

    NodeContext &m_context;
    LiveRooms &m_rooms;
    Relay &m_relay;
    TaskScope m_tasks;
};

} // namespace Chinwag

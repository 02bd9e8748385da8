#pragma once

#include "server/core/foundation/task.h"
#include "server/core/services/presenceservice.h"

namespace Chinwag {

/// Lets the sessions of somebody see a room that they are in now.
class RoomEntrance
{
public:
    RoomEntrance(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay,
                 PresenceService &presence);

    /// All sessions of the user, on all nodes.
    void show(const UserId &user, const RoomId &room);

private:
    void showHere(const UserId &user, const RoomId &room);
    Task<Ok> showToSessions(UserId user, RoomId room);
    Task<Ok> showTo(SessionId session, Room room);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    Relay &m_relay;
    PresenceService &m_presence;
    TaskScope m_tasks;
};

} // namespace Chinwag

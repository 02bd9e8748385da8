#pragma once

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
    void showToSessions(const UserId &user, const Room &room);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    Relay &m_relay;
    PresenceService &m_presence;
    Lifeline m_life;
};

} // namespace Chinwag

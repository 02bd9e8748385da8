#pragma once

#include "server/core/foundation/task.h"
#include "server/core/rooms/relay.h"

namespace Chinwag {

/// How far people have read.
class ReadService
{
public:
    ReadService(NodeContext &context, LiveRooms &rooms, Relay &relay)
        : m_context(context)
        , m_rooms(rooms)
        , m_relay(relay)
    {
    }

    /// Tells the other sessions of the user, and the other person of a direct room. Never moves back; gives
    /// the resulting mark.
    Task<Seq> mark(UserId user, SessionId session, RoomId room, Seq seq);

private:
    void tell(const UserId &user, const SessionId &session, const RoomId &room, Seq seq);

    NodeContext &m_context;
    LiveRooms &m_rooms;
    Relay &m_relay;
};

} // namespace Chinwag

#pragma once

#include "server/core/foundation/task.h"
#include "server/core/services/roomentrance.h"
#include "shared/protocol/httpbodies.h"

namespace Chinwag {

/// New rooms.
class RoomCreationService
{
public:
    RoomCreationService(NodeContext &context, RoomEntrance &entrance)
        : m_context(context)
        , m_entrance(entrance)
    {
    }

    /// Two people have one direct room: when it is there, it is the answer.
    Task<Room> create(UserId user, NewRoomRequest request);

private:
    Task<NewRoom> checked(UserId user, NewRoomRequest request);

    NodeContext &m_context;
    RoomEntrance &m_entrance;
};

} // namespace Chinwag

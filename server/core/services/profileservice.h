#pragma once

#include "server/core/foundation/task.h"
#include "server/core/rooms/relay.h"

namespace Chinwag {

/// What people call themselves and say of themselves. Whoever shares a room with them hears of a change.
class ProfileService
{
public:
    ProfileService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay);

    /// What is none stays. InvalidName; BadRequest for a status that is too long, no line, or over already.
    Task<User> change(UserId user, std::optional<QString> displayName, std::optional<Status> status);

    /// Somebody else did it: shows how the store has them now, on all nodes.
    void renamed(const UserId &user);

private:
    Result<Status, Error> checked(const Status &status) const;
    /// Of this node.
    void showHere(const UserId &user);
    Task<Ok> show(UserId user);
    void tell(const User &user);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    Relay &m_relay;
    TurnLane m_lane;
    TaskScope m_tasks;
};

} // namespace Chinwag

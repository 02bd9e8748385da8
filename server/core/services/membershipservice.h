#pragma once

#include "server/core/foundation/task.h"
#include "server/core/services/roomentrance.h"
#include "server/core/services/roomremovalservice.h"

namespace Chinwag {

/// Who is in which room. A stranger gets RoomNotFound for everything, as for a room that does not exist.
class MembershipService
{
public:
    MembershipService(NodeContext &context, Relay &relay, RoomEntrance &entrance, RoomRemovalService &removal)
        : m_context(context)
        , m_relay(relay)
        , m_entrance(entrance)
        , m_removal(removal)
    {
    }

    /// Makes the default rooms that are missing.
    Task<Ok> prepare();
    Task<Ok> joinDefaults(UserId user); ///< never fails
    /// The same for who has just signed in for the first time, to an account that an administrator made.
    Task<Ok> welcome(UserId user);

    /// Public rooms, and those one is invited to.
    Task<Room> join(UserId user, RoomId room);
    /// A private room that nobody is in any more is gone.
    Task<Room> leave(UserId user, RoomId room);
    /// All but direct conversations, for good.
    Task<Ok> leaveAll(UserId user);
    /// Public rooms: any member adds people; private ones: moderators and the owner; direct ones: nobody.
    /// None when the person is asked first.
    Task<std::optional<Room>> add(UserId user, RoomId room, UserId target);

private:
    Task<Left> leaveNow(UserId user, RoomId room);
    Task<RoomId> defaultRoom(QString name);
    /// False when in already.
    Task<bool> enter(UserId user, RoomId room);
    Task<Ok> admit(UserId user, Room room);
    Task<Ok> tellInvited(UserId by, UserId target, Room room);

    NodeContext &m_context;
    Relay &m_relay;
    RoomEntrance &m_entrance;
    RoomRemovalService &m_removal;
    QList<RoomId> m_defaults;
    TaskScope m_tasks;
};

} // namespace Chinwag

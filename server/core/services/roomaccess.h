#pragma once

#include "server/core/foundation/task.h"
#include "server/core/session/nodecontext.h"

/// What services of rooms ask the stores first, on the account of whoever asks for it.
namespace Chinwag {

/// As the user sees it, member or not; RoomNotFound when there is none.
Task<Room> roomFor(NodeContext &context, UserId user, RoomId room);
/// A stranger gets RoomNotFound, as for a room that does not exist.
Task<Room> roomOfMember(NodeContext &context, UserId user, RoomId room);
/// Likewise; Forbidden for members, and in direct rooms.
Task<Room> moderatedRoom(NodeContext &context, UserId user, RoomId room);
/// NotFound when there is nobody of that id.
Task<User> knownUser(NodeContext &context, UserId asker, UserId user);

} // namespace Chinwag

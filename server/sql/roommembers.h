#pragma once

#include "server/core/foundation/moderationrules.h"
#include "server/sql/connection.h"

/// Who is in a room and as what, shared by the stores that change it. Worker thread, inside a transaction.
namespace Chinwag::RoomMembers {

/// Nobody else changes the room until the transaction ends. False: there is none.
bool lock(Connection &connection, const RoomId &room);
/// None: not in.
std::optional<Role> roleOf(Connection &connection, const RoomId &room, const UserId &user);
int owners(Connection &connection, const RoomId &room);
/// Who came first among those of the highest role, but for one person; none: nobody else is in.
std::optional<UserId> successorOf(Connection &connection, const RoomId &room, const UserId &user);

/// As RoomStore::join(); the event is of whoever brought the user in.
Outcome<std::optional<Event>> join(Connection &connection, const RoomId &room, const UserId &user,
                                   const UserId &by, Role role, std::chrono::milliseconds at);
/// As RoomStore::leave().
Outcome<Left> leave(Connection &connection, const RoomId &room, const UserId &user,
                    std::chrono::milliseconds at);
/// Without an event.
void remove(Connection &connection, const RoomId &room, const UserId &user);
/// Whoever is more than a member is not muted any more.
void setRole(Connection &connection, const RoomId &room, const RoleBody &body);

/// Who sends the event, in a room of which the rest is known.
ModerationRules::Speaker speakerOf(Connection &connection, const Event &event, RoomKind kind,
                                   const RoomRules &rules);
/// Slow mode counts from this message on.
void setPace(Connection &connection, const Event &event);
void setRules(Connection &connection, const RoomId &room, const RoomRules &rules);

} // namespace Chinwag::RoomMembers

#pragma once

#include "server/sql/connection.h"

/// Who may not come into a room, who may not write in it, and what somebody is to it who writes. Ends are
/// wall clock; Limits::forGood has none. Worker thread, inside a transaction where it writes.
namespace Chinwag::RoomBans {

bool isBanned(Connection &connection, const RoomId &room, const UserId &user, std::chrono::milliseconds at);
/// As the event says; in place of one that is there. TooLarge above Limits::bansPerRoom.
Outcome<Ok> ban(Connection &connection, const Event &event);
void unban(Connection &connection, const RoomId &room, const UserId &user);
/// Those that hold, the newest first.
QList<Ban> all(Connection &connection, const RoomId &room, std::chrono::milliseconds now);

bool isMuted(Connection &connection, const RoomId &room, const UserId &user, std::chrono::milliseconds at);
/// As the event says; in place of one that is there.
void mute(Connection &connection, const Event &event);
void unmute(Connection &connection, const RoomId &room, const UserId &user);

} // namespace Chinwag::RoomBans

#pragma once

#include "server/sql/connection.h"

/// Who reacts to which message with what, now: what the log's events come to. Worker thread, inside the
/// transaction that appends the event and behind the lock of its room.
namespace Chinwag::Reactions {

/// Whether the message has this kind already, or fewer than Limits::reactionKinds. Costs the same however
/// many people have reacted. Taking back always has room.
bool hasRoomFor(Connection &connection, const RoomId &room, const ReactionBody &reaction);
Error tooMany();

void apply(Connection &connection, const RoomId &room, const UserId &user, const ReactionBody &reaction);
/// The message was deleted.
void forget(Connection &connection, const RoomId &room, Seq message);

} // namespace Chinwag::Reactions

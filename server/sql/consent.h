#pragma once

#include "server/sql/connection.h"

/// Whether people want to be put into rooms and written to: their blocks, invitations and settings. Worker
/// thread, inside a transaction where it writes.
namespace Chinwag::Consent {

bool hasBlocked(Connection &connection, const UserId &user, const UserId &other);
/// Somebody in the room has blocked the user.
bool isBlockedIn(Connection &connection, const RoomId &room, const UserId &user);
/// The rooms of the invitations that are over thereby.
QList<RoomId> block(Connection &connection, const UserId &user, const UserId &other);
void unblock(Connection &connection, const UserId &user, const UserId &other);
QList<User> blocks(Connection &connection, const UserId &user);
qint64 blockCount(Connection &connection, const UserId &user);

/// They want to be asked always, left this room before, or share no room with `by`.
bool mustBeAsked(Connection &connection, const RoomId &room, const UserId &by, const UserId &target);
/// As RoomStore::add().
Outcome<Added> invite(Connection &connection, const RoomId &room, const UserId &by, const UserId &target,
                      std::chrono::milliseconds at);
bool isInvited(Connection &connection, const RoomId &room, const UserId &user);
/// False: there was no invitation.
bool removeInvitation(Connection &connection, const RoomId &room, const UserId &user);
/// Room ids and who asked, newest first.
QList<std::pair<RoomId, User>> invitations(Connection &connection, const UserId &user);
/// As block().
QList<RoomId> setRoomInvites(Connection &connection, const UserId &user, RoomInvites invites);
RoomInvites roomInvites(Connection &connection, const UserId &user);

void entered(Connection &connection, const RoomId &room, const UserId &user);
void left(Connection &connection, const RoomId &room, const UserId &user);

Error refusal(const char *sentence);

} // namespace Chinwag::Consent

#pragma once

#include "server/sql/connection.h"

/// The statements of a room's log, shared by the stores that append to it. Worker thread, inside a
/// transaction.
namespace Chinwag::EventLog {

/// Gives the next seq of the room to the event and stores it; errors as of EventStore::append(). An event
/// whose (sender, nonce) is stored already changes nothing and gives that one. An event that says what the
/// room is like, or who somebody is in it, changes that, too.
Outcome<Appended> append(Connection &connection, const Event &event);

std::optional<Event> find(Connection &connection, const RoomId &room, Seq seq);
/// As EventStore::range.
QList<Event> range(Connection &connection, const RoomId &room, Seq after, Seq before, int limit, bool newest);

/// Deletes a message in nobody's name, because the server does it itself. None: it is deleted already,
/// or the room is gone.
std::optional<Event> expire(Connection &connection, const Event &message, std::chrono::milliseconds at);

/// As EventStore::sentBy.
QList<Event> sentBy(Connection &connection, const UserId &user, const Nonce &after, int limit);

Error roomNotFound();

} // namespace Chinwag::EventLog

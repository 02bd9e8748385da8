#pragma once

#include "server/sql/connection.h"
#include "server/sql/messageindex.h"

/// Messages by the text that they have now. Worker thread.
namespace Chinwag::MessageText {

/// A SELECT for what follows: `from` calls the events of messages `e`.
QString select(const QString &from);
/// The same without the texts where `condition` does not hold.
QString selectWhere(const QString &condition, const QString &from);
qint64 idFrom(const Rows &rows);
Said saidFrom(const Rows &rows);
/// The message, its text as it reads now.
Event eventFrom(const Rows &rows);

/// None when it is no message or was deleted. Locks it, where there are several writers, until the
/// transaction ends.
std::optional<Said> find(Connection &connection, const RoomId &room, Seq message);

} // namespace Chinwag::MessageText

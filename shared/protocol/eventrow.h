#pragma once

#include "shared/protocol/model.h"

#include <QVariantList>

/// How tables hold events: the server's databases and the client's cache alike. Pure functions, any thread.
namespace Chinwag {

struct EventColumn
{
    enum class Type { Text, Number };

    QLatin1StringView name;
    Type type = Type::Text;
};

/// All but the one with the room, in the order of the values below. `body` holds what has no column of its
/// own, as JSON; it is empty for most.
std::span<const EventColumn> eventColumns();
/// "seq, kind, …"
QString eventColumnNames();

/// Never a NULL: what is absent is an empty text or 0.
QVariantList rowOf(const Event &event);
/// A kind that is new to this program, or a body that it cannot read, gives an UnknownBody; read again by one
/// that can, the same row gives the event.
Event eventOf(const RoomId &room, const QVariantList &row);

} // namespace Chinwag

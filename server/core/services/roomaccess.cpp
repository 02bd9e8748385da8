#include "server/core/services/roomaccess.h"

#include "server/core/foundation/errors.h"

namespace Chinwag {

Task<Room> roomFor(NodeContext &context, UserId user, RoomId room)
{
    const auto stores = context.stores.of(user);
    const std::optional<Room> found = co_await ask(stores->rooms, &RoomStore::find, room, user);
    if (!found)
        co_return Errors::roomNotFound();
    co_return *found;
}

Task<Room> roomOfMember(NodeContext &context, UserId user, RoomId room)
{
    const Room found = co_await roomFor(context, user, room);
    if (!found.role)
        co_return Errors::roomNotFound();
    co_return found;
}

Task<Room> moderatedRoom(NodeContext &context, UserId user, RoomId room)
{
    const Room found = co_await roomOfMember(context, user, room);
    if (found.kind == RoomKind::Direct || found.role == Role::Member)
        co_return Errors::forbidden(QStringLiteral("That is for moderators of the room."));
    co_return found;
}

Task<User> knownUser(NodeContext &context, UserId asker, UserId user)
{
    const auto stores = context.stores.of(asker);
    const QList<UserId> ids{user};
    const QList<User> users = co_await ask(stores->accounts, &AccountStore::find, ids);
    if (users.isEmpty())
        co_return Errors::notFound();
    co_return users.first();
}

} // namespace Chinwag

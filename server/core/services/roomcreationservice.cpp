#include "server/core/services/roomcreationservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"
#include "server/core/services/roomaccess.h"
#include "shared/protocol/textrules.h"

namespace Chinwag {

Task<Room> RoomCreationService::create(UserId user, NewRoomRequest request)
{
    const NewRoom wanted = co_await checked(user, request);
    if (const auto refused = m_context.budgets.spend(user, {Budget::Writes, Budget::Rooms}))
        co_return *refused;
    const auto stores = m_context.stores.of(user);
    const Room room = co_await ask(stores->rooms, &RoomStore::create, wanted, m_context.clock.wall());
    m_entrance.show(user, room.id);
    if (room.id != wanted.id) // the direct room that was there
        m_context.budgets.giveBack(user, {Budget::Writes, Budget::Rooms});
    else if (room.peer)
        m_entrance.show(room.peer->id, room.id);
    co_return room;
}

Task<NewRoom> RoomCreationService::checked(UserId user, NewRoomRequest request)
{
    NewRoom room{RoomId{Crypto::randomId('r')}, {}, request.kind, user, request.user};
    if (request.kind != RoomKind::Direct) {
        room.name = co_await normalizedRoomName(request.name);
        co_return room;
    }
    if (request.user == user)
        co_return Errors::badRequest(QStringLiteral("'user' must be somebody else."));
    co_await knownUser(m_context, user, request.user);
    co_return room;
}

} // namespace Chinwag

#include "server/core/services/roompreferenceservice.h"

#include "server/core/foundation/errors.h"
#include "server/core/services/roomaccess.h"
#include "shared/protocol/codec.h"

namespace Chinwag {

Task<Room> RoomPreferenceService::set(UserId user, RoomId id, RoomPreferences preferences)
{
    if (const auto refused = m_context.budgets.spend(user, {Budget::Writes}))
        co_return *refused;
    const auto stores = m_context.stores.of(user);
    if (!co_await ask(stores->rooms, &RoomStore::setPreferences, id, user, preferences))
        co_return Errors::roomNotFound();
    const Room room = co_await roomOfMember(m_context, user, id);
    m_relay.publishToUser(user, encode(ServerFrame{RoomUpdatedPush{room}}));
    co_return room;
}

} // namespace Chinwag

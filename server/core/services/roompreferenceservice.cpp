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
    const Room before = co_await roomOfMember(m_context, user, id);
    if (!co_await ask(stores->rooms, &RoomStore::setPreferences, id, user, preferences))
        co_return Errors::roomNotFound();
    const Room room = co_await roomOfMember(m_context, user, id);
    m_relay.publishToUser(user, encode(ServerFrame{RoomUpdatedPush{room}}));
    if (before.preferences && before.preferences->wordsAsTyped != preferences.wordsAsTyped &&
        room.memberCount <= Limits::wordsAsTypedUpToMembers) {
        m_typingTexts.wishesChanged(id);
        m_tasks.start(tellOthers(user, id), Done<Ok>([](const Outcome<Ok> &) {}));
    }
    co_return room;
}

Task<Ok> RoomPreferenceService::tellOthers(UserId user, RoomId id)
{
    const UserId first;
    const QList<Membership> members = co_await ask(m_context.stores.rooms, &RoomStore::memberships, id, first,
                                                   Limits::wordsAsTypedUpToMembers);
    for (qsizetype i = 0; i < members.size(); ++i) {
        const UserId other = members.at(i).user;
        if (other == user)
            continue;
        const Room seen = co_await roomOfMember(m_context, other, id);
        m_relay.publishToUser(other, encode(ServerFrame{RoomUpdatedPush{seen}}));
    }
    co_return Ok{};
}

} // namespace Chinwag

#include "server/core/services/consentservice.h"

#include "server/core/foundation/errors.h"
#include "server/core/services/roomaccess.h"
#include "shared/protocol/codec.h"

namespace Chinwag {

Task<QList<Invitation>> ConsentService::invitations(UserId user)
{
    const auto stores = m_context.stores.of(user);
    co_return co_await ask(stores->rooms, &RoomStore::invitations, user);
}

Task<Ok> ConsentService::decline(UserId user, RoomId room)
{
    const auto stores = m_context.stores.of(user);
    const bool wasThere = co_await ask(stores->rooms, &RoomStore::decline, room, user);
    if (!wasThere)
        co_return Errors::roomNotFound();
    tellOver(user, {room});
    co_return Ok{};
}

Task<Ok> ConsentService::setRoomInvites(UserId user, RoomInvites invites)
{
    const auto stores = m_context.stores.of(user);
    const QList<RoomId> ended = co_await ask(stores->rooms, &RoomStore::setRoomInvites, user, invites);
    tellOver(user, ended);
    co_return Ok{};
}

Task<RoomInvites> ConsentService::roomInvites(UserId user)
{
    const auto stores = m_context.stores.of(user);
    co_return co_await ask(stores->rooms, &RoomStore::roomInvites, user);
}

Task<Ok> ConsentService::block(UserId user, UserId other)
{
    if (user == other)
        co_return Errors::badRequest(QStringLiteral("Nobody can block themselves."));
    co_await knownUser(m_context, user, other);
    const auto stores = m_context.stores.of(user);
    const QList<RoomId> ended = co_await ask(stores->rooms, &RoomStore::block, user, other);
    tellOver(user, ended);
    tellBlockChanged(other);
    co_return Ok{};
}

Task<Ok> ConsentService::unblock(UserId user, UserId other)
{
    const auto stores = m_context.stores.of(user);
    co_await ask(stores->rooms, &RoomStore::unblock, user, other);
    tellBlockChanged(other);
    co_return Ok{};
}

Task<QList<User>> ConsentService::blocks(UserId user)
{
    const auto stores = m_context.stores.of(user);
    co_return co_await ask(stores->rooms, &RoomStore::blocks, user);
}

void ConsentService::tellOver(const UserId &user, const QList<RoomId> &rooms)
{
    for (const RoomId &room : rooms)
        m_relay.publishToUser(user, encode(ServerFrame{RoomRemovedPush{room}}));
}

void ConsentService::tellBlockChanged(const UserId &other)
{
    m_typing.blocksChanged(other);
    m_relay.tell(other, BlockChanged{});
}

} // namespace Chinwag

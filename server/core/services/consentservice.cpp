#include "server/core/services/consentservice.h"

#include "server/core/foundation/errors.h"
#include "shared/protocol/codec.h"

namespace Chinwag {

void ConsentService::invitations(const UserId &user, Done<QList<Invitation>> done)
{
    m_context.stores.of(user)->rooms.invitations(user, std::move(done));
}

void ConsentService::decline(const UserId &user, const RoomId &room, Done<Ok> done)
{
    const auto declined = [this, user, room, done = std::move(done)](const Outcome<bool> &wasThere) {
        if (!wasThere)
            return done(wasThere.error());
        if (!*wasThere)
            return done(Errors::roomNotFound());
        tellOver(user, {room});
        done(Ok{});
    };
    m_context.stores.of(user)->rooms.decline(room, user, m_life.guard(declined));
}

void ConsentService::setRoomInvites(const UserId &user, RoomInvites invites, Done<Ok> done)
{
    m_context.stores.of(user)->rooms.setRoomInvites(user, invites, endsInvitations(user, std::move(done)));
}

void ConsentService::roomInvites(const UserId &user, Done<RoomInvites> done)
{
    m_context.stores.of(user)->rooms.roomInvites(user, std::move(done));
}

void ConsentService::block(const UserId &user, const UserId &other, Done<Ok> done)
{
    if (user == other)
        return done(Errors::badRequest(QStringLiteral("Nobody can block themselves.")));
    const auto known = [this, user, other, done](const Outcome<QList<User>> &users) {
        if (!users)
            return done(users.error());
        if (users->isEmpty())
            return done(Errors::notFound());
        m_context.stores.of(user)->rooms.block(user, other, endsInvitations(user, changesBlock(other, done)));
    };
    m_context.stores.of(user)->accounts.find({other}, m_life.guard(known));
}

Done<QList<RoomId>> ConsentService::endsInvitations(const UserId &user, Done<Ok> done)
{
    const auto ended = [this, user, done = std::move(done)](const Outcome<QList<RoomId>> &rooms) {
        if (!rooms)
            return done(rooms.error());
        tellOver(user, *rooms);
        done(Ok{});
    };
    return m_life.guard(ended);
}

Done<Ok> ConsentService::changesBlock(const UserId &other, Done<Ok> done)
{
    const auto changed = [this, other, done = std::move(done)](const Outcome<Ok> &result) {
        if (result) {
            m_typing.blocksChanged(other);
            m_relay.tell(other, BlockChanged{});
        }
        done(result);
    };
    return m_life.guard(changed);
}

void ConsentService::tellOver(const UserId &user, const QList<RoomId> &rooms)
{
    for (const RoomId &room : rooms)
        m_relay.publishToUser(user, encode(ServerFrame{RoomRemovedPush{room}}));
}

void ConsentService::unblock(const UserId &user, const UserId &other, Done<Ok> done)
{
    m_context.stores.of(user)->rooms.unblock(user, other, changesBlock(other, std::move(done)));
}

void ConsentService::blocks(const UserId &user, Done<QList<User>> done)
{
    m_context.stores.of(user)->rooms.blocks(user, std::move(done));
}

} // namespace Chinwag

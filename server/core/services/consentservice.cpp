#include "server/core/services/consentservice.h"

#include "server/core/foundation/errors.h"

namespace Chinwag {

void ConsentService::invitations(const UserId &user, Done<QList<Invitation>> done)
{
    m_context.stores.of(user)->rooms.invitations(user, std::move(done));
}

void ConsentService::decline(const UserId &user, const RoomId &room, Done<Ok> done)
{
    const auto declined = [done = std::move(done)](const Outcome<bool> &wasThere) {
        if (!wasThere)
            return done(wasThere.error());
        if (!*wasThere)
            return done(Errors::roomNotFound());
        done(Ok{});
    };
    m_context.stores.of(user)->rooms.decline(room, user, declined);
}

void ConsentService::setRoomInvites(const UserId &user, RoomInvites invites, Done<Ok> done)
{
    m_context.stores.of(user)->rooms.setRoomInvites(user, invites, std::move(done));
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
        m_context.stores.of(user)->rooms.block(user, other, done);
    };
    m_context.stores.of(user)->accounts.find({other}, m_life.guard(known));
}

void ConsentService::unblock(const UserId &user, const UserId &other, Done<Ok> done)
{
    m_context.stores.of(user)->rooms.unblock(user, other, std::move(done));
}

void ConsentService::blocks(const UserId &user, Done<QList<User>> done)
{
    m_context.stores.of(user)->rooms.blocks(user, std::move(done));
}

} // namespace Chinwag

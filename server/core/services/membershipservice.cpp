#include "server/core/services/membershipservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"
#include "server/core/services/roomaccess.h"
#include "shared/base/logging.h"
#include "shared/protocol/codec.h"

#include <algorithm>

namespace Chinwag {

Task<Ok> MembershipService::prepare()
{
    m_defaults.clear();
    for (const QString &name : m_context.options.defaultRooms) {
        const RoomId room = co_await defaultRoom(name);
        m_defaults.append(room);
    }
    co_return Ok{};
}

Task<RoomId> MembershipService::defaultRoom(QString name)
{
    RoomStore &rooms = m_context.stores.rooms;
    const std::optional<Room> found = co_await ask(rooms, &RoomStore::findByName, name);
    if (found)
        co_return found->id;
    const NewRoom fresh{RoomId{Crypto::randomId('r')}, name, RoomKind::Public, {}, {}};
    const Room made = co_await ask(rooms, &RoomStore::create, fresh, m_context.clock.wall());
    co_return made.id;
}

Task<Ok> MembershipService::joinDefaults(UserId user)
{
    const QList<RoomId> rooms = m_defaults;
    for (const RoomId &room : rooms) {
        const auto entered = co_await enter(user, room).settled();
        // The account exists already; a room that could not be joined can be joined by hand.
        if (!entered)
            qCWarning(lcSession) << "joining a default room failed:" << entered.error().message;
    }
    co_return Ok{};
}

Task<Ok> MembershipService::welcome(UserId user)
{
    const auto stores = m_context.stores.of(user);
    const RoomId first;
    const auto rooms = co_await ask(stores->rooms, &RoomStore::roomsAfter, user, first, 1).settled();
    if (!rooms || !rooms->isEmpty())
        co_return Ok{};
    const auto devices = co_await ask(stores->accounts, &AccountStore::devices, user).settled();
    if (!devices || devices->size() > 1) // has been here before, and has left all of them
        co_return Ok{};
    co_return co_await joinDefaults(user);
}

Task<bool> MembershipService::enter(UserId user, RoomId room)
{
    const auto stores = m_context.stores.of(user);
    const std::optional<Event> event =
        co_await ask(stores->rooms, &RoomStore::join, room, user, Role::Member, m_context.clock.wall());
    if (!event)
        co_return false;
    m_relay.publishEvent(*event);
    m_entrance.show(user, room);
    co_return true;
}

Task<Room> MembershipService::join(UserId user, RoomId id)
{
    const Room room = co_await roomFor(m_context, user, id);
    co_await admit(user, room);
    if (const auto refused = m_context.budgets.spend(user, {Budget::Writes, Budget::Joins}))
        co_return *refused;
    const bool hasEntered = co_await enter(user, id);
    if (!hasEntered)
        m_context.budgets.giveBack(user, {Budget::Writes, Budget::Joins});
    co_return co_await roomFor(m_context, user, id);
}

/// Fails when the user may not join the room.
Task<Ok> MembershipService::admit(UserId user, Room room)
{
    if (room.kind == RoomKind::Public || room.role)
        co_return Ok{};
    const auto stores = m_context.stores.of(user);
    const bool isInvited = co_await ask(stores->rooms, &RoomStore::isInvited, room.id, user);
    if (!isInvited)
        co_return Errors::roomNotFound();
    co_return Ok{};
}

Task<Room> MembershipService::leave(UserId user, RoomId id)
{
    Room room = co_await roomOfMember(m_context, user, id);
    if (room.kind == RoomKind::Direct)
        co_return Errors::forbidden(QStringLiteral("A direct conversation cannot be left."));
    if (const auto refused = m_context.budgets.spend(user, {Budget::Writes}))
        co_return *refused;
    const Left left = co_await leaveNow(user, id);
    room.role.reset();
    if (!left.events.isEmpty())
        room.headSeq = left.events.constLast().seq;
    if (left.removed || !left.events.isEmpty())
        room.memberCount = std::max(room.memberCount - 1, 0);
    co_return room;
}

Task<Left> MembershipService::leaveNow(UserId user, RoomId id)
{
    const auto stores = m_context.stores.of(user);
    const Left left = co_await ask(stores->rooms, &RoomStore::leave, id, user, m_context.clock.wall());
    for (const Event &event : left.events)
        m_relay.publishEvent(event);
    if (left.removed)
        m_removal.removed(id, *left.removed);
    co_return left;
}

Task<Ok> MembershipService::leaveAll(UserId user)
{
    constexpr int page = 50;
    const auto stores = m_context.stores.of(user);
    RoomId after;
    for (;;) {
        const QList<Room> rooms = co_await ask(stores->rooms, &RoomStore::roomsAfter, user, after, page);
        for (const Room &room : rooms) {
            if (room.kind != RoomKind::Direct)
                co_await leaveNow(user, room.id);
        }
        if (rooms.size() < page)
            break;
        after = rooms.constLast().id;
    }
    co_return Ok{};
}

Task<std::optional<Room>> MembershipService::add(UserId user, RoomId id, UserId target)
{
    const Room room = co_await roomOfMember(m_context, user, id);
    if (room.kind == RoomKind::Direct)
        co_return Errors::forbidden(QStringLiteral("Nobody can be added to a direct conversation."));
    if (room.kind == RoomKind::Private && room.role == Role::Member)
        co_return Errors::forbidden(QStringLiteral("Only moderators add people to a private room."));
    co_await knownUser(m_context, user, target);
    if (const auto refused = m_context.budgets.spend(user, {Budget::Writes, Budget::Adds}))
        co_return *refused;

    const auto stores = m_context.stores.of(user);
    const Added added =
        co_await ask(stores->rooms, &RoomStore::add, id, user, target, m_context.clock.wall());
    switch (added.how) {
    case Added::How::Invited:
        m_tasks.start(tellInvited(user, target, room), Done<Ok>([](const Outcome<Ok> &) {}));
        co_return std::optional<Room>();
    case Added::How::WasIn:
        m_context.budgets.giveBack(user, {Budget::Writes, Budget::Adds});
        break;
    case Added::How::Joined:
        if (added.event)
            m_relay.publishEvent(*added.event);
        m_entrance.show(target, id);
        break;
    }
    const Room after = co_await roomFor(m_context, user, id);
    co_return std::optional(after);
}

Task<Ok> MembershipService::tellInvited(UserId by, UserId target, Room room)
{
    const User inviter = co_await knownUser(m_context, by, by);
    m_relay.publishToUser(target, encode(ServerFrame{RoomInvitedPush{room, inviter}}));
    co_return Ok{};
}

} // namespace Chinwag

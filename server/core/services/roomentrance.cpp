#include "server/core/services/roomentrance.h"

#include "server/core/rooms/channels.h"
#include "server/core/services/roomaccess.h"
#include "shared/protocol/codec.h"

#include <functional>

namespace Chinwag {

RoomEntrance::RoomEntrance(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay,
                           PresenceService &presence)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
    , m_relay(relay)
    , m_presence(presence)
{
    relay.on<RoomEntered>(
        [this](const UserId &user, const RoomEntered &message) { showHere(user, message.room); });
}

void RoomEntrance::show(const UserId &user, const RoomId &room)
{
    m_relay.tell(user, RoomEntered{room});
    showHere(user, room);
}

void RoomEntrance::showHere(const UserId &user, const RoomId &room)
{
    if (m_hub.hasUser(user))
        m_tasks.start(showToSessions(user, room), Done<Ok>([](const Outcome<Ok> &) {}));
}

Task<Ok> RoomEntrance::showToSessions(UserId user, RoomId id)
{
    const Room room = co_await roomOfMember(m_context, user, id);
    for (const Session *session : m_hub.sessionsOf(user))
        m_tasks.start(showTo(session->id(), room), Done<Ok>([](const Outcome<Ok> &) {}));
    co_return Ok{};
}

Task<Ok> RoomEntrance::showTo(SessionId id, Room room)
{
    const Session *session = m_hub.find(id);
    if (!session)
        co_return Ok{};
    const bool isMember = co_await ask(m_rooms, &LiveRooms::attach, std::cref(*session), room);
    Session *found = m_hub.find(id);
    LiveRoom *live = m_rooms.find(room.id);
    if (!isMember || !found || !live)
        co_return Ok{};
    found->send(encode(ServerFrame{RoomAddedPush{room}}));
    m_presence.joined(*found, *live);
    co_return Ok{};
}

} // namespace Chinwag

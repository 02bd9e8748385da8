#include "server/core/services/roomentrance.h"

#include "server/core/rooms/channels.h"
#include "shared/protocol/codec.h"

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
    if (!m_hub.hasUser(user))
        return;
    const auto found = [this, user](const Outcome<std::optional<Room>> &seen) {
        if (seen && *seen && (*seen)->role)
            showToSessions(user, **seen);
    };
    m_context.stores.of(user)->rooms.find(room, user, m_life.guard(found));
}

void RoomEntrance::showToSessions(const UserId &user, const Room &room)
{
    for (const Session *session : m_hub.sessionsOf(user)) {
        const auto attached = [this, id = session->id(), room](const Outcome<bool> &member) {
            Session *found = m_hub.find(id);
            LiveRoom *live = m_rooms.find(room.id);
            if (!member || !*member || !found || !live)
                return;
            found->send(encode(ServerFrame{RoomAddedPush{room}}));
            m_presence.joined(*found, *live);
        };
        m_rooms.attach(*session, room, m_life.guard(attached));
    }
}

} // namespace Chinwag

#include "server/core/commands/clusterhealth.h"

#include "server/core/rooms/channels.h"
#include "shared/base/logging.h"

namespace Chinwag {

namespace {

constexpr milliseconds pollInterval{1000};

} // namespace

ClusterHealth::ClusterHealth(NodeContext &context, LiveRooms &rooms, PresenceService &presence)
    : m_context(context)
    , m_rooms(rooms)
    , m_presence(presence)
    , m_poll(context.timers.every(pollInterval, [this] { poll(); }))
{
    m_context.broker.setAvailabilityHandler([this](bool available) { changed(available); });
    m_context.broker.setSubscribedHandler([this](const QString &channel) { subscribed(channel); });
}

ClusterHealth::~ClusterHealth()
{
    m_context.broker.setAvailabilityHandler({});
    m_context.broker.setSubscribedHandler({});
}

void ClusterHealth::poll()
{
    changed(m_context.broker.isAvailable());
    if (!m_wasAvailable)
        m_rooms.checkHeads(m_rooms.ids());
}

void ClusterHealth::changed(bool available)
{
    if (std::exchange(m_wasAvailable, available) == available)
        return;
    qCInfo(lcBroker) << (available ? "broker is back: healing live rooms"
                                   : "broker is away: asking the store instead");
    if (!available)
        return;
    m_rooms.checkHeads(m_rooms.ids());
    m_presence.refresh();
}

void ClusterHealth::subscribed(const QString &channel)
{
    const RoomId room = Channels::roomOf(channel);
    if (room.isEmpty())
        return;
    m_fresh.append(room);
    if (m_fresh.size() > 1)
        return;
    m_context.turn.post(m_life.guard([this] {
        const QList<RoomId> rooms = std::exchange(m_fresh, {});
        m_rooms.checkHeads(rooms);
        for (const RoomId &id : rooms) {
            if (LiveRoom *live = m_rooms.find(id))
                m_presence.roomReady(*live);
        }
    }));
}

} // namespace Chinwag

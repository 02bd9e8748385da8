#pragma once

#include "server/core/services/presenceservice.h"

namespace Chinwag {

/// Keeps a node right while the broker is away or has been: asks the store for what it cannot be told.
/// Messages keep crossing nodes at the pace of the polls.
class ClusterHealth
{
public:
    ClusterHealth(NodeContext &context, LiveRooms &rooms, PresenceService &presence);
    ~ClusterHealth();
    ClusterHealth(const ClusterHealth &) = delete;
    ClusterHealth &operator=(const ClusterHealth &) = delete;

private:
    void poll();
    void changed(bool available);
    void subscribed(const QString &channel);

    NodeContext &m_context;
    LiveRooms &m_rooms;
    PresenceService &m_presence;
    bool m_wasAvailable = true;
    QList<RoomId> m_fresh; ///< subscriptions that took effect in this turn
    Timer m_poll;
    Lifeline m_life;
};

} // namespace Chinwag

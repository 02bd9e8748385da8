#pragma once

#include "server/core/rooms/relay.h"
#include "shared/base/ratelimiter.h"

namespace Chinwag {

/// Who is there. A user is online while any session on any node is; going offline is told after a grace, so
/// that a reconnect is not seen. Only people who share a room of at most `membersMax` hear of it. Nodes tell
/// each other on the rooms' channels and say regularly that they live: the users of a node that fell silent
/// go offline when its lease ends. Nothing is stored.
class PresenceService
{
public:
    static constexpr int membersMax = Limits::typingCountUpToMembers;

    PresenceService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay);

    void sessionLive(const UserId &user);
    /// Rooms that a live session came to see later.
    void alsoIn(const UserId &user, const QList<RoomId> &rooms);
    /// Before the session is detached from its rooms.
    void sessionEnded(const UserId &user, const QList<LiveRoom *> &rooms);
    /// Whoever changes their mind all the time is told of now and then, with what they wanted last.
    void set(const UserId &user, Presence presence);
    /// The user has just entered the room: both sides learn of each other.
    void joined(Session &session, LiveRoom &room);

    Presence of(const UserId &user) const;
    /// Everybody in the room who is not offline, as long as `take` wants more. Nobody in a large room.
    void visitPresent(const LiveRoom &room, const std::function<bool(const UserPresence &)> &take) const;
    int usersOnline() const { return static_cast<int>(m_local.size()); }

    void roomReady(LiveRoom &room) { query(room); }
    /// After the broker was away: asks and tells anew.
    void refresh();
    /// This node is going: the others drop its users after the grace.
    void leaveCluster();

private:
    struct Local
    {
        int sessions = 0;
        Presence chosen = Presence::Online;
        milliseconds lastSeen{0};
        QList<RoomId> rooms; ///< who must be told that the grace is over
        Timer grace;
        std::optional<RateLimiter> pace; ///< since the first change
        Presence wanted = Presence::Online;
        Timer later; ///< while `wanted` waits for its turn
    };

    /// Whether what everybody sees of the user is another after it.
    bool isChangedBy(const UserId &user, const std::function<void()> &mutate);
    void change(const UserId &user, const std::function<void()> &mutate, bool tellOwn,
                milliseconds lastSeen = {});
    void tellLocal(const UserPresence &presence, const QList<RoomId> &rooms, bool tellOwn);
    void tellNodes(const UserId &user, const QList<RoomId> &rooms, Presence presence, milliseconds lastSeen);
    QList<RoomId> roomIdsOf(const UserId &user) const;
    void choose(const UserId &user, Local &local);
    void graceOver(const UserId &user);
    void query(LiveRoom &room);
    void answer(const LiveRoom &room);
    void receivedChange(const RoomId &room, const PresenceChanged &message);
    void receivedList(const RoomId &room, const PresenceList &message);
    void receivedAlive(const QString &node);
    void setRemote(const UserId &user, const QString &node, Presence presence, milliseconds lastSeen);
    void renew();
    void dropNode(const QString &node);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    Relay &m_relay;
    QString m_self; ///< differs after every start, so that a restarted node is not taken for its predecessor
    QHash<UserId, std::shared_ptr<Local>> m_local;
    QHash<UserId, QHash<QString, Presence>> m_remote;
    QHash<QString, milliseconds> m_leases; ///< node → end
    Timer m_renewal;
    TurnLane m_lane; ///< people are in many rooms, and many rooms are live
};

} // namespace Chinwag

#pragma once

#include "server/core/foundation/turnlane.h"
#include "server/core/session/sessionhub.h"

#include <QMap>

#include <deque>

namespace Chinwag {

/// A room that somebody of this node is in: who its members are, which local sessions see it, how far it was
/// shown.
struct LiveRoom
{
    RoomId id;
    RoomKind kind = RoomKind::Public;
    bool ready = false; ///< members and `shown` are loaded
    QHash<UserId, Role> members;
    QList<Session *> sessions;
    Seq shown = 0; ///< newest event that went to the sessions (or was there before them)
    Seq known = 0; ///< newest event this node heard of; above `shown` there is a hole to fill
    bool healing = false;
    QMap<Seq, size_t>
        heard;   ///< of the last events that were shown on another node's word: their fingerprints
    Timer timer; ///< the next attempt to heal
    QHash<UserId, bool> silenced; ///< whether the other one of a direct room has blocked them; once asked
    std::optional<milliseconds> idleSince; ///< no session sees it: it will be released

    struct Waiting
    {
        SessionId session;
        Continuation<Outcome<bool>> done;
    };
    QList<Waiting> waiting;

    bool has(const UserId &user) const { return members.contains(user); }
    int memberCount() const { return static_cast<int>(members.size()); }
};

/// The live rooms of a node. Keeps what is shown of each room in the order of `seq` without holes: an event
/// that comes too early makes the node read the missing ones from the store, one that comes again is dropped.
/// Membership and roles follow from the log's events. What is kept is proportional to the rooms of
/// local sessions.
class LiveRooms
{
public:
    LiveRooms(NodeContext &context, SessionHub &hub);

    using RoomHook = std::function<void(LiveRoom &)>;
    using MemberHook = std::function<void(LiveRoom &, const UserId &)>;
    void onReady(RoomHook hook) { m_onReady = std::move(hook); }
    void onLeft(MemberHook hook) { m_onLeft = std::move(hook); }
    /// An event that changed what the room is called or about was shown.
    void onDescribed(RoomHook hook) { m_onDescribed = std::move(hook); }
    /// An event that changed what somebody may do in the room was shown.
    void onConcerned(MemberHook hook) { m_onConcerned = std::move(hook); }

    /// Lets a session see a room, loading it first if needed. Gives false when its user is no member.
    void attach(const Session &session, const Room &room, Continuation<Outcome<bool>> done);
    /// Of a session that is closed. It is kept until the last of its rooms has let go of it.
    void detachAll(const std::shared_ptr<Session> &session);
    bool sees(const Session &session, const RoomId &room);

    /// Null when not live or still being loaded.
    LiveRoom *find(const RoomId &room);
    bool isMember(const RoomId &room, const UserId &user);
    /// Live rooms that have this member, whoever's sessions keep them live.
    QList<LiveRoom *> roomsWith(const UserId &user) const;
    QList<LiveRoom *> roomsOf(const Session &session) const;
    QList<RoomId> ids() const { return m_rooms.keys(); }

    /// Who says that an event is stored.
    enum class Source { Store, AnotherNode };
    /// A stored event, in any order and any number of times; `frame` is its push. When two stories are told
    /// of one seq, the store is asked and the sessions get what it says.
    void deliver(const Event &event, const QByteArray &frame, Source source);
    /// To the sessions in the room, except those of one user.
    void sendEphemeral(LiveRoom &room, const QByteArray &frame, quint64 key, const UserId &except);
    /// It is not there any more: whoever sees it hears of that.
    void remove(const RoomId &room);
    /// Compares with the store, soon: something may have been missed, the end of a room included.
    void checkHeads(const QList<RoomId> &rooms);

private:
    /// Loaded on the account of `asker`.
    LiveRoom &ensure(const Room &room, const UserId &asker);
    void load(const RoomId &id, const UserId &asker);
    void loadMembers(const RoomId &id, Seq head, const UserId &after,
                     const std::shared_ptr<const Stores> &stores);
    void loaded(LiveRoom &room, Seq head);
    void failed(const RoomId &id, const Error &error);
    void finishAttach(LiveRoom &room, const LiveRoom::Waiting &waiting);
    void show(LiveRoom &room, const Event &event, const QByteArray &frame);
    void addMember(LiveRoom &room, const UserId &user, Role role); ///< or gives them that role
    void removeMember(LiveRoom &room, const UserId &user);
    void remember(LiveRoom &room, const Event &event);
    void compare(LiveRoom &room, const Event &event);
    void correct(const RoomId &id, const std::optional<Event> &event, const QList<Member> &members);
    void heal(LiveRoom &room);
    void healed(const RoomId &id, const Outcome<QList<Event>> &events);
    void releaseLater(LiveRoom &room);
    void releaseIdle();
    void release(const RoomId &id);
    void forget(const std::shared_ptr<LiveRoom> &room);

    NodeContext &m_context;
    SessionHub &m_hub;
    QHash<RoomId, std::shared_ptr<LiveRoom>> m_rooms;
    QHash<UserId, QList<LiveRoom *>> m_byMember;
    QHash<SessionId, QList<LiveRoom *>> m_bySession;
    struct Idle
    {
        RoomId room;
        milliseconds since;
    };
    std::deque<Idle> m_idle; ///< in order of time; a room that was seen again is skipped when its time comes
    Timer m_release;
    RoomHook m_onReady;
    MemberHook m_onLeft;
    RoomHook m_onDescribed;
    MemberHook m_onConcerned;
    TurnLane m_lane;
    Lifeline m_life;
};

} // namespace Chinwag

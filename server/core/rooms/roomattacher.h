#pragma once

#include "server/core/rooms/liverooms.h"

#include <QSet>

namespace Chinwag {

/// Lets sessions see the rooms of their users, paced: for each session one page of the store and a few rooms
/// being loaded at a time, however many there are, because everybody waits in the same queue for the
/// database.
class RoomAttacher
{
public:
    RoomAttacher(NodeContext &context, SessionHub &hub, LiveRooms &rooms);

    struct Arrival
    {
        /// Once: the rooms that a session must see before `hello` are attached (all, or the first
        /// Limits::roomsBeforeHello in the order of their ids).
        std::function<void()> ready;
        /// Any number of times after it: these are attached, too.
        std::function<void(const QList<RoomId> &)> followed;
        /// Instead, or later: a room could not be attached. Nothing more is attached then.
        Continuation<Error> failed;
    };
    /// All rooms of the session's user; those after `ready` follow by themselves.
    void attachAll(const Session &session, Arrival arrival);
    /// The session is closed.
    void forget(const Session &session) { m_arrivals.remove(session.id()); }
    /// False while rooms are still to be attached.
    bool isComplete(const SessionId &session) const { return !m_arrivals.contains(session); }

    /// These rooms; then calls back, possibly at once. A room whose member the user is not any more is passed
    /// over. Temporary when the session is gone.
    void attach(const SessionId &session, const QList<Room> &rooms, Done<Ok> done);
    /// A room that the session may have, if its user is a member; then calls back, whatever came of it.
    void attachIfMember(const Session &session, const RoomId &room, std::function<void()> done);

private:
    struct Progress
    {
        SessionId session;
        UserId user;
        Arrival arrival;
        RoomId after;
        qsizetype attached = 0;
    };
    using ProgressPtr = std::shared_ptr<Progress>;
    struct Batch
    {
        SessionId session;
        QList<Room> rooms;
        Done<Ok> done;
        qsizetype next = 0;
        int loading = 0;
        bool isStepping = false;
        std::optional<Error> error;
    };
    using BatchPtr = std::shared_ptr<Batch>;

    void nextPage(const ProgressPtr &progress);
    void pageAttached(const ProgressPtr &progress, const QList<Room> &page);
    void end(const ProgressPtr &progress, const std::optional<Error> &error);
    void step(const BatchPtr &batch);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    QSet<SessionId> m_arrivals; ///< of sessions that do not have all their rooms yet
    Lifeline m_life;
};

} // namespace Chinwag

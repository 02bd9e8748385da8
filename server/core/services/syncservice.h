#pragma once

#include "server/core/foundation/task.h"
#include "server/core/rooms/roomattacher.h"
#include "server/core/services/presenceservice.h"
#include "server/core/services/syncpart.h"
#include "server/core/services/typingservice.h"

namespace Chinwag {

/// What a client missed, in parts it asks for one after the other: its rooms in the order of their ids, the
/// events after what it has, who types and who is there. Nothing is kept from part to part: the cursor says
/// where the next one goes on. A session is attached to a room before the part with that room is answered. In
/// work is one part per session; how many a person gets per second is bounded, and none is made that would
/// not fit into what may wait for the client.
///
/// More than syncEventsPerRoom missing events of a room become a gap before its newest; once a sync has
/// brought events of NodeOptions::syncEvents bytes, further rooms bring their newest event only.
class SyncService
{
public:
    SyncService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, RoomAttacher &attacher,
                TypingService &typing, PresenceService &presence);

    Task<SyncResult> sync(SessionId session, UserId user, SyncFrame frame);

private:
    /// Where a part begins.
    struct Place
    {
        RoomId after;          ///< the rooms up to this one have come
        RoomId room;           ///< began to come already …
        Seq seq = 0;           ///< … up to this event …
        UserId present;        ///< … and to this one of the people there; empty: to the last
        qint64 eventBytes = 0; ///< that came so far

        static std::optional<Place> read(const QString &cursor);
        QString toCursor() const;
    };
    /// A room of the part and what is loaded for it.
    struct Wanted
    {
        Room room;
        Seq known = 0;
        bool isNewestOnly = false;          ///< the oldest of the missing ones become a gap
        std::optional<QList<Event>> events; ///< when loaded
    };
    struct Job
    {
        explicit Job(qint64 bytes)
            : part(bytes)
        {
        }

        SessionId session;
        UserId user;
        QHash<RoomId, Seq> known;
        Place from;
        Done<Ok> filled;
        SyncPart part;
        bool wasComplete = false; ///< all rooms were attached when they were asked for
        bool isLastPage = false;
        std::vector<Wanted> wanted;
        std::size_t asked = 0; ///< whose events are loaded, or being loaded
        std::size_t taken = 0; ///< that are in the part
        int loading = 0;       ///< calls
        int loadingEvents = 0;
        int membersSeen = 0;
        Place next;             ///< after what was taken
        bool isCrowded = false; ///< by the people of its one room
        bool isOver = false;
    };
    using JobPtr = std::shared_ptr<Job>;
    enum class Taken { Yes, NotYet, Full };

    std::optional<Error> admit(const SessionId &session, const UserId &user, qint64 bytes);
    Task<SyncResult> part(JobPtr job);
    Call<Ok, Error> filled(const JobPtr &job);
    Wanted want(const Job &job, const Room &room);
    void goOn(const JobPtr &job);
    void load(const JobPtr &job, std::size_t index);
    Task<QList<Event>> eventsOf(UserId user, Wanted wanted, int limit);
    Taken takeNext(Job &job);
    QList<UserId> peopleElsewhere(const Job &job) const;
    Outcome<SyncResult> answer(Job &job, const QHash<UserId, User> &named);
    QList<UserPresence> presentIn(const Job &job, const LiveRoom &room) const;
    void addWhoIsThere(Job &job, const QHash<UserId, User> &named);
    void addTheCrowd(Job &job, const LiveRoom &room, const QHash<UserId, User> &named);
    const User *nameOf(const UserId &user, const QHash<UserId, User> &named) const;
    bool sees(const Job &job, const RoomId &room);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    RoomAttacher &m_attacher;
    TypingService &m_typing;
    PresenceService &m_presence;
    QSet<SessionId> m_working;
    TaskScope m_tasks;
};

} // namespace Chinwag

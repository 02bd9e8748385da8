#pragma once

#include "server/core/services/presenceservice.h"
#include "server/core/services/typingservice.h"

namespace Chinwag {

/// What a client missed, in one answer: its rooms, the events after what it has, who types and who is there.
/// More than syncEventsPerRoom missing events, or more bytes than one answer may have, become a gap before
/// the newest events.
class SyncService
{
public:
    SyncService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, TypingService &typing,
                PresenceService &presence);

    void sync(const SessionId &session, const UserId &user, const SyncFrame &frame, Done<SyncResult> done);

private:
    struct Job
    {
        SessionId session;
        std::shared_ptr<const Stores> stores;
        SyncResult result;
        QHash<RoomId, Seq> known;
        Done<SyncResult> done;
        qsizetype left = 0;
        std::optional<Error> error;
    };
    using JobPtr = std::shared_ptr<Job>;

    void roomsLoaded(const JobPtr &job, const QList<Room> &rooms);
    void loadEvents(const JobPtr &job, qsizetype index);
    void oneLoaded(const JobPtr &job);
    void fitIntoOneAnswer(Job &job) const;
    void addWhoIsThere(Job &job);
    void loadUsers(const JobPtr &job);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    TypingService &m_typing;
    PresenceService &m_presence;
    Lifeline m_life;
};

} // namespace Chinwag

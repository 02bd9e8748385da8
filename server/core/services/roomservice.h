#pragma once

#include "server/core/services/presenceservice.h"
#include "server/core/services/typingservice.h"

namespace Chinwag {

struct CreateRoom
{
    RoomKind kind = RoomKind::Public;
    QString name;
    UserId peer; ///< direct rooms
};

struct HistoryRequest
{
    RoomId room;
    Seq after = 0;
    Seq before = 0; ///< 0: no upper end
    int limit = Limits::historyPage;
    bool newest = true;
};

/// Rooms and who is in them. A stranger gets RoomNotFound for everything, as for a room that does not exist.
class RoomService
{
public:
    RoomService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay,
                PresenceService &presence);

    /// Makes the default rooms that are missing.
    void prepare(Done<Ok> done);
    void joinDefaults(const UserId &user, Continuation<Ok> done);

    void list(const UserId &user, Done<QList<Room>> done);
    void create(const UserId &user, const CreateRoom &request, Done<Room> done);
    void join(const UserId &user, const RoomId &room, Done<Room> done);
    void leave(const UserId &user, const RoomId &room, Done<Room> done);
    /// Public rooms: any member adds people; private ones: moderators and the owner; direct ones: nobody.
    void add(const UserId &user, const RoomId &room, const UserId &target, Done<Room> done);
    void members(const UserId &user, const RoomId &room, Done<QList<Member>> done);
    void history(const UserId &user, const HistoryRequest &request, Done<HistoryPage> done);
    void markRead(const UserId &user, const SessionId &session, const RoomId &room, Seq seq, Done<Seq> done);

private:
    using WithRoom = std::function<void(const Room &)>;

    void prepareNext(const QStringList &names, Done<Ok> done);
    void created(const UserId &user, const Room &room, Done<Room> done);
    /// On the account of `asker`, who may be somebody else.
    void enter(const UserId &asker, const UserId &user, const RoomId &room, Done<Ok> done);
    /// The room as the user sees it, or the refusal.
    template <typename T>
    void withMembership(const UserId &user, const RoomId &room, const Done<T> &refuse, WithRoom then);
    template <typename T>
    void withRoom(const UserId &user, const RoomId &room, const Done<T> &refuse, WithRoom then);
    void answerWithRoom(const UserId &user, const RoomId &room, Done<Room> done);
    /// Lets all sessions of the user see the room they are now in, on all nodes.
    void showToUser(const UserId &user, const RoomId &room);
    void showToLocalSessions(const UserId &user, const Room &room);
    void loadAndShow(const UserId &user, const RoomId &room);
    void usersOf(const UserId &asker, const HistoryPage &page, Done<HistoryPage> done);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    Relay &m_relay;
    PresenceService &m_presence;
    QList<RoomId> m_defaults;
    Lifeline m_life;
};

} // namespace Chinwag

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

/// The rooms one can see, in pages: one's own first, then the public ones one is not in.
struct RoomListRequest
{
    enum class Which { All, Own, Others };

    Which which = Which::All;
    QString search; ///< a part of the name
    QString after;  ///< `next` of the page before; empty: from the beginning
    int limit = Limits::listPageMax;
};

struct RoomListPage
{
    QList<Room> rooms;
    QString next; ///< empty: there are no more
};

struct MemberPage
{
    QList<Member> members;
    UserId next; ///< likewise
};

struct HistoryRequest
{
    RoomId room;
    Seq after = 0;
    Seq before = 0; ///< 0: no upper end
    int limit = Limits::historyPage;
    bool newest = true;
};

/// What is to be different; none: stays.
struct RoomChange
{
    std::optional<QString> name;
    std::optional<QString> topic; ///< empty: cleared
};

/// Rooms and who is in them. A stranger gets RoomNotFound for everything, as for a room that does not exist.
class RoomService
{
public:
    RoomService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay,
                PresenceService &presence);

    /// Makes the default rooms that are missing.
    void prepare(Done<Ok> done);
    void joinDefaults(const UserId &user, Done<Ok> done); ///< never fails

    /// A page may be short, or even empty, and yet not be the last.
    void list(const UserId &user, const RoomListRequest &request, Done<RoomListPage> done);
    void create(const UserId &user, const CreateRoom &request, Done<Room> done);
    /// Moderators and the owner; not direct rooms.
    void describe(const UserId &user, const RoomId &room, const RoomChange &change, Done<Room> done);
    /// Public rooms, and those one is invited to.
    void join(const UserId &user, const RoomId &room, Done<Room> done);
    void leave(const UserId &user, const RoomId &room, Done<Room> done);
    /// Public rooms: any member adds people; private ones: moderators and the owner; direct ones: nobody.
    /// None when the person is asked first.
    void add(const UserId &user, const RoomId &room, const UserId &target, Done<std::optional<Room>> done);
    void members(const UserId &user, const RoomId &room, const UserId &after, int limit,
                 Done<MemberPage> done);
    /// Ends early when it would weigh more than Limits::pageBytes.
    void history(const UserId &user, const HistoryRequest &request, Done<HistoryPage> done);
    void markRead(const UserId &user, const SessionId &session, const RoomId &room, Seq seq, Done<Seq> done);

private:
    using WithRoom = std::function<void(const Room &)>;

    void listOwn(const UserId &user, const RoomListRequest &request, const RoomId &after,
                 Done<RoomListPage> done);
    void listOthers(const UserId &user, const RoomListRequest &request, const DirectoryPlace &after,
                    const RoomListPage &begun, Done<RoomListPage> done);
    void prepareNext(const QStringList &names, Done<Ok> done);
    /// False when in already.
    void enter(const UserId &user, const RoomId &room, Done<bool> done);
    void joinAllowed(const UserId &user, const RoomId &room, Done<Room> done);
    void addKnown(const UserId &user, const Room &room, const UserId &target, Done<std::optional<Room>> done);
    void added(const UserId &user, const Room &room, const UserId &target, const Added &added,
               Done<std::optional<Room>> done);
    void tellInvited(const UserId &by, const UserId &target, const Room &room);
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
    void appendAll(const UserId &user, const RoomId &room, const QList<EventBody> &bodies, Done<Ok> done);
    /// `room_updated` to the sessions of this node.
    void tellDescription(const RoomId &room);
    void sendDescription(const LiveRoom &live, Room room);
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

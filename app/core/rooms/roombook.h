#pragma once

#include "app/core/timeline/timeline.h"
#include "shared/protocol/frames.h"

#include <QObject>

#include <array>
#include <functional>
#include <map>

namespace Chinwag {

/// What is known of rooms and of the people in them; the source of the room list. Loop thread.
class RoomBook : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t mostRooms = 10'000; ///< a server that sends more is not believed
    static constexpr qsizetype mostUsers = 100'000;

    /// Former: one is out of it, but something that one wrote there is kept.
    enum class Standing { Member, Former };
    struct Entry
    {
        Room room;
        Standing standing = Standing::Member;
        std::optional<TimelineItem> lastMessage; ///< newest message as it is now, for the preview
        int unread = 0;    ///< messages of others after readSeq that are not deleted, and
                           ///< whatever there is that has not come here
        int mentions = 0;  ///< those that name this user (@username) now
        Seq joinedSeq = 0; ///< where in the log this user came in; 0: not known
        milliseconds joinedAt{0};
        UserId addedBy;
    };

    explicit RoomBook(const User &self, QObject *parent = nullptr);

    const User &self() const { return m_self; }
    QList<RoomId> roomIds() const; ///< in a stable order that means nothing
    QList<Room> rooms() const;
    const Entry *find(const RoomId &room) const;
    bool knows(const UserId &id) const;
    QList<User> users() const;
    User user(const UserId &id) const;       ///< a stranger has its id as name
    QString title(const RoomId &room) const; ///< room name, or the peer's display name

    void setRooms(const QList<Room> &rooms); ///< replaces
    void addOrUpdate(const Room &room);      ///< one is a member
    /// What `isNeeded` says yes to becomes Former.
    void remove(const RoomId &room);
    void keepWhile(std::function<bool(const RoomId &)> isNeeded);
    void addUsers(const QList<User> &users);
    /// Called for every event in order of seq, when `log` has it; for several at once as well.
    void eventsApplied(const QList<Event> &events, const Timeline &log);
    /// What `log` has of it was wrong until now.
    void eventCorrected(const Event &event, const Timeline &log);
    /// What is made of the message in `log` is something else now, without an event.
    void messageChanged(const RoomId &room, Seq message, const Timeline &log);
    void setRead(const RoomId &room, Seq seq); ///< never goes back
    void applyRead(const ReadPush &push);      ///< of this user on another device, or of somebody else
    /// How far the other person of a direct room has read (the double check).
    Seq readByPeer(const RoomId &room) const;
    /// The same, of what is after `seq`.
    int unreadAfter(const RoomId &room, Seq seq) const;

Q_SIGNALS:
    void roomAdded(const Chinwag::RoomId &room);
    void roomChanged(const Chinwag::RoomId &room);
    void roomRemoved(const Chinwag::RoomId &room);
    void roomLeft(const Chinwag::RoomId &room); ///< has become Former
    void usersChanged(const QList<Chinwag::UserId> &users);
    /// Now: not what older events tell of.
    void memberJoined(const Chinwag::RoomId &room, const Chinwag::UserId &user);
    void memberLeft(const Chinwag::RoomId &room, const Chinwag::UserId &user);
    void roleGiven(const Chinwag::RoomId &room, const Chinwag::UserId &user, Chinwag::Role role);
    /// Until then they may not write; 0: they may.
    void memberMuted(const Chinwag::RoomId &room, const Chinwag::UserId &user,
                     std::chrono::milliseconds until);

private:
    enum class Weight { None, Unread, Mention };
    struct State
    {
        Entry entry;
        std::map<Seq, Weight> after;  // what is here after readSeq
        std::array<int, 3> counted{}; // how many of each weight that is
        Seq readByPeer = 0;
        Seq membersAt = 0; // the event up to which memberCount is right
        Seq rulesAt = 0;   // likewise role, rules and mutedUntil
    };
    void insert(const Room &room);
    void leave(State &state);
    bool merge(State &state, Room room);
    bool apply(State &state, const Event &event, const Timeline &log);
    bool messageArrived(State &state, const Event &event, const Timeline &log);
    bool messageFolded(State &state, Seq target, const Timeline &log);
    bool memberMoved(State &state, const Event &event, const UserId &subject, bool comes);
    bool moderated(State &state, const Event &event, const ModerationBody &moderation);
    bool roleChanged(State &state, const Event &event, const RoleBody &role);
    bool rulesChanged(State &state, const Event &event, const RulesBody &rules);
    Weight weightOf(const TimelineItem &message) const;
    static void weigh(State &state, Seq seq, Weight weight);
    static void recount(State &state);
    static void publish(State &state);
    static int notHere(const State &state, Seq after);

    User m_self;
    std::function<bool(const RoomId &)> m_isNeeded = [](const RoomId &) { return false; };
    std::map<RoomId, State> m_rooms;
    QHash<UserId, User> m_users;
};

} // namespace Chinwag

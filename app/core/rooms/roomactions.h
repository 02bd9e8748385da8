#pragma once

#include "app/core/connection/accountapi.h"
#include "app/core/rooms/roombook.h"

#include <QPointer>

namespace Chinwag {

/// What people do with rooms as a whole, over HTTP. Answers come once, and not at all when this is gone; what
/// the server answered is in the RoomBook by then. Loop thread.
class RoomActions : public QObject
{
public:
    template <typename T>
    using Done = AccountApi::Done<T>;
    static constexpr qsizetype mostMembers = 5000;

    RoomActions(AccountApi &api, RoomBook &book, QObject *parent = nullptr);

    void createRoom(const QString &name, RoomKind kind, Done<Room> done);
    /// The direct room with `peer`, a new one only when there is none.
    void openDirectRoom(const UserId &peer, Done<Room> done);
    void join(const RoomId &room, Done<Room> done);
    void leave(const RoomId &room, Done<Ok> done);
    void setTopic(const RoomId &room, const QString &topic, Done<Room> done);
    /// Its name, its topic, its rules.
    void change(const RoomId &room, const RoomChangeRequest &what, Done<Room> done);
    /// With all that was said in it; for owners.
    void remove(const RoomId &room, Done<Ok> done);
    /// In place of what was chosen for the room before.
    void setPreferences(const RoomId &room, const RoomPreferences &preferences, Done<Room> done);
    void addMember(const RoomId &room, const UserId &user, Done<Addition> done);
    bool isLeaving(const RoomId &room) const { return m_leaving.contains(room); }
    /// At most `mostMembers`.
    void members(const RoomId &room, Done<QList<Member>> done);
    void findUsers(const QString &query, Done<QList<User>> done);
    void users(const QList<UserId> &ids, Done<QList<User>> done);
    /// Public rooms one is not in; not put into the book. Asks on until there is a room to show, or none.
    void directory(const QString &search, const QString &after, Done<RoomsPage> done);

private:
    Done<Room> keepRoom(Done<Room> done);
    Done<QList<User>> keepUsers(Done<QList<User>> done);
    void gather(const RoomId &room, const QString &after, QList<Member> before, Done<QList<Member>> done);

    AccountApi &m_api;
    RoomBook &m_book;
    QSet<RoomId> m_leaving; ///< asked for
};

} // namespace Chinwag

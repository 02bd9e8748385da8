#pragma once

#include "app/core/rooms/roomactions.h"

#include <QHash>

namespace Chinwag {

/// Who is in the rooms that somebody opened, as what, and who may not write: as the server told, then moved
/// on by what happens there. The people themselves are in the RoomBook. Loop thread.
class MembersBook : public QObject
{
    Q_OBJECT
public:
    struct Place
    {
        Role role = Role::Member;
        milliseconds mutedUntil{0}; ///< wall clock; 0: is not muted

        friend bool operator==(const Place &, const Place &) = default;
    };

    MembersBook(RoomActions &actions, RoomBook &book, QObject *parent = nullptr);

    /// Asks the server; what is known stays until the answer.
    void refresh(const RoomId &room);
    /// In no order; empty until the first answer.
    QList<UserId> members(const RoomId &room) const { return m_rooms.value(room).users; }
    /// Of a stranger: a member's.
    Place place(const RoomId &room, const UserId &user) const;
    /// How many, where the answer has come.
    int count(const RoomId &room, Role role) const;

    // What came about just now, and the room's log has not told yet.
    void setRole(const RoomId &room, const UserId &user, Role role);
    void setMuted(const RoomId &room, const UserId &user, milliseconds until);
    void left(const RoomId &room, const UserId &user);

Q_SIGNALS:
    void reset(const Chinwag::RoomId &room); ///< the server answered
    void added(const Chinwag::RoomId &room, const Chinwag::UserId &user);
    void removed(const Chinwag::RoomId &room, const Chinwag::UserId &user);
    void placeChanged(const Chinwag::RoomId &room, const Chinwag::UserId &user);

private:
    struct Crowd
    {
        QList<UserId> users;
        QHash<UserId, Place> places;
    };

    void answered(const RoomId &room, const QList<Member> &members);
    void joined(const RoomId &room, const UserId &user);
    void change(const RoomId &room, const UserId &user, const std::function<void(Place &)> &how);

    RoomActions &m_actions;
    QHash<RoomId, Crowd> m_rooms;
};

} // namespace Chinwag

#include "app/core/members/membersbook.h"

#include <algorithm>

namespace Chinwag {

MembersBook::MembersBook(RoomActions &actions, RoomBook &book, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
{
    connect(&book, &RoomBook::memberJoined, this, &MembersBook::joined);
    connect(&book, &RoomBook::memberLeft, this, &MembersBook::left);
    connect(&book, &RoomBook::roleGiven, this, &MembersBook::setRole);
    connect(&book, &RoomBook::memberMuted, this, &MembersBook::setMuted);
    connect(&book, &RoomBook::roomRemoved, this, [this](const RoomId &room) { m_rooms.remove(room); });
}

void MembersBook::refresh(const RoomId &room)
{
    m_actions.members(room, [self = QPointer(this), room](const Result<QList<Member>, Error> &members) {
        if (self && members)
            self->answered(room, *members);
    });
}

MembersBook::Place MembersBook::place(const RoomId &room, const UserId &user) const
{
    const auto found = m_rooms.constFind(room);
    return found == m_rooms.cend() ? Place() : found->places.value(user);
}

int MembersBook::count(const RoomId &room, Role role) const
{
    const auto found = m_rooms.constFind(room);
    if (found == m_rooms.cend())
        return 0;
    return static_cast<int>(std::count_if(found->places.cbegin(), found->places.cend(),
                                          [role](const Place &place) { return place.role == role; }));
}

void MembersBook::answered(const RoomId &room, const QList<Member> &members)
{
    Crowd answer;
    for (const Member &member : members) {
        answer.users.append(member.user.id);
        answer.places.insert(member.user.id, {member.role, member.mutedUntil});
    }
    m_rooms.insert(room, answer);
    Q_EMIT reset(room);
}

void MembersBook::joined(const RoomId &room, const UserId &user)
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end() || found->places.contains(user))
        return;
    found->users.append(user);
    found->places.insert(user, {});
    Q_EMIT added(room, user);
}

void MembersBook::left(const RoomId &room, const UserId &user)
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end() || found->places.remove(user) == 0)
        return;
    found->users.removeOne(user);
    Q_EMIT removed(room, user);
}

void MembersBook::setRole(const RoomId &room, const UserId &user, Role role)
{
    change(room, user, [role](Place &place) { place.role = role; });
}

void MembersBook::setMuted(const RoomId &room, const UserId &user, milliseconds until)
{
    change(room, user, [until](Place &place) { place.mutedUntil = until; });
}

void MembersBook::change(const RoomId &room, const UserId &user, const std::function<void(Place &)> &how)
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end())
        return;
    const auto place = found->places.find(user);
    if (place == found->places.end())
        return;
    const Place before = *place;
    how(*place);
    if (!(*place == before))
        Q_EMIT placeChanged(room, user);
}

} // namespace Chinwag

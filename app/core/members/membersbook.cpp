#include "app/core/members/membersbook.h"

namespace Chinwag {

MembersBook::MembersBook(RoomActions &actions, RoomBook &book, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
{
    connect(&book, &RoomBook::memberJoined, this, &MembersBook::joined);
    connect(&book, &RoomBook::memberLeft, this, &MembersBook::left);
    connect(&book, &RoomBook::roomRemoved, this, [this](const RoomId &room) { m_members.remove(room); });
}

void MembersBook::refresh(const RoomId &room)
{
    m_actions.members(room, [self = QPointer(this), room](const Result<QList<User>, Error> &users) {
        if (self && users)
            self->answered(room, *users);
    });
}

void MembersBook::answered(const RoomId &room, const QList<User> &users)
{
    QList<UserId> members;
    for (const User &user : users.first(std::min(users.size(), RoomBook::mostUsers)))
        members.append(user.id);
    m_members.insert(room, members);
    Q_EMIT reset(room);
}

void MembersBook::joined(const RoomId &room, const UserId &user)
{
    const auto found = m_members.find(room);
    if (found == m_members.end() || found->contains(user))
        return;
    found->append(user);
    Q_EMIT added(room, user);
}

void MembersBook::left(const RoomId &room, const UserId &user)
{
    const auto found = m_members.find(room);
    if (found != m_members.end() && found->removeOne(user))
        Q_EMIT removed(room, user);
}

} // namespace Chinwag

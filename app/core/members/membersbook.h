#pragma once

#include "app/core/rooms/roomactions.h"

#include <QHash>

namespace Chinwag {

/// Who is in the rooms that somebody opened: as the server told, then moved on by joins and leaves. The
/// people themselves are in the RoomBook. Loop thread.
class MembersBook : public QObject
{
    Q_OBJECT
public:
    MembersBook(RoomActions &actions, RoomBook &book, QObject *parent = nullptr);

    /// Asks the server; what is known stays until the answer.
    void refresh(const RoomId &room);
    /// In no order; empty until the first answer.
    QList<UserId> members(const RoomId &room) const { return m_members.value(room); }

Q_SIGNALS:
    void reset(const Chinwag::RoomId &room); ///< the server answered
    void added(const Chinwag::RoomId &room, const Chinwag::UserId &user);
    void removed(const Chinwag::RoomId &room, const Chinwag::UserId &user);

private:
    void answered(const RoomId &room, const QList<User> &users);
    void joined(const RoomId &room, const UserId &user);
    void left(const RoomId &room, const UserId &user);

    RoomActions &m_actions;
    QHash<RoomId, QList<UserId>> m_members;
};

} // namespace Chinwag

#pragma once

#include "app/core/chatsession.h"

namespace Chinwag {

/// The tones of the avatars of a room: as Words::tone() has them, but for those whose tone somebody else in
/// the room has, as long as there are others left. Of the same people always the same; people of whom the
/// room's list does not tell get what is least used when they are first seen.
class RoomTones : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null: none.
    void open(ChatSession *session, const RoomId &room);
    void setMembers(QList<UserId> members);
    int of(const UserId &user) const;

Q_SIGNALS:
    void changed();

private:
    int choose(const UserId &user) const;

    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the open room
    mutable QHash<UserId, int> m_tones;
    mutable QList<int> m_uses; ///< by tone
};

} // namespace Chinwag

#pragma once

#include "app/ui/timeline/personlistmodel.h"

namespace Chinwag {

/// The people of one room, with what they are in it.
class MemberListModel : public PersonListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by its controller")

public:
    enum MemberRole {
        RankRole = OwnRole + 1, ///< of Role, as a number: what they may
        RankTextRole,           ///< "Owner"; "" for a member
        MutedRole,              ///< they may not write now
        NoteRole,               ///< the second line: how long they are muted, else what PresenceTextRole has
        BelowRole               ///< one may do something about them
    };

    explicit MemberListModel(const Clock &clock, QObject *parent = nullptr);

    /// The room that setUsers() is about.
    void setRoom(ChatSession *session, const RoomId &room);
    /// What is said of that person is something else now; of everybody: for want of an id.
    void update(const UserId &user = {});

    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QString muteNote(const UserId &user) const;
    bool isBelow(const UserId &user) const;
    bool isMuted(const UserId &user) const;

    const Clock &m_clock;
    ChatSession *m_session = nullptr;
    RoomId m_room;
};

} // namespace Chinwag

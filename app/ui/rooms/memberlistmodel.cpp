#include "app/ui/rooms/memberlistmodel.h"

#include "app/ui/timeline/moderationwords.h"
#include "app/ui/words.h"
#include "shared/protocol/limits.h"

namespace Chinwag {

MemberListModel::MemberListModel(const Clock &clock, QObject *parent)
    : PersonListModel(parent)
    , m_clock(clock)
{
}

void MemberListModel::setRoom(ChatSession *session, const RoomId &room)
{
    setSession(session);
    m_session = session;
    m_room = room;
}

void MemberListModel::update(const UserId &user)
{
    const QList<UserId> all = users();
    for (int row = 0; row < all.size(); ++row) {
        if (user.isEmpty() || all.at(row) == user)
            Q_EMIT dataChanged(index(row), index(row),
                               {RankRole, RankTextRole, MutedRole, NoteRole, BelowRole});
    }
}

QVariant MemberListModel::data(const QModelIndex &index, int role) const
{
    if (role < RankRole)
        return PersonListModel::data(index, role);
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UserId user(PersonListModel::data(index, UserIdRole).toString());
    switch (role) {
    case RankRole:
        return static_cast<int>(m_session->members().place(m_room, user).role);
    case RankTextRole:
        return ModerationWords::roleName(m_session->members().place(m_room, user).role);
    case MutedRole:
        return isMuted(user);
    case NoteRole:
        return isMuted(user) ? muteNote(user) : PersonListModel::data(index, PresenceTextRole);
    case BelowRole:
        return isBelow(user);
    default:
        return {};
    }
}

bool MemberListModel::isMuted(const UserId &user) const
{
    return m_session->members().place(m_room, user).mutedUntil > m_clock.wall();
}

bool MemberListModel::isBelow(const UserId &user) const
{
    const RoomBook::Entry *const entry = m_session->rooms().find(m_room);
    const auto own = entry ? entry->room.role.value_or(Chinwag::Role::Member) : Chinwag::Role::Member;
    return user != m_session->rooms().self().id && own > m_session->members().place(m_room, user).role;
}

QString MemberListModel::muteNote(const UserId &user) const
{
    const milliseconds until = m_session->members().place(m_room, user).mutedUntil;
    if (until >= Limits::forGood)
        return tr("Muted");
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.wall().count()).date();
    return tr("Muted until %1", "time")
        .arg(Words::moment(QDateTime::fromMSecsSinceEpoch(until.count()), today, QLocale()));
}

QHash<int, QByteArray> MemberListModel::roleNames() const
{
    QHash<int, QByteArray> names = PersonListModel::roleNames();
    names.insert({{RankRole, "rank"},
                  {RankTextRole, "rankText"},
                  {MutedRole, "muted"},
                  {NoteRole, "note"},
                  {BelowRole, "below"}});
    return names;
}

} // namespace Chinwag

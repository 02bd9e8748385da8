#include "app/ui/rooms/roomlistmodel.h"

#include "app/ui/words.h"

namespace Chinwag {

namespace {

bool comesFirst(const RoomRow &a, const RoomRow &b)
{
    if (a.direct != b.direct)
        return a.direct;
    if ((a.mentions > 0) != (b.mentions > 0))
        return a.mentions > 0;
    if (a.at != b.at)
        return a.at > b.at;
    return a.name.localeAwareCompare(b.name) < 0;
}

} // namespace

RoomListModel::RoomListModel(QObject *parent)
    : ListModel(parent)
    , m_today(QDate::currentDate())
{
}

void RoomListModel::setRows(QList<RoomRow> rows)
{
    std::stable_sort(rows.begin(), rows.end(), comesFirst);
    updateRows(m_rows, rows);
}

void RoomListModel::setToday(QDate today)
{
    if (m_today == today)
        return;
    m_today = today;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TimeTextRole});
}

int RoomListModel::indexOf(const RoomId &room) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].id == room)
            return i;
    }
    return -1;
}

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RoomRow &row = m_rows[index.row()];
    switch (role) {
    case RoomIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case DirectRole:
        return row.direct;
    case SectionRole:
        return row.direct ? tr("Direct messages") : tr("Rooms");
    case PreviewRole:
        return row.preview.simplified();
    case TypingRole:
        return Words::typingInList(row.typing, row.direct);
    case TimeTextRole:
        return Words::listTime(row.at, m_today, m_locale);
    case UnreadTextRole:
        return Words::count(row.unread);
    case MentionTextRole:
        return row.mentions > 0 ? u'@' + Words::count(row.mentions) : QString();
    case UnreadRole:
        return row.unread > 0 || row.mentions > 0;
    case PresenceRole:
        return static_cast<int>(row.presence);
    case InitialsRole:
        return Words::initials(row.name);
    case ToneRole:
        return Words::tone(row.peer.toString());
    case AccessibleNameRole:
        return accessibleName(row);
    default:
        return {};
    }
}

QHash<int, QByteArray> RoomListModel::roleNames() const
{
    return {{RoomIdRole, "roomId"},
            {NameRole, "name"},
            {DirectRole, "direct"},
            {SectionRole, "section"},
            {PreviewRole, "preview"},
            {TypingRole, "typing"},
            {TimeTextRole, "timeText"},
            {UnreadTextRole, "unreadText"},
            {MentionTextRole, "mentionText"},
            {UnreadRole, "unread"},
            {PresenceRole, "presence"},
            {InitialsRole, "initials"},
            {ToneRole, "tone"},
            {AccessibleNameRole, "accessibleName"}};
}

QString RoomListModel::accessibleName(const RoomRow &row) const
{
    QStringList parts{row.name};
    if (row.mentions > 0)
        parts.append(tr("%n mention(s)", nullptr, row.mentions));
    if (row.unread > 0)
        parts.append(tr("%n unread message(s)", nullptr, row.unread));
    const QString typing = Words::typingInList(row.typing, row.direct);
    parts.append(typing.isEmpty() ? row.preview.simplified() : typing);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace Chinwag

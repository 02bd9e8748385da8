#include "app/ui/timeline/personlistmodel.h"

#include "app/ui/words.h"

namespace Chinwag {

int PersonListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PersonListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PersonRow &row = m_rows[index.row()];
    switch (role) {
    case UserIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case UsernameRole:
        return row.username;
    case PresenceRole:
        return static_cast<int>(row.presence);
    case PresenceTextRole:
        return presenceText(row.presence);
    case InitialsRole:
        return Words::initials(row.name);
    case ToneRole:
        return Words::tone(row.id.toString());
    default:
        return {};
    }
}

QHash<int, QByteArray> PersonListModel::roleNames() const
{
    return {{UserIdRole, "userId"},
            {NameRole, "name"},
            {UsernameRole, "username"},
            {PresenceRole, "presence"},
            {PresenceTextRole, "presenceText"},
            {InitialsRole, "initials"},
            {ToneRole, "tone"}};
}

QString PersonListModel::presenceText(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return tr("Online");
    case Presence::Away:
        return tr("Away");
    case Presence::DoNotDisturb:
        return tr("Do not disturb");
    case Presence::Offline:
        break;
    }
    return tr("Offline");
}

} // namespace Chinwag

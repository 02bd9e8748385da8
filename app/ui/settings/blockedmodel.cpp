#include "app/ui/settings/blockedmodel.h"

#include "app/ui/words.h"

namespace Chinwag {

void BlockedModel::setUsers(const QList<User> &users)
{
    QList<Row> rows;
    for (const User &user : users)
        rows.append({user});
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return a.user.displayName.localeAwareCompare(b.user.displayName) < 0;
    });
    updateRows(m_rows, rows);
}

int BlockedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant BlockedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const User &user = m_rows[index.row()].user;
    switch (role) {
    case UserIdRole:
        return user.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return user.displayName;
    case UsernameRole:
        return QString(u'@' + user.username);
    case InitialsRole:
        return Words::initials(user.displayName);
    case ToneRole:
        return Words::tone(user.id.toString());
    default:
        return {};
    }
}

QHash<int, QByteArray> BlockedModel::roleNames() const
{
    return {{UserIdRole, "userId"},
            {NameRole, "name"},
            {UsernameRole, "username"},
            {InitialsRole, "initials"},
            {ToneRole, "tone"}};
}

} // namespace Chinwag

#include "app/ui/rooms/directorymodel.h"

#include "app/core/text/foreigntext.h"

namespace Chinwag {

void DirectoryModel::setRows(QList<DirectoryRow> rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const DirectoryRow &a, const DirectoryRow &b) {
        return a.name.localeAwareCompare(b.name) < 0;
    });
    updateRows(m_rows, rows);
}

int DirectoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DirectoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DirectoryRow &row = m_rows[index.row()];
    switch (role) {
    case RoomIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case DetailRole: {
        const QString people = tr("%n person(s)", nullptr, row.people);
        return row.topic.isEmpty()
                   ? people
                   : tr("%1 · %2", "number of people, topic").arg(people, ForeignText::isolated(row.topic));
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> DirectoryModel::roleNames() const
{
    return {{RoomIdRole, "roomId"}, {NameRole, "name"}, {DetailRole, "detail"}};
}

} // namespace Chinwag

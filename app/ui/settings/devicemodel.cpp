#include "app/ui/settings/devicemodel.h"

#include <QDateTime>
#include <QLocale>

namespace Chinwag {

void DeviceModel::setDevices(const QList<DeviceEntry> &devices)
{
    QList<Row> rows;
    for (const DeviceEntry &device : devices)
        rows.append({device});
    updateRows(m_rows, rows);
}

int DeviceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DeviceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeviceEntry &device = m_rows[index.row()].device;
    switch (role) {
    case DeviceIdRole:
        return device.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return device.name;
    case UsedRole: {
        const auto used = QDateTime::fromMSecsSinceEpoch(device.lastUsedAt.count());
        return device.isCurrent ? tr("This computer")
                                : tr("Last used %1").arg(QLocale().toString(used, QLocale::ShortFormat));
    }
    case CurrentRole:
        return device.isCurrent;
    default:
        return {};
    }
}

QHash<int, QByteArray> DeviceModel::roleNames() const
{
    return {{DeviceIdRole, "deviceId"}, {NameRole, "name"}, {UsedRole, "used"}, {CurrentRole, "current"}};
}

} // namespace Chinwag

#pragma once

#include "app/ui/listmodel.h"
#include "shared/protocol/httpbodies.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// Where one is signed in, in the order that it is given.
class DeviceModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AccountController")

public:
    enum Role { DeviceIdRole = Qt::UserRole + 1, NameRole, UsedRole, CurrentRole };

    using ListModel::ListModel;

    void setDevices(const QList<DeviceEntry> &devices);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        DeviceEntry device;

        const QString &key() const { return device.id.toString(); }
        friend bool operator==(const Row &a, const Row &b)
        {
            return a.device.id == b.device.id && a.device.name == b.device.name &&
                   a.device.lastUsedAt == b.device.lastUsedAt && a.device.isCurrent == b.device.isCurrent;
        }
    };

    QList<Row> m_rows;
};

} // namespace Chinwag

#pragma once

#include "app/ui/listmodel.h"
#include "shared/base/ids.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

struct DirectoryRow
{
    RoomId id;
    QString name;
    QString topic;
    int people = 0;

    const QString &key() const { return id.toString(); }
    friend bool operator==(const DirectoryRow &, const DirectoryRow &) = default;
};

/// Public rooms one could join, by name.
class DirectoryModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by RoomsController")

public:
    enum Role { RoomIdRole = Qt::UserRole + 1, NameRole, DetailRole };

    using ListModel::ListModel;

    void setRows(QList<DirectoryRow> rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<DirectoryRow> m_rows;
};

} // namespace Chinwag

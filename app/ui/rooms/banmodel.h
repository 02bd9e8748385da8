#pragma once

#include "app/core/rooms/roombook.h"
#include "app/ui/listmodel.h"
#include "shared/protocol/membership.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// Who cannot come into a room.
class BanModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by its controller")

public:
    enum Role { UserIdRole = Qt::UserRole + 1, NameRole, InitialsRole, ToneRole, EndRole, ReasonRole };

    using ListModel::ListModel;

    /// `today` is for how times are written.
    void setBans(const QList<Ban> &bans, const RoomBook &book, QDate today);

    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        QString user;
        QString name;
        QString end; ///< "Until 18:00, by Ann"
        QString reason;

        const QString &key() const { return user; }
        friend bool operator==(const Row &, const Row &) = default;
    };

    QList<Row> m_rows;
};

} // namespace Chinwag

#pragma once

#include "app/ui/listmodel.h"
#include "shared/protocol/model.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// People that one has blocked, by name.
class BlockedModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by PrivacyController")

public:
    enum Role { UserIdRole = Qt::UserRole + 1, NameRole, UsernameRole, InitialsRole, ToneRole };

    using ListModel::ListModel;

    void setUsers(const QList<User> &users);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        User user;

        const QString &key() const { return user.id.toString(); }
        friend bool operator==(const Row &, const Row &) = default;
    };

    QList<Row> m_rows;
};

} // namespace Chinwag

#pragma once

#include "app/ui/listmodel.h"
#include "shared/base/ids.h"
#include "shared/protocol/model.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

struct PersonRow
{
    UserId id;
    QString name;
    QString username;
    Presence presence = Presence::Offline;

    const QString &key() const { return id.toString(); }
    friend bool operator==(const PersonRow &, const PersonRow &) = default;
};

/// People: who types, who is in a room. Order is the caller's.
class PersonListModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by its controller")

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1,
        NameRole,
        UsernameRole,
        PresenceRole,
        PresenceTextRole,
        InitialsRole,
        ToneRole
    };

    using ListModel::ListModel;

    void setRows(const QList<PersonRow> &rows) { updateRows(m_rows, rows); }
    const QList<PersonRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    static QString presenceText(Presence presence);

private:
    QList<PersonRow> m_rows;
};

} // namespace Chinwag

#pragma once

#include "app/core/lab/connectionlog.h"
#include "app/ui/listmodel.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// The newest frames of the connection, the newest first: when, which way, what kind, how large.
class LabFrameModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by LabController")

public:
    enum Role {
        TimeRole = Qt::UserRole + 1,
        IncomingRole,
        TypeRole,
        BytesRole,
        AnswerRole,
        LostRole,
        AccessibleNameRole
    };
    static constexpr int mostRows = 60;

    using ListModel::ListModel;

    void show(const ConnectionLog &log);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        quint64 number = 0;
        QString time;
        bool incoming = false;
        QString type;
        qsizetype bytes = 0;
        QString answer;
        bool lost = false;

        QString key() const { return QString::number(number); }
        friend bool operator==(const Row &, const Row &) = default;
    };
    static QString accessibleName(const Row &row);

    QList<Row> m_rows;
};

} // namespace Chinwag

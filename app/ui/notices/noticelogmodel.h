#pragma once

#include "app/core/notices/noticeboard.h"
#include "app/ui/listmodel.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// The newest messages of a room, and for each why one was told of it or not.
class NoticeLogModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by NoticeController")

public:
    enum Role { SenderRole = Qt::UserRole + 1, TimeRole, ReasonRole, ToldRole };

    using ListModel::ListModel;

    /// The newest first.
    void setEntries(const QList<NoticeBoard::Entry> &entries, const RoomBook &book);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        QString id; ///< of the message
        QString sender;
        std::chrono::milliseconds at{0};
        NoticeVerdict verdict;

        const QString &key() const { return id; }
        friend bool operator==(const Row &, const Row &) = default;
    };
    static QString sentence(const NoticeVerdict &verdict);

    QList<Row> m_rows;
};

} // namespace Chinwag

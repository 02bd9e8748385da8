#pragma once

#include "app/core/chatsession.h"
#include "app/ui/listmodel.h"

#include <QDate>
#include <QLocale>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// Messages that were found.
class SearchModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by SearchController")

public:
    enum Role {
        SenderRole = Qt::UserRole + 1,
        RoomRole,
        TimeTextRole,
        ExcerptRole, ///< styled text
        InitialsRole,
        ToneRole,
        AccessibleNameRole,
    };

    using ListModel::ListModel;

    /// Null: nothing was found.
    void setSession(ChatSession *session);
    void setHits(const QList<SearchHit> &hits);
    void setToday(QDate today);
    void updateTimes(); ///< the zone is another one
    const Event &at(int row) const { return m_rows.at(row).hit.event; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        SearchHit hit;

        QString key() const { return hit.event.room.toString() + u'/' + QString::number(hit.event.seq); }
        friend bool operator==(const Row &a, const Row &b)
        {
            return a.hit.event == b.hit.event && a.hit.marks == b.hit.marks;
        }
    };

    QString roomTitle(const RoomId &room) const;
    QString accessibleName(const SearchHit &hit) const;

    ChatSession *m_session = nullptr;
    QList<Row> m_rows;
    QDate m_today;
};

} // namespace Chinwag

#pragma once

#include "app/core/chatsession.h"
#include "app/ui/listmodel.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// What others have written in the open room and not sent: a row for each of them, in the order they began.
class WordsModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WordsController")

public:
    enum Role { NameRole = Qt::UserRole + 1, InitialsRole, ToneRole, WordsRole, AccessibleNameRole };

    using ListModel::ListModel;

    void show(const QList<WordsTracker::Words> &words, const RoomBook *book);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        UserId user;
        QString name;
        QString text;

        const QString &key() const { return user.toString(); }
        friend bool operator==(const Row &, const Row &) = default;
    };

    QList<Row> m_rows;
};

} // namespace Chinwag

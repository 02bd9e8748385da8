#pragma once

#include "app/ui/listmodel.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// One thing that a word can become.
struct CompletionRow
{
    QString id;       ///< of its kind
    QString inserted; ///< in place of what was typed, the sign included
    QString title;
    QString detail;
    QString picture; ///< an emoji or a sign; "": the initials
    QString initials;
    int tone = 0;

    const QString &key() const { return id; }
    friend bool operator==(const CompletionRow &, const CompletionRow &) = default;
};

/// What the word that is being written can become, the likeliest first.
class CompletionModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by CompletionController")

public:
    enum Role { TitleRole = Qt::UserRole + 1, DetailRole, PictureRole, InitialsRole, ToneRole };

    using ListModel::ListModel;

    void setRows(const QList<CompletionRow> &rows) { updateRows(m_rows, rows); }
    const QList<CompletionRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<CompletionRow> m_rows;
};

} // namespace Chinwag

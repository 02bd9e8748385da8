#include "app/ui/completion/completionmodel.h"

namespace Chinwag {

int CompletionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CompletionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CompletionRow &row = m_rows.at(index.row());
    switch (role) {
    case TitleRole:
        return row.title;
    case DetailRole:
        return row.detail;
    case PictureRole:
        return row.picture;
    case InitialsRole:
        return row.initials;
    case ToneRole:
        return row.tone;
    default:
        return {};
    }
}

QHash<int, QByteArray> CompletionModel::roleNames() const
{
    return {{TitleRole, "title"},
            {DetailRole, "detail"},
            {PictureRole, "picture"},
            {InitialsRole, "initials"},
            {ToneRole, "tone"}};
}

} // namespace Chinwag

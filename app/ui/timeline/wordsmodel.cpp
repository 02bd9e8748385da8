#include "app/ui/timeline/wordsmodel.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/words.h"

namespace Chinwag {

void WordsModel::show(const QList<WordsTracker::Words> &words, const RoomBook *book)
{
    QList<Row> rows;
    for (const WordsTracker::Words &each : words)
        rows.append({each.user, book->user(each.user).displayName, ForeignText::drawable(each.text)});
    updateRows(m_rows, rows);
}

int WordsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant WordsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case NameRole:
        return row.name;
    case InitialsRole:
        return Words::initials(row.name);
    case ToneRole:
        return Words::tone(row.user.toString());
    case WordsRole:
        return row.text;
    case AccessibleNameRole:
        return tr("%1 is typing, not sent yet: %2").arg(ForeignText::isolated(row.name), row.text);
    default:
        return {};
    }
}

QHash<int, QByteArray> WordsModel::roleNames() const
{
    return {{NameRole, "name"},
            {InitialsRole, "initials"},
            {ToneRole, "tone"},
            {WordsRole, "words"},
            {AccessibleNameRole, "accessibleName"}};
}

} // namespace Chinwag

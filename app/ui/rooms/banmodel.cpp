#include "app/ui/rooms/banmodel.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/words.h"

namespace Chinwag {

void BanModel::setBans(const QList<Ban> &bans, const RoomBook &book, QDate today)
{
    const QLocale locale;
    QList<Row> rows;
    for (const Ban &ban : bans) {
        const QDateTime until = QDateTime::fromMSecsSinceEpoch(ban.until.count());
        const QString end = ban.until.count() > 0
                                ? tr("Until %1", "time").arg(Words::moment(until, today, locale))
                                : tr("Until it is lifted");
        const QString by = ForeignText::isolated(book.user(ban.by).displayName);
        rows.append({ban.user.id.toString(), ban.user.displayName,
                     ban.by.isEmpty() ? end : tr("%1, by %2", "until when, person").arg(end, by),
                     ForeignText::drawable(ban.reason)});
    }
    updateRows(m_rows, rows);
}

void BanModel::clear() { updateRows(m_rows, {}); }

int BanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant BanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case UserIdRole:
        return row.user;
    case NameRole:
        return row.name;
    case InitialsRole:
        return Words::initials(row.name);
    case ToneRole:
        return Words::tone(row.user);
    case EndRole:
        return row.end;
    case ReasonRole:
        return row.reason;
    default:
        return {};
    }
}

QHash<int, QByteArray> BanModel::roleNames() const
{
    return {{UserIdRole, "userId"}, {NameRole, "name"}, {InitialsRole, "initials"},
            {ToneRole, "tone"},     {EndRole, "end"},   {ReasonRole, "reason"}};
}

} // namespace Chinwag

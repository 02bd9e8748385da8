#include "app/ui/notices/noticelogmodel.h"

#include "app/ui/words.h"

namespace Chinwag {

namespace {

QDateTime localTime(std::chrono::milliseconds at) { return QDateTime::fromMSecsSinceEpoch(at.count()); }

} // namespace

void NoticeLogModel::setEntries(const QList<NoticeBoard::Entry> &entries, const RoomBook &book)
{
    QList<Row> rows;
    for (const NoticeBoard::Entry &entry : entries)
        rows.append(
            {QString::number(entry.seq), book.user(entry.sender).displayName, entry.at, entry.verdict});
    updateRows(m_rows, rows);
}

void NoticeLogModel::clear() { updateRows(m_rows, {}); }

QString NoticeLogModel::sentence(const NoticeVerdict &verdict)
{
    switch (verdict.rule) {
    case NoticeVerdict::Rule::Direct:
        return tr("Shown: it was a direct message.");
    case NoticeVerdict::Rule::Mentioned:
        return tr("Shown: it mentions you.");
    case NoticeVerdict::Rule::Everything:
        return tr("Shown: you want to hear of all messages.");
    case NoticeVerdict::Rule::InSight:
        return tr("Not shown: you had the room in front of you.");
    case NoticeVerdict::Rule::Muted:
        return tr("Not shown: this room was muted until %1.")
            .arg(Words::time(localTime(verdict.until), QLocale()));
    case NoticeVerdict::Rule::RoomIsQuiet:
        return tr("Not shown: you want to hear nothing of this room.");
    case NoticeVerdict::Rule::AllQuiet:
        return tr("Not shown: your notifications were off.");
    case NoticeVerdict::Rule::NotMentioned:
        return tr("Not shown: it does not mention you.");
    case NoticeVerdict::Rule::DoNotDisturb:
        return tr("Not shown: you did not want to be disturbed.");
    case NoticeVerdict::Rule::CaughtUp:
        return tr("Shown with others: it came while you were away.");
    }
    return {};
}

int NoticeLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant NoticeLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case SenderRole:
        return row.sender;
    case TimeRole:
        return Words::time(localTime(row.at), QLocale());
    case ReasonRole:
        return sentence(row.verdict);
    case ToldRole:
        return row.verdict.isTold();
    default:
        return {};
    }
}

QHash<int, QByteArray> NoticeLogModel::roleNames() const
{
    return {{SenderRole, "sender"}, {TimeRole, "time"}, {ReasonRole, "reason"}, {ToldRole, "told"}};
}

} // namespace Chinwag

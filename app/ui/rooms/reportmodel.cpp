#include "app/ui/rooms/reportmodel.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/words.h"

#include <algorithm>

namespace Chinwag {

void ReportModel::setReports(const QList<Report> &reports, QDate today)
{
    const QLocale locale;
    QList<Row> rows;
    for (const Report &report : reports) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(report.at.count());
        const QString who =
            tr("Reported by %1, %2", "person, time")
                .arg(ForeignText::isolated(report.by.displayName), Words::moment(at, today, locale));
        rows.append({report, report.reason.isEmpty() ? who
                                                     : tr("%1: %2", "who reported a message and when, why")
                                                           .arg(who, ForeignText::isolated(report.reason))});
    }
    updateRows(m_rows, rows);
}

void ReportModel::remove(const ReportId &report)
{
    QList<Row> left = m_rows;
    left.removeIf([&report](const Row &row) { return row.report.id == report; });
    updateRows(m_rows, left);
}

const Report *ReportModel::find(const ReportId &report) const
{
    const auto found =
        std::ranges::find_if(m_rows, [&report](const Row &row) { return row.report.id == report; });
    return found == m_rows.cend() ? nullptr : &found->report;
}

int ReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ReportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const User &author = row.report.author;
    switch (role) {
    case ReportIdRole:
        return row.report.id.toString();
    case AuthorRole:
        return author.displayName;
    case InitialsRole:
        return Words::initials(author.displayName);
    case ToneRole:
        return Words::tone(author.id.toString());
    case WordsRole:
        return row.report.text.isEmpty() ? tr("A message without words")
                                         : ForeignText::drawable(row.report.text);
    case WhyRole:
        return row.why;
    default:
        return {};
    }
}

QHash<int, QByteArray> ReportModel::roleNames() const
{
    return {{ReportIdRole, "reportId"}, {AuthorRole, "author"}, {InitialsRole, "initials"},
            {ToneRole, "tone"},         {WordsRole, "words"},   {WhyRole, "why"}};
}

} // namespace Chinwag

#include "app/ui/lab/labframemodel.h"

#include "app/ui/lab/labwords.h"

#include <QDateTime>
#include <QLocale>

namespace Chinwag {

void LabFrameModel::show(const ConnectionLog &log)
{
    QList<Row> rows;
    for (auto frame = log.frames().crbegin(); frame != log.frames().crend() && rows.size() < mostRows;
         ++frame) {
        const QTime time = QDateTime::fromMSecsSinceEpoch(frame->at.count()).time();
        QString answer = frame->answeredIn ? LabWords::duration(*frame->answeredIn) : QString();
        if (frame->lost)
            answer = tr("lost on purpose");
        rows.append({frame->number, time.toString(QStringLiteral("HH:mm:ss")), frame->incoming, frame->type,
                     frame->bytes, answer, frame->lost});
    }
    updateRows(m_rows, rows);
}

int LabFrameModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant LabFrameModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case TimeRole:
        return row.time;
    case IncomingRole:
        return row.incoming;
    case Qt::DisplayRole:
    case TypeRole:
        return row.type;
    case BytesRole:
        return QLocale().toString(row.bytes);
    case AnswerRole:
        return row.answer;
    case LostRole:
        return row.lost;
    case AccessibleNameRole:
        return accessibleName(row);
    default:
        return {};
    }
}

QHash<int, QByteArray> LabFrameModel::roleNames() const
{
    return {{TimeRole, "time"},
            {IncomingRole, "incoming"},
            {TypeRole, "type"},
            {BytesRole, "bytes"},
            {AnswerRole, "answer"},
            {LostRole, "lost"},
            {AccessibleNameRole, "accessibleName"}};
}

QString LabFrameModel::accessibleName(const Row &row)
{
    const QString kind = row.incoming ? tr("%1 in", "a kind of frame came").arg(row.type)
                                      : tr("%1 out", "a kind of frame went").arg(row.type);
    const auto bytes = static_cast<int>(row.bytes);
    QStringList parts{kind, row.time, tr("%n byte(s)", nullptr, bytes)};
    if (!row.answer.isEmpty())
        parts.append(row.lost ? row.answer : tr("answered in %1").arg(row.answer));
    return parts.join(QStringLiteral(", "));
}

} // namespace Chinwag

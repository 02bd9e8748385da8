#include "app/ui/search/searchmodel.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/files/filelabels.h"
#include "app/ui/search/excerpt.h"
#include "app/ui/words.h"

namespace Chinwag {

namespace {

QString textOf(const SearchHit &hit)
{
    const auto *message = hit.event.as<MessageBody>();
    if (message && message->text.isEmpty())
        return FileLabels::instead(message->files);
    return message ? message->text : QString();
}

QDateTime timeOf(const SearchHit &hit) { return QDateTime::fromMSecsSinceEpoch(hit.event.at.count()); }

} // namespace

void SearchModel::setSession(ChatSession *session)
{
    setHits({});
    m_session = session;
}

void SearchModel::setHits(const QList<SearchHit> &hits)
{
    QList<Row> rows;
    for (const SearchHit &hit : hits)
        rows.append({hit});
    updateRows(m_rows, rows);
}

void SearchModel::setToday(QDate today)
{
    m_today = today;
    updateTimes();
}

void SearchModel::updateTimes()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TimeTextRole});
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchHit &hit = m_rows.at(index.row()).hit;
    const QString sender = m_session->rooms().user(hit.event.sender).displayName;
    switch (role) {
    case Qt::DisplayRole:
    case SenderRole:
        return sender;
    case RoomRole:
        return roomTitle(hit.event.room);
    case TimeTextRole:
        return Words::listTime(timeOf(hit), m_today, QLocale());
    case ExcerptRole:
        return excerpt(textOf(hit), hit.marks);
    case InitialsRole:
        return Words::initials(sender);
    case ToneRole:
        return Words::tone(hit.event.sender.toString());
    case AccessibleNameRole:
        return accessibleName(hit);
    default:
        return {};
    }
}

QString SearchModel::roomTitle(const RoomId &room) const
{
    const RoomBook::Entry *entry = m_session->rooms().find(room);
    const QString title = m_session->rooms().title(room);
    return entry && entry->room.kind == RoomKind::Direct ? title : QStringLiteral("# ") + title;
}

QString SearchModel::accessibleName(const SearchHit &hit) const
{
    return tr("%1 in %2, %3: %4", "person, room, time, message")
        .arg(ForeignText::isolated(m_session->rooms().user(hit.event.sender).displayName),
             ForeignText::isolated(m_session->rooms().title(hit.event.room)),
             Words::listTime(timeOf(hit), m_today, QLocale()), ForeignText::isolated(textOf(hit)));
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    return {{SenderRole, "sender"},
            {RoomRole, "room"},
            {TimeTextRole, "timeText"},
            {ExcerptRole, "excerpt"},
            {InitialsRole, "initials"},
            {ToneRole, "tone"},
            {AccessibleNameRole, "accessibleName"}};
}

} // namespace Chinwag

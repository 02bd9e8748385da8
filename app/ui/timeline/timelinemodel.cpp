#include "app/ui/timeline/timelinemodel.h"

#include "app/ui/words.h"

namespace Chinwag {

namespace {

bool sameGroup(const TimelineEntry &previous, const TimelineEntry &entry)
{
    using Kind = TimelineEntry::Kind;
    return previous.kind == Kind::Message && entry.kind == Kind::Message && previous.sender == entry.sender &&
           previous.at.secsTo(entry.at) <= std::chrono::seconds(TimelineModel::groupSpan).count();
}

} // namespace

TimelineModel::TimelineModel(QObject *parent)
    : ListModel(parent)
    , m_today(QDate::currentDate())
{
}

void TimelineModel::setEntries(const QList<TimelineEntry> &entries)
{
    m_entries = entries;
    rebuild();
}

void TimelineModel::setFirstUnread(const QString &id)
{
    if (m_firstUnread == id)
        return;
    m_firstUnread = id;
    rebuild();
}

void TimelineModel::setToday(QDate today)
{
    if (m_today == today)
        return;
    m_today = today;
    rebuild();
}

void TimelineModel::rebuild()
{
    QList<Row> rows;
    rows.reserve(m_entries.size());
    const TimelineEntry *previous = nullptr;
    QSet<QString> known; // a line that comes twice is shown once
    for (const TimelineEntry &entry : std::as_const(m_entries)) {
        if (known.contains(entry.id))
            continue;
        known.insert(entry.id);
        rows.append(makeRow(previous, entry));
        previous = &entry;
    }
    std::reverse(rows.begin(), rows.end());
    updateRows(m_rows, rows);
}

TimelineModel::Row TimelineModel::makeRow(const TimelineEntry *previous, const TimelineEntry &entry) const
{
    Row row;
    row.entry = entry;
    // A gap has no time of its own; the day is said again by the first message after it.
    const bool timed = entry.kind != TimelineEntry::Kind::Gap;
    const bool dayBegins = timed && (!previous || previous->at.date() != entry.at.date());
    if (dayBegins)
        row.dayLabel = Words::day(entry.at.date(), m_today, m_locale);
    row.newLine = !m_firstUnread.isEmpty() && entry.id == m_firstUnread;
    row.showAuthor = !previous || dayBegins || row.newLine || !sameGroup(*previous, entry);
    return row;
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const TimelineEntry &entry = row.entry;
    switch (role) {
    case EntryIdRole:
        return entry.id;
    case KindRole:
        return static_cast<int>(entry.kind);
    case SenderNameRole:
        return entry.senderName;
    case InitialsRole:
        return Words::initials(entry.senderName);
    case ToneRole:
        return Words::tone(entry.sender.toString());
    case Qt::DisplayRole:
    case BodyRole:
        return body(entry);
    case TimeTextRole:
        return Words::time(entry.at, m_locale);
    case FullTimeRole:
        return m_locale.toString(entry.at, QLocale::LongFormat);
    case ShowAuthorRole:
        return row.showAuthor;
    case DayLabelRole:
        return row.dayLabel;
    case NewLineRole:
        return row.newLine;
    case EditedRole:
        return entry.edited && !entry.deleted;
    case DeletedRole:
        return entry.deleted;
    case DeliveryRole:
        return static_cast<int>(entry.delivery);
    case FailureRole:
        return entry.failure;
    case AccessibleNameRole:
        return accessibleName(row);
    default:
        return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{EntryIdRole, "entryId"},
            {KindRole, "kind"},
            {SenderNameRole, "senderName"},
            {InitialsRole, "initials"},
            {ToneRole, "tone"},
            {BodyRole, "body"},
            {TimeTextRole, "timeText"},
            {FullTimeRole, "fullTime"},
            {ShowAuthorRole, "showAuthor"},
            {DayLabelRole, "dayLabel"},
            {NewLineRole, "newLine"},
            {EditedRole, "edited"},
            {DeletedRole, "deleted"},
            {DeliveryRole, "delivery"},
            {FailureRole, "failure"},
            {AccessibleNameRole, "accessibleName"}};
}

QString TimelineModel::body(const TimelineEntry &entry) const
{
    if (entry.deleted)
        return tr("Message deleted");
    if (entry.kind == TimelineEntry::Kind::Gap)
        return tr("Messages are missing here");
    return entry.text;
}

QString TimelineModel::accessibleName(const Row &row) const
{
    const TimelineEntry &entry = row.entry;
    if (entry.kind != TimelineEntry::Kind::Message)
        return body(entry);
    QStringList parts{entry.senderName, Words::time(entry.at, m_locale), body(entry)};
    if (entry.edited)
        parts.append(tr("edited"));
    if (entry.delivery == TimelineEntry::Delivery::Waiting)
        parts.append(tr("waiting to be sent"));
    if (entry.delivery == TimelineEntry::Delivery::Failed)
        parts.append(tr("not sent"));
    return parts.join(QStringLiteral(", "));
}

} // namespace Chinwag

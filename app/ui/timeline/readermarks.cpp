#include "app/ui/timeline/readermarks.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/files/filelabels.h"
#include "app/ui/timeline/entryid.h"
#include "app/ui/words.h"

#include <QStringList>

#include <utility>

namespace Chinwag {

namespace {

template <typename Predicate>
ReaderMarks::Rows rowsWhere(const Timeline *timeline, Predicate isWanted)
{
    ReaderMarks::Rows rows;
    for (int at = 0; timeline && at < timeline->count(); ++at) {
        if (isWanted(timeline->at(at)))
            rows.append(at);
    }
    return rows;
}

QSet<QString> messagesBetween(const Timeline *timeline, const QString &entryId, const QString &other)
{
    QSet<QString> entries;
    int ends = 0;
    for (int at = 0; timeline && at < timeline->count() && ends < 2; ++at) {
        const TimelineItem &item = timeline->at(at);
        const QString id = entryIdOf(item);
        ends += (id == entryId ? 1 : 0) + (id == other ? 1 : 0);
        if (ends > 0 && item.kind == TimelineItem::Kind::Message && !item.deleted)
            entries.insert(id);
    }
    return ends == 2 ? entries : QSet<QString>();
}

} // namespace

FormattedTexts::Shown ReaderMarks::shown(const TimelineItem &item, const QString &text,
                                         const MessageFormat::People &people)
{
    return m_texts.shown(entryIdOf(item), text, people);
}

ReaderMarks::Rows ReaderMarks::toggleFold(const Timeline *timeline, const QString &entryId)
{
    m_texts.toggleFold(entryId);
    return rowsWhere(timeline, [&entryId](const TimelineItem &item) { return entryIdOf(item) == entryId; });
}

ReaderMarks::Rows ReaderMarks::selectBetween(const Timeline *timeline, const QString &entryId,
                                             const QString &other)
{
    const QSet<QString> next = messagesBetween(timeline, entryId, other);
    const QSet<QString> before = std::exchange(m_selected, next);
    const QSet<QString> changed = (before - next) + (next - before);
    if (changed.isEmpty())
        return {};
    return rowsWhere(timeline,
                     [&changed](const TimelineItem &item) { return changed.contains(entryIdOf(item)); });
}

bool ReaderMarks::clearSelection() { return !std::exchange(m_selected, {}).isEmpty(); }

bool ReaderMarks::isSelected(const TimelineItem &item) const
{
    return !m_selected.isEmpty() && m_selected.contains(entryIdOf(item));
}

ReaderMarks::Rows ReaderMarks::selectedRows(const Timeline *timeline) const
{
    return rowsWhere(timeline, [this](const TimelineItem &item) { return isSelected(item); });
}

QString ReaderMarks::selectedText(const Timeline &timeline, const NameOf &nameOf, QDate today,
                                  const QLocale &locale) const
{
    QStringList parts;
    QString last;
    for (int at = 0; at < timeline.count(); ++at) {
        const TimelineItem &item = timeline.at(at);
        if (item.deleted || !isSelected(item))
            continue;
        QStringList lines;
        for (const File &file : item.files)
            lines.append(FileLabels::name(file));
        if (!item.text.isEmpty())
            lines.append(item.text);
        last = lines.join(u'\n');
        parts.append(head(item, nameOf(item), today, locale) + u'\n' + last);
    }
    return parts.size() == 1 ? last : parts.join(QStringLiteral("\n\n"));
}

QString ReaderMarks::head(const TimelineItem &item, const QString &author, QDate today, const QLocale &locale)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(item.at.count());
    const QString time = Words::time(at, locale);
    const QDate day = at.date();
    const QString when =
        day == today ? time : tr("%1 %2", "day, time").arg(locale.toString(day, QLocale::ShortFormat), time);
    return tr("%1, %2", "person, time").arg(ForeignText::isolated(author), when);
}

} // namespace Chinwag

#include "app/ui/timeline/readermarks.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/files/filelabels.h"
#include "app/ui/timeline/entryid.h"
#include "app/ui/words.h"

#include <QStringList>

#include <algorithm>
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

/// The messages from the one row to the other.
struct Span
{
    int first = -1;
    int last = -1;
};

Span spanOf(const Timeline *timeline, const QString &entryId, const QString &other)
{
    Span span;
    for (int at = 0; timeline && at < timeline->count(); ++at) {
        const QString id = entryIdOf(timeline->at(at));
        if (id == entryId)
            span.first = at;
        if (id == other)
            span.last = at;
    }
    return span;
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

ReaderMarks::Selection ReaderMarks::between(const Timeline *timeline, Anchor from, Anchor to)
{
    Span span = spanOf(timeline, from.entryId, to.entryId);
    if (span.first < 0 || span.last < 0)
        return {};
    if (span.last < span.first || (span.first == span.last && to.place < from.place)) {
        std::swap(span.first, span.last);
        std::swap(from, to);
    }
    Selection selection;
    for (int at = span.first; at <= span.last; ++at) {
        const TimelineItem &item = timeline->at(at);
        Stretch stretch;
        if (at == span.first)
            stretch.from = from.place;
        if (at == span.last)
            stretch.to = to.place;
        const bool isEmpty = stretch.from == stretch.to || (stretch.to == beginning && !item.text.isEmpty());
        if (item.kind == TimelineItem::Kind::Message && !item.deleted && !isEmpty)
            selection.insert(entryIdOf(item), stretch);
    }
    return selection;
}

ReaderMarks::Rows ReaderMarks::select(const Timeline *timeline, const Selection &next)
{
    const Selection before = std::exchange(m_selected, next);
    return rowsWhere(timeline, [&](const TimelineItem &item) {
        const QString id = entryIdOf(item);
        const auto was = before.constFind(id);
        const auto is = next.constFind(id);
        const bool had = was != before.cend();
        return had != (is != next.cend()) || (had && !(*was == *is));
    });
}

ReaderMarks::Rows ReaderMarks::selectBetween(const Timeline *timeline, const QString &entryId,
                                             const QString &other)
{
    // In whatever order they are.
    const Span span = spanOf(timeline, entryId, other);
    const bool isUpwards = span.last < span.first;
    m_anchor = {entryId, isUpwards ? end : beginning};
    return selectTo(timeline, other, isUpwards ? beginning : end);
}

ReaderMarks::Rows ReaderMarks::selectTo(const Timeline *timeline, const QString &entryId, const Place &place)
{
    return select(timeline, between(timeline, m_anchor, {entryId, place}));
}

bool ReaderMarks::clearSelection()
{
    m_anchor = {};
    return !std::exchange(m_selected, {}).isEmpty();
}

bool ReaderMarks::isSelected(const TimelineItem &item) const
{
    return !m_selected.isEmpty() && m_selected.contains(entryIdOf(item));
}

QList<QPoint> ReaderMarks::chosen(const TimelineItem &item, const QStringList &parts) const
{
    const auto found = m_selected.isEmpty() ? m_selected.cend() : m_selected.constFind(entryIdOf(item));
    if (found == m_selected.cend())
        return {};
    QList<QPoint> chosen;
    for (int part = 0; part < parts.size(); ++part) {
        const auto size = static_cast<int>(parts.at(part).size());
        const int from = part < found->from.part ? size : part > found->from.part ? 0 : found->from.at;
        const int to = part < found->to.part ? size : part > found->to.part ? 0 : found->to.at;
        const QPoint range(std::clamp(from, 0, size), std::clamp(to, 0, size));
        chosen.append(range.x() < range.y() ? range : QPoint(0, 0));
    }
    return chosen;
}

ReaderMarks::Rows ReaderMarks::selectedRows(const Timeline *timeline) const
{
    return rowsWhere(timeline, [this](const TimelineItem &item) { return isSelected(item); });
}

QString ReaderMarks::selectedText(const Timeline &timeline, const NameOf &nameOf, const PartsOf &partsOf,
                                  QDate today, const QLocale &locale) const
{
    QStringList messages;
    QString last;
    for (int at = 0; at < timeline.count(); ++at) {
        const TimelineItem &item = timeline.at(at);
        if (item.deleted || !isSelected(item))
            continue;
        const QStringList parts = partsOf(item);
        const QString text = words(item, parts, chosen(item, parts));
        if (text.isEmpty())
            continue;
        last = text;
        messages.append(head(item, nameOf(item), today, locale) + u'\n' + text);
    }
    return messages.size() == 1 ? last : messages.join(QStringLiteral("\n\n"));
}

QString ReaderMarks::words(const TimelineItem &item, const QStringList &parts, const QList<QPoint> &chosen)
{
    bool isWhole = true;
    QStringList some;
    for (int part = 0; part < chosen.size(); ++part) {
        const QString &text = parts.at(part);
        const QPoint &range = chosen.at(part);
        isWhole = isWhole && range.y() - range.x() == text.size();
        if (range.x() < range.y())
            some.append(text.mid(range.x(), range.y() - range.x()));
    }
    QStringList lines;
    // They stand above the words.
    const bool hasFiles = chosen.isEmpty() || (chosen.first().x() == 0 && chosen.first().y() > 0);
    for (const File &file : hasFiles ? item.files : QList<File>())
        lines.append(FileLabels::name(file));
    if (!isWhole)
        lines.append(some.join(u'\n'));
    else if (!item.text.isEmpty())
        lines.append(item.text);
    return lines.join(u'\n');
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

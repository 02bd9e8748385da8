#pragma once

#include "app/core/timeline/timeline.h"
#include "app/ui/text/formattedtexts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>
#include <QPoint>

#include <functional>
#include <limits>

namespace Chinwag {

/// Somewhere in the words of a message: before the character `at` of one of the parts it consists of.
struct TextPlace
{
    int part = 0;
    int at = 0;

    friend bool operator==(const TextPlace &, const TextPlace &) = default;
    friend bool operator<(const TextPlace &a, const TextPlace &b)
    {
        return a.part < b.part || (a.part == b.part && a.at < b.at);
    }
};

/// What the reader did to the lines of a timeline, which nobody else sees: the long messages that are
/// unfolded, and what is selected, from somewhere in one message to somewhere in another. Lines are named by
/// their entryId; rows are the timeline's.
class ReaderMarks
{
    Q_DECLARE_TR_FUNCTIONS(ReaderMarks)

public:
    using Rows = QList<int>;
    using Place = TextPlace;
    using NameOf = std::function<QString(const TimelineItem &)>;
    /// The parts that a message consists of, as they read, whether or not it is folded.
    using PartsOf = std::function<QStringList(const TimelineItem &)>;

    static constexpr Place beginning{0, 0};
    static constexpr Place end{std::numeric_limits<int>::max(), std::numeric_limits<int>::max()};

    /// How `text`, that of `item`, reads, folded or not.
    FormattedTexts::Shown shown(const TimelineItem &item, const QString &text,
                                const MessageFormat::People &people);
    /// Shows the whole of a long message, or its beginning again; returns the rows it is in.
    Rows toggleFold(const Timeline *timeline, const QString &entryId);

    /// Selects the messages from the one to the other, in either order, and nothing else; none when one of
    /// them is not there. Returns the rows that are not what they were.
    Rows selectBetween(const Timeline *timeline, const QString &entryId, const QString &other);
    /// Where a selection begins that selectTo() makes.
    void beginSelection(const QString &entryId, const Place &place) { m_anchor = {entryId, place}; }
    /// Selects from where it begins to there, in either direction; otherwise as selectBetween().
    Rows selectTo(const Timeline *timeline, const QString &entryId, const Place &place);
    /// True when something was.
    bool clearSelection();
    bool hasSelection() const { return !m_selected.isEmpty(); }
    bool isSelected(const TimelineItem &item) const; ///< some of it, at least
    /// What of each of the `parts` of `item` is selected: from x to before y. Empty: nothing of any.
    QList<QPoint> chosen(const TimelineItem &item, const QStringList &parts) const;
    Rows selectedRows(const Timeline *timeline) const;
    /// One: its text, as it was typed. Several: each below its author and time, with the day when that is not
    /// `today`. Of a message that is not selected as a whole: those words, as they read.
    QString selectedText(const Timeline &timeline, const NameOf &nameOf, const PartsOf &partsOf, QDate today,
                         const QLocale &locale) const;

private:
    struct Stretch
    {
        Place from = beginning;
        Place to = end;

        friend bool operator==(const Stretch &, const Stretch &) = default;
    };
    struct Anchor
    {
        QString entryId;
        Place place;
    };
    using Selection = QHash<QString, Stretch>;

    static Selection between(const Timeline *timeline, Anchor from, Anchor to);
    static QString words(const TimelineItem &item, const QStringList &parts, const QList<QPoint> &chosen);
    Rows select(const Timeline *timeline, const Selection &next);
    static QString head(const TimelineItem &item, const QString &author, QDate today, const QLocale &locale);

    FormattedTexts m_texts; // what it has read
    Anchor m_anchor;
    Selection m_selected;
};

} // namespace Chinwag

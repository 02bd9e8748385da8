#pragma once

#include "app/core/timeline/timeline.h"
#include "app/ui/text/formattedtexts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSet>

#include <functional>

namespace Chinwag {

/// What the reader did to the lines of a timeline, which nobody else sees: the long messages that are
/// unfolded, and those that are selected as a whole. Lines are named by their entryId; rows are the
/// timeline's.
class ReaderMarks
{
    Q_DECLARE_TR_FUNCTIONS(ReaderMarks)

public:
    using Rows = QList<int>;
    using NameOf = std::function<QString(const TimelineItem &)>;

    /// How `text`, that of `item`, reads, folded or not.
    FormattedTexts::Shown shown(const TimelineItem &item, const QString &text,
                                const MessageFormat::People &people);
    /// Shows the whole of a long message, or its beginning again; returns the rows it is in.
    Rows toggleFold(const Timeline *timeline, const QString &entryId);

    /// Selects the messages from the one to the other, in either order, and nothing else; none when one of
    /// them is not there. Returns the rows that are not what they were.
    Rows selectBetween(const Timeline *timeline, const QString &entryId, const QString &other);
    /// True when something was.
    bool clearSelection();
    bool hasSelection() const { return !m_selected.isEmpty(); }
    bool isSelected(const TimelineItem &item) const;
    Rows selectedRows(const Timeline *timeline) const;
    /// One: its text, as it was typed. Several: each below its author and time, with the day when that is not
    /// `today`.
    QString selectedText(const Timeline &timeline, const NameOf &nameOf, QDate today,
                         const QLocale &locale) const;

private:
    static QString head(const TimelineItem &item, const QString &author, QDate today, const QLocale &locale);

    FormattedTexts m_texts; // what it has read
    QSet<QString> m_selected;
};

} // namespace Chinwag

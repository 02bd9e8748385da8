#pragma once

#include "app/core/rooms/roombook.h"
#include "app/core/timeline/quotebook.h"
#include "app/core/timeline/timeline.h"

#include <QCoreApplication>
#include <QLocale>
#include <QVariantList>

namespace Chinwag {

/// The lines of a timeline in words: what happened, who did it, what a screen reader says. What it is made
/// with outlives it.
class LineWords
{
    Q_DECLARE_TR_FUNCTIONS(LineWords)

public:
    LineWords(const Timeline &timeline, const RoomBook &book, QuoteBook &quotes)
        : m_timeline(timeline)
        , m_book(book)
        , m_quotes(quotes)
    {
    }

    /// As it is shown.
    static TimelineItem::Delivery delivery(const TimelineItem &item);
    /// False: that two people talk to each other is none to them.
    bool isNews(const TimelineItem &item) const;
    QString senderName(const TimelineItem &item) const;
    /// What was typed, as it can be drawn; of what is no message: what happened.
    QString body(const TimelineItem &item) const;
    /// The other person of a direct room has read it.
    bool isReadByPeer(const TimelineItem &item) const;
    bool isMentioned(const TimelineItem &item) const;
    /// Of ReactionChip.
    QVariantList reactions(const TimelineItem &item) const;
    QString quoteName(const TimelineItem &item) const; ///< "" unless the original is there
    QString quoteText(const TimelineItem &item) const;
    QString accessibleName(const TimelineItem &item) const;

private:
    QString notice(const TimelineItem &item) const;
    QString addition(const TimelineItem &item) const;
    /// The rules that held before those of `item`, as far as they are here.
    RoomRules rulesBefore(const TimelineItem &item) const;
    QuoteBook::Quote quote(const TimelineItem &item) const;

    const Timeline &m_timeline;
    const RoomBook &m_book;
    QuoteBook &m_quotes;
};

} // namespace Chinwag

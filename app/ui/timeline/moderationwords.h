#pragma once

#include "app/core/rooms/roombook.h"

#include <QCoreApplication>
#include <QLocale>

namespace Chinwag {

/// What moderators did, as a line of the timeline says it. What it is made with outlives it.
class ModerationWords
{
    Q_DECLARE_TR_FUNCTIONS(ModerationWords)

public:
    ModerationWords(const RoomBook &book, const QLocale &locale)
        : m_book(book)
        , m_locale(locale)
    {
    }

    /// "Ann banned Bob until 18:00: Advertising"
    QString sanction(const TimelineItem &item) const;
    /// "Ann made Cleo a moderator"
    QString role(const TimelineItem &item) const;
    /// "Ann set slow mode to 30 seconds": what is different from `before`; all of it when nothing is.
    QString rules(const TimelineItem &item, const RoomRules &before) const;
    /// "Ann removed Bob"; also of somebody who was taken out before there were kicks.
    QString removal(const TimelineItem &item) const;

    /// What a role is called; "" for a member.
    static QString roleName(Role role);

private:
    /// The same for whoever does it to whom.
    struct Sentences
    {
        QString byOther; ///< %1 did it, to %2
        QString bySelf;  ///< to %1
        QString toSelf;  ///< %1 did it
    };
    QString told(const TimelineItem &item, const Sentences &sentences) const;
    QString done(const TimelineItem &item) const;
    QString nameOf(const UserId &user) const;

    const RoomBook &m_book;
    QLocale m_locale;
};

} // namespace Chinwag

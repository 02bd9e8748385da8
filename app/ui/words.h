#pragma once

#include "app/core/outbox/outboxentry.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace Chinwag {

/// The sentences and short forms that more than one place shows. Whole sentences, so that they can be
/// translated.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    static constexpr int maxNameLength = 24;
    static constexpr int maxQuoteLength = 200;

    /// "Ann and Bob are typing…"; empty for nobody. The order is the caller's.
    static QString typing(const QStringList &names);
    /// The same for a line of the room list, in so few words that "typing" is in sight: how many, and in a
    /// direct message not even that.
    static QString typingInList(int count, bool direct);
    /// "Ann added you"
    static QString added(const QString &by);
    /// "Ann is asked to come in."
    static QString askedToComeIn(const QString &person);
    /// "Today", "Yesterday" or the long date.
    static QString day(QDate day, QDate today, const QLocale &locale);
    /// Right edge of the room list: time of today, weekday of this week, date before that.
    static QString listTime(const QDateTime &at, QDate today, const QLocale &locale);
    static QString time(const QDateTime &at, const QLocale &locale);
    /// "18:00"; of another day than `today` with the date before it.
    static QString moment(const QDateTime &at, QDate today, const QLocale &locale);
    /// "30 seconds", "5 minutes": in the largest unit of which it is a whole number.
    static QString duration(std::chrono::seconds time);
    /// "In a meeting · until 15:00"; empty for none.
    static QString status(const Status &status, QDate today, const QLocale &locale);
    /// "Last seen 12:03"; `at` invalid: "Offline".
    static QString lastSeen(const QDateTime &at, QDate today, const QLocale &locale);
    /// What is said of whether a person is there, in one line: of somebody who has a status, that.
    static QString presence(const UserPresence &presence, const Status &status, QDate today,
                            const QLocale &locale);
    /// "Do not disturb"
    static QString presence(Presence presence);
    /// At most "99+"; empty for nothing.
    static QString count(int number);
    /// "5 people, 3 online"
    static QString people(int all, int online);
    /// "Everything that concerns all of us · 5 people, 3 online"
    static QString roomSubtitle(const QString &topic, const QString &people);

    /// That an edit, a deletion or a reaction was refused, and why.
    static QString refused(const Command &command, const QString &reason);
    /// The first two lines of a message, for where it is quoted; what cannot fit is not kept.
    static QString firstLines(const QString &text);
    /// One letter: two would need a guess at which part of a name is which.
    static QString initials(const QString &name);
    /// Index of an avatar's tone; the same for an id everywhere and always.
    static int tone(const QString &id);

    /// Number of tones in Theme.avatarTones.
    static constexpr int tones = 10;
};

} // namespace Chinwag

#include "app/ui/words.h"

#include "app/core/text/foreigntext.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace Chinwag {

QString Words::typing(const QStringList &names)
{
    QStringList who;
    for (const QString &name : names)
        who.append(ForeignText::isolated(ForeignText::shortened(name, maxNameLength)));

    switch (who.size()) {
    case 0:
        return {};
    case 1:
        return tr("%1 is typing…", "%1 is a person's name").arg(who[0]);
    case 2:
        return tr("%1 and %2 are typing…", "names").arg(who[0], who[1]);
    case 3:
        return tr("%1, %2 and %3 are typing…", "names").arg(who[0], who[1], who[2]);
    default:
        return tr("%1, %2 and %n other(s) are typing…", "names", static_cast<int>(who.size()) - 2)
            .arg(who[0], who[1]);
    }
}

QString Words::typingInList(int count, bool direct)
{
    if (count <= 0)
        return {};
    return direct ? tr("typing…") : tr("%n person(s) are typing…", nullptr, count);
}

QString Words::added(const QString &by)
{
    return tr("%1 added you", "person").arg(ForeignText::isolated(by));
}

QString Words::askedToComeIn(const QString &person)
{
    return tr("%1 is asked to come in.", "person").arg(ForeignText::isolated(person));
}

QString Words::day(QDate day, QDate today, const QLocale &locale)
{
    if (day == today)
        return tr("Today");
    if (day.addDays(1) == today)
        return tr("Yesterday");
    return locale.toString(day, QLocale::LongFormat);
}

QString Words::listTime(const QDateTime &at, QDate today, const QLocale &locale)
{
    if (!at.isValid())
        return {};
    const qint64 daysAgo = at.date().daysTo(today);
    if (daysAgo <= 0)
        return time(at, locale);
    if (daysAgo < 7)
        return locale.standaloneDayName(at.date().dayOfWeek(), QLocale::ShortFormat);
    return locale.toString(at.date(), QLocale::ShortFormat);
}

QString Words::time(const QDateTime &at, const QLocale &locale)
{
    // Some locales (C among them) have seconds in their short form: nobody wants to read those beside a
    // message.
    static const QRegularExpression seconds(QStringLiteral("[:.]s{1,2}"));
    return locale.toString(at.time(), locale.timeFormat(QLocale::ShortFormat).remove(seconds));
}

QString Words::moment(const QDateTime &at, QDate today, const QLocale &locale)
{
    if (at.date() == today)
        return time(at, locale);
    return tr("%1, %2", "date, time").arg(locale.toString(at.date(), QLocale::ShortFormat), time(at, locale));
}

QString Words::duration(std::chrono::seconds time)
{
    const auto count = static_cast<int>(time.count());
    constexpr int minute = 60;
    constexpr int hour = 60 * minute;
    constexpr int day = 24 * hour;
    if (count >= day && count % day == 0)
        return tr("%n day(s)", nullptr, count / day);
    if (count >= hour && count % hour == 0)
        return tr("%n hour(s)", nullptr, count / hour);
    if (count >= minute && count % minute == 0)
        return tr("%n minute(s)", nullptr, count / minute);
    return tr("%n second(s)", nullptr, count);
}

namespace {

QDateTime localTime(milliseconds at) { return QDateTime::fromMSecsSinceEpoch(at.count()); }

} // namespace

QString Words::status(const Status &status, QDate today, const QLocale &locale)
{
    if (status.text.isEmpty() || status.until.count() == 0)
        return status.text;
    const QDateTime end = localTime(status.until);
    const QString when = end.date() == today ? time(end, locale) : locale.toString(end, QLocale::ShortFormat);
    return tr("%1 · until %2", "what somebody does, a time").arg(ForeignText::isolated(status.text), when);
}

QString Words::lastSeen(const QDateTime &at, QDate today, const QLocale &locale)
{
    if (!at.isValid())
        return presence(Presence::Offline);
    if (at.date() == today)
        return tr("Last seen at %1", "a time of today").arg(time(at, locale));
    if (at.date().addDays(1) == today)
        return tr("Last seen yesterday at %1").arg(time(at, locale));
    return tr("Last seen on %1", "a date").arg(locale.toString(at.date(), QLocale::ShortFormat));
}

QString Words::presence(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return tr("Online");
    case Presence::Away:
        return tr("Away");
    case Presence::DoNotDisturb:
        return tr("Do not disturb");
    case Presence::Offline:
        break;
    }
    return tr("Offline");
}

QString Words::presence(const UserPresence &presence, const Status &status, QDate today,
                        const QLocale &locale)
{
    const bool isSeen = presence.lastSeen.count() > 0;
    const QString there = presence.presence == Presence::Offline
                              ? lastSeen(isSeen ? localTime(presence.lastSeen) : QDateTime(), today, locale)
                              : Words::presence(presence.presence);
    const QString does = Words::status(status, today, locale);
    if (does.isEmpty())
        return there;
    // Who is online is where the status says.
    return presence.presence == Presence::Online
               ? does
               : tr("%1 · %2", "whether somebody is there, what they do").arg(there, does);
}

QString Words::count(int number)
{
    if (number <= 0)
        return {};
    return number > 99 ? QStringLiteral("99+") : QString::number(number);
}

QString Words::people(int all, int online)
{
    return tr("%1, %2", "people, how many of them are online")
        .arg(tr("%n person(s)", nullptr, all), tr("%n online", nullptr, online));
}

QString Words::roomSubtitle(const QString &topic, const QString &people)
{
    return topic.isEmpty()
               ? people
               : tr("%1 · %2", "topic of a room, number of people").arg(ForeignText::isolated(topic), people);
}

QString Words::refused(const Command &command, const QString &reason)
{
    if (std::holds_alternative<EditBody>(command))
        return tr("The message was not changed, and your words are a draft now. %1", "reason").arg(reason);
    if (std::holds_alternative<DeleteBody>(command))
        return tr("The message was not deleted. %1", "reason").arg(reason);
    return tr("The reaction was not sent. %1", "reason").arg(reason);
}

QString Words::firstLines(const QString &text)
{
    return ForeignText::shortened(text.trimmed().section(u'\n', 0, 1), maxQuoteLength);
}

QString Words::initials(const QString &name)
{
    // A mark of direction is no letter.
    static const QRegularExpression unseen(QStringLiteral("^[\\s\\p{Cf}]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    const QString trimmed = QString(name).remove(unseen);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, trimmed);
    const auto end = finder.toNextBoundary();
    return end > 0 ? trimmed.left(end).toUpper() : QStringLiteral("?");
}

int Words::tone(const QString &id)
{
    // FNV-1a: qHash is seeded per process, and a person should not change colour with every start.
    quint32 hash = 2166136261U;
    const QByteArray bytes = id.toUtf8();
    for (const char byte : bytes)
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    return static_cast<int>(hash % tones);
}

} // namespace Chinwag

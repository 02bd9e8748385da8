#include "app/ui/timeline/moderationwords.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/words.h"
#include "shared/protocol/limits.h"

namespace Chinwag {

namespace {

using Change = ModerationBody::Change;

} // namespace

QString ModerationWords::nameOf(const UserId &user) const
{
    return ForeignText::isolated(m_book.user(user).displayName);
}

QString ModerationWords::told(const TimelineItem &item, const Sentences &sentences) const
{
    const UserId &self = m_book.self().id;
    if (item.sender == self)
        return sentences.bySelf.arg(nameOf(item.subject));
    if (item.subject == self)
        return sentences.toSelf.arg(nameOf(item.sender));
    return sentences.byOther.arg(nameOf(item.sender), nameOf(item.subject));
}

QString ModerationWords::removal(const TimelineItem &item) const
{
    return told(item, {tr("%1 removed %2", "person, person"), tr("You removed %1", "person"),
                       tr("%1 removed you", "person")});
}

QString ModerationWords::done(const TimelineItem &item) const
{
    switch (item.sanction) {
    case Change::Kick:
        break;
    case Change::Ban:
        return told(item, {tr("%1 banned %2", "person, person"), tr("You banned %1", "person"),
                           tr("%1 banned you", "person")});
    case Change::Unban:
        return told(item, {tr("%1 lifted the ban of %2", "person, person"),
                           tr("You lifted the ban of %1", "person"), tr("%1 lifted your ban", "person")});
    case Change::Mute:
        return told(item, {tr("%1 muted %2", "person, person"), tr("You muted %1", "person"),
                           tr("%1 muted you", "person")});
    case Change::Unmute:
        return told(item, {tr("%1 lets %2 write again", "person, person"),
                           tr("You let %1 write again", "person"), tr("%1 lets you write again", "person")});
    }
    return removal(item);
}

QString ModerationWords::sanction(const TimelineItem &item) const
{
    QString words = done(item);
    const bool ends = item.sanction == Change::Ban || item.sanction == Change::Mute;
    if (ends && item.until.count() > 0 && item.until < Limits::forGood) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(item.at.count()).date();
        const QDateTime until = QDateTime::fromMSecsSinceEpoch(item.until.count());
        words =
            tr("%1 until %2", "what was done, when it ends").arg(words, Words::moment(until, day, m_locale));
    }
    if (item.text.isEmpty())
        return words;
    return tr("%1: %2", "what was done, why").arg(words, ForeignText::isolated(item.text));
}

QString ModerationWords::role(const TimelineItem &item) const
{
    switch (item.role) {
    case Role::Owner:
        return told(item, {tr("%1 made %2 an owner", "person, person"), tr("You made %1 an owner", "person"),
                           tr("%1 made you an owner", "person")});
    case Role::Moderator:
        return told(item, {tr("%1 made %2 a moderator", "person, person"),
                           tr("You made %1 a moderator", "person"), tr("%1 made you a moderator", "person")});
    case Role::Member:
        break;
    }
    if (item.sender == item.subject) {
        const QString who = nameOf(item.sender);
        return item.sender == m_book.self().id ? tr("You are an ordinary member now")
                                               : tr("%1 is an ordinary member now", "person").arg(who);
    }
    return told(item, {tr("%1 made %2 an ordinary member", "person, person"),
                       tr("You made %1 an ordinary member", "person"),
                       tr("%1 made you an ordinary member", "person")});
}

QString ModerationWords::rules(const TimelineItem &item, const RoomRules &before) const
{
    const bool isAll = item.rules == before;
    const bool isOwn = item.sender == m_book.self().id;
    const QString who = nameOf(item.sender);
    QStringList parts;
    if (isAll || item.rules.posting != before.posting) {
        if (item.rules.posting == Posting::Moderators)
            parts.append(isOwn ? tr("You let only moderators write from now on")
                               : tr("%1 lets only moderators write from now on", "person").arg(who));
        else
            parts.append(isOwn ? tr("You let everybody write")
                               : tr("%1 lets everybody write", "person").arg(who));
    }
    const QString pause = Words::duration(item.rules.slowMode);
    if (item.rules.slowMode.count() > 0 && (isAll || item.rules.slowMode != before.slowMode))
        parts.append(isOwn ? tr("You set slow mode to %1", "duration").arg(pause)
                           : tr("%1 set slow mode to %2", "person, duration").arg(who, pause));
    else if (item.rules.slowMode != before.slowMode)
        parts.append(isOwn ? tr("You ended slow mode") : tr("%1 ended slow mode", "person").arg(who));
    return parts.join(QStringLiteral(" · "));
}

QString ModerationWords::roleName(Role role)
{
    switch (role) {
    case Role::Owner:
        return tr("Owner");
    case Role::Moderator:
        return tr("Moderator");
    case Role::Member:
        break;
    }
    return {};
}

} // namespace Chinwag

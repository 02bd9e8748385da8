#include "app/ui/timeline/linewords.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/files/filelabels.h"
#include "app/ui/text/messageformat.h"
#include "app/ui/timeline/moderationwords.h"
#include "app/ui/timeline/reactionchip.h"
#include "app/ui/words.h"
#include "shared/protocol/mentions.h"

namespace Chinwag {

namespace {

using ItemKind = TimelineItem::Kind;

} // namespace

TimelineItem::Delivery LineWords::delivery(const TimelineItem &item)
{
    if (item.waits)
        return TimelineItem::Delivery::Waiting;
    return item.deleted ? TimelineItem::Delivery::Received : item.delivery;
}

bool LineWords::isNews(const TimelineItem &item) const
{
    const RoomBook::Entry *const entry =
        item.kind == ItemKind::Membership ? m_book.find(m_timeline.room()) : nullptr;
    return !entry || entry->room.kind != RoomKind::Direct;
}

QString LineWords::quoteName(const TimelineItem &item) const
{
    const UserId author = quote(item).sender;
    return author.isEmpty() ? QString() : m_book.user(author).displayName;
}

QString LineWords::senderName(const TimelineItem &item) const { return m_book.user(item.sender).displayName; }

QString LineWords::body(const TimelineItem &item) const
{
    if (item.deleted)
        return tr("Message deleted");
    if (item.kind == ItemKind::Message)
        return ForeignText::drawable(item.text);
    return item.kind == ItemKind::Gap ? tr("Messages are missing here") : notice(item);
}

bool LineWords::isReadByPeer(const TimelineItem &item) const
{
    return item.seq > 0 && item.seq <= m_book.readByPeer(m_timeline.room());
}

bool LineWords::isMentioned(const TimelineItem &item) const
{
    return item.kind == ItemKind::Message && item.sender != m_book.self().id && mentions(item, m_book.self());
}

QVariantList LineWords::reactions(const TimelineItem &item) const
{
    QVariantList chips;
    for (const auto &[emoji, people] : item.reactions) {
        QStringList names;
        for (const UserId &user : people)
            names.append(user == m_book.self().id ? tr("You")
                                                  : ForeignText::isolated(m_book.user(user).displayName));
        chips.append(QVariant::fromValue(
            ReactionChip{emoji, static_cast<int>(people.size()), people.contains(m_book.self().id),
                         item.waitingReactions.contains(emoji), QLocale().createSeparatedList(names)}));
    }
    return chips;
}

QString LineWords::quoteText(const TimelineItem &item) const
{
    const QuoteBook::Quote original = quote(item);
    switch (original.state) {
    case QuoteBook::Quote::State::Here:
        if (original.text.isEmpty())
            return FileLabels::instead(original.files);
        return ForeignText::drawable(
            Words::firstLines(MessageFormat::words(original.text, m_book.user(original.sender).displayName)));
    case QuoteBook::Quote::State::Deleted:
        return tr("Message deleted");
    case QuoteBook::Quote::State::Missing:
        return tr("The original message is not here any more");
    case QuoteBook::Quote::State::Unknown:
        break;
    }
    return item.replyTo > 0 ? QStringLiteral("…") : QString();
}

QString LineWords::accessibleName(const TimelineItem &item) const
{
    if (item.kind != ItemKind::Message)
        return body(item);
    const QString words = item.deleted ? body(item) : MessageFormat::words(body(item), senderName(item));
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(item.at.count());
    QStringList parts{senderName(item), Words::time(at, QLocale())};
    if (!item.files.isEmpty())
        parts.append(FileLabels::spoken(item.files));
    if (!words.isEmpty())
        parts.append(words);
    if (item.edited)
        parts.append(tr("edited"));
    if (!item.reactions.isEmpty())
        parts.append(tr("%n reaction(s)", nullptr, static_cast<int>(item.reactions.size())));
    if (delivery(item) == TimelineItem::Delivery::Waiting)
        parts.append(tr("waiting to be sent"));
    if (item.delivery == TimelineItem::Delivery::Failed)
        parts.append(tr("not sent"));
    if (delivery(item) == TimelineItem::Delivery::Sent && isReadByPeer(item))
        parts.append(tr("read", "by the other person"));
    return parts.join(QStringLiteral(", "));
}

QString LineWords::notice(const TimelineItem &item) const
{
    const ModerationWords moderation(m_book, QLocale());
    if (item.kind == ItemKind::Moderation)
        return moderation.sanction(item);
    if (item.kind == ItemKind::Role)
        return moderation.role(item);
    if (item.kind == ItemKind::Rules)
        return moderation.rules(item, rulesBefore(item));
    const UserId person =
        item.kind == ItemKind::Membership && !item.subject.isEmpty() ? item.subject : item.sender;
    const QString who = ForeignText::isolated(m_book.user(person).displayName);
    if (item.kind == ItemKind::Topic)
        return tr("%1 changed the topic to: %2", "person, topic").arg(who, ForeignText::isolated(item.text));
    if (item.kind == ItemKind::Name)
        return tr("%1 renamed the room to: %2", "person, name").arg(who, ForeignText::isolated(item.text));
    const bool left = item.change == MembershipBody::Change::Leave;
    const bool isOwnDoing = item.sender.isEmpty() || person == item.sender;
    if (isOwnDoing)
        return left ? tr("%1 left").arg(who) : tr("%1 joined").arg(who);
    return left ? moderation.removal(item) : addition(item);
}

QString LineWords::addition(const TimelineItem &item) const
{
    if (item.subject == m_book.self().id)
        return Words::added(senderName(item));
    const QString by = ForeignText::isolated(senderName(item));
    const QString who = ForeignText::isolated(m_book.user(item.subject).displayName);
    if (item.sender == m_book.self().id)
        return tr("You added %1", "person").arg(who);
    return tr("%1 added %2", "person, person").arg(by, who);
}

RoomRules LineWords::rulesBefore(const TimelineItem &item) const
{
    for (int row = m_timeline.rowOfSeq(item.seq) - 1; row >= 0; --row) {
        if (m_timeline.at(row).kind == ItemKind::Rules)
            return m_timeline.at(row).rules;
    }
    return {};
}

QuoteBook::Quote LineWords::quote(const TimelineItem &item) const
{
    return item.replyTo > 0 ? m_quotes.find(m_timeline, item.replyTo) : QuoteBook::Quote();
}

} // namespace Chinwag

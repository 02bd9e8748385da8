#include "app/core/timeline/timelineitem.h"

#include "shared/base/overloaded.h"
#include "shared/protocol/mentions.h"

namespace Chinwag {

namespace {

/// What is particular to the kind; false when it has no row.
bool describe(TimelineItem &item, const EventBody &body)
{
    const auto fill = Overloaded{
        [&item](const MessageBody &message) {
            item.text = message.text;
            item.original = message.text;
            item.files = message.files;
            item.originalFiles = message.files;
            item.deleted = message.text.isEmpty() &&
                           message.files.isEmpty(); // the event that says so is further on in the log
            item.replyTo = message.replyTo;
            item.mentionsRoom = message.mentionsRoom;
            return true;
        },
        [&item](const MembershipBody &membership) {
            item.kind = TimelineItem::Kind::Membership;
            item.change = membership.change;
            item.subject = membership.subject;
            return true;
        },
        [&item](const ModerationBody &moderation) {
            item.kind = TimelineItem::Kind::Moderation;
            item.sanction = moderation.change;
            item.subject = moderation.subject;
            item.until = moderation.until;
            item.text = moderation.reason;
            return true;
        },
        [&item](const RoleBody &role) {
            item.kind = TimelineItem::Kind::Role;
            item.subject = role.subject;
            item.role = role.role;
            return true;
        },
        [&item](const RulesBody &rules) {
            item.kind = TimelineItem::Kind::Rules;
            item.rules = rules.rules;
            return true;
        },
        [&item](const TopicBody &topic) {
            item.kind = TimelineItem::Kind::Topic;
            item.text = topic.text;
            return true;
        },
        [&item](const NameBody &name) {
            item.kind = TimelineItem::Kind::Name;
            item.text = name.text;
            return true;
        },
        [](const auto &) { return false; },
    };
    return std::visit(fill, body);
}

} // namespace

bool mentions(const TimelineItem &message, const User &user)
{
    return mentions(message.text, user.username) || (message.mentionsRoom && mentionsRoom(message.text));
}

std::optional<TimelineItem> makeItem(const Event &event, const UserId &self)
{
    TimelineItem item;
    if (!describe(item, event.body))
        return std::nullopt;
    item.seq = event.seq;
    item.nonce = event.nonce;
    item.sender = event.sender;
    item.at = event.at;
    const bool isOwn = event.sender == self && item.kind == TimelineItem::Kind::Message;
    item.delivery = isOwn ? TimelineItem::Delivery::Sent : TimelineItem::Delivery::Received;
    return item;
}

TimelineItem makePending(const OutboxEntry &entry, const UserId &self)
{
    TimelineItem item;
    item.nonce = entry.nonce;
    item.sender = self;
    item.at = entry.createdAt;
    item.text = entry.words();
    item.original = item.text;
    if (const auto *message = entry.as<MessageBody>()) {
        item.replyTo = message->replyTo;
        item.originalFiles = message->files;
    }
    item.deleted = item.text.isEmpty() && (entry.sequel || item.originalFiles.isEmpty());
    item.files = item.deleted ? QList<File>() : item.originalFiles;
    item.waits = item.deleted;
    item.delivery = entry.hasFailed() ? TimelineItem::Delivery::Failed : TimelineItem::Delivery::Waiting;
    item.failure = entry.failure;
    return item;
}

TimelineItem makeGap(Seq from, Seq to)
{
    TimelineItem gap;
    gap.kind = TimelineItem::Kind::Gap;
    gap.gapFrom = from;
    gap.seq = to;
    return gap;
}

} // namespace Chinwag

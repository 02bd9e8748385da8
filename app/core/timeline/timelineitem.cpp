#include "app/core/timeline/timelineitem.h"

namespace Chinwag {

namespace {

TimelineItem::Kind kindOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Join:
    case EventKind::Leave:
        return TimelineItem::Kind::Membership;
    case EventKind::Topic:
        return TimelineItem::Kind::Topic;
    default:
        return TimelineItem::Kind::Message;
    }
}

} // namespace

TimelineItem makeItem(const Event &event, const UserId &self)
{
    TimelineItem item;
    item.kind = kindOf(event.kind);
    item.event = event.kind;
    item.seq = event.seq;
    item.nonce = event.nonce;
    item.sender = event.sender;
    item.subject = event.subject;
    item.at = event.at;
    item.text = event.text;
    item.replyTo = event.replyTo;
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
    item.text = entry.text;
    item.replyTo = entry.replyTo;
    const bool failed = entry.state == OutboxEntry::State::Failed;
    item.delivery = failed ? TimelineItem::Delivery::Failed : TimelineItem::Delivery::Waiting;
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

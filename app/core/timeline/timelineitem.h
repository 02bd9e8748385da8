#pragma once

#include "app/core/outbox/outboxentry.h"

namespace Chinwag {

/// What one row of a room's timeline says: a message with its edits, deletion and reactions folded in, a
/// change of who is in it or of what they may, or a hole that is known to be missing.
struct TimelineItem
{
    enum class Kind { Message, Membership, Moderation, Role, Rules, Topic, Name, Gap };
    enum class Delivery {
        Received,
        Waiting,
        Sent,
        Failed
    }; ///< Received: somebody else's; Sent: own, the server has it

    Kind kind = Kind::Message;
    Seq seq = 0; ///< 0 while Waiting or Failed; of a Gap: its newest missing seq
    Nonce nonce;
    UserId sender;
    std::chrono::milliseconds at{0};
    QString text;              ///< plain; empty when deleted; of a Moderation: why
    QString original;          ///< of a message: what it said first; empty when the server has erased it
    QList<File> files;         ///< attached to it; none when deleted
    QList<File> originalFiles; ///< what came with it; likewise when the server has erased them
    Seq replyTo = 0;
    bool mentionsRoom = false; ///< it may name everybody, and does while it says so
    bool edited = false;
    bool deleted = false;
    bool waits = false; ///< the server does not know yet that it is edited or deleted
    QList<std::pair<QString, QList<UserId>>> reactions;
    QStringList waitingReactions; ///< own ones that it does not know yet to be there, or to be gone
    Delivery delivery = Delivery::Received;
    QString failure;
    MembershipBody::Change change = MembershipBody::Change::Join;   ///< of a Membership
    UserId subject;                                                 ///< likewise, of a Moderation and a Role
    ModerationBody::Change sanction = ModerationBody::Change::Kick; ///< of a Moderation
    std::chrono::milliseconds until{0};                             ///< likewise; 0: until it is taken back
    Chinwag::Role role = Chinwag::Role::Member;                     ///< of a Role
    RoomRules rules;                                                ///< of Rules
    Seq gapFrom = 0;                                                ///< of a Gap, inclusive

    friend bool operator==(const TimelineItem &, const TimelineItem &) = default;
};

/// It names that user, or everybody.
bool mentions(const TimelineItem &message, const User &user);

/// A message, wherever it is: by its place in the log, or by its nonce while it has none.
struct MessageRef
{
    Seq seq = 0;
    Nonce nonce{};
};

/// None for what has no row of its own: what is folded into a message, and what this program does not know.
std::optional<TimelineItem> makeItem(const Event &event, const UserId &self);
TimelineItem makePending(const OutboxEntry &entry, const UserId &self);
TimelineItem makeGap(Seq from, Seq to);

} // namespace Chinwag

#pragma once

#include "app/core/timeline/timelineitem.h"

#include <QSet>

#include <map>

namespace Chinwag {

/// What edits, deletions and reactions make of messages: those of the log, and over them one's own that wait
/// to be sent. Those of the log may be known before their message is (history comes backwards) and in any
/// order, so the outcome depends only on which there were: of two that contradict each other the one with the
/// higher seq wins.
class Folds
{
public:
    /// Of a kind that has a target.
    void add(const Event &event);
    /// What waits now, of `self`, in order. Returns the messages that it changes otherwise than before.
    QSet<Seq> setWaiting(const QList<OutboxEntry> &entries, const UserId &self);
    /// Writes what is known about the message `item` into it, whatever was in it before.
    void applyTo(TimelineItem &item) const;

private:
    struct Reaction
    {
        Seq seq = 0;
        bool there = false;
    };
    using Reactions = std::map<std::pair<QString, UserId>, Reaction>;
    struct Fold
    {
        Seq editSeq = 0;
        QString editText;
        bool deleted = false;
        Reactions reactions;
    };
    struct Waiting
    {
        std::optional<QString> text;
        bool deleted = false;
        std::map<QString, bool> reactions; // added, else taken back

        friend bool operator==(const Waiting &, const Waiting &) = default;
    };
    static void addReaction(Fold &fold, const Event &event, const ReactionBody &body);
    static QList<std::pair<QString, QList<UserId>>> chips(const Reactions &reactions);
    void applyReactions(TimelineItem &item, const Fold &fold, const Waiting &waiting) const;

    QHash<Seq, Fold> m_folds;      // by target
    QHash<Seq, Waiting> m_waiting; // likewise
    UserId m_self;
};

} // namespace Chinwag

#pragma once

#include "app/core/timeline/timelineitem.h"

#include <map>

namespace Chinwag {

/// What edits, deletions and reactions make of messages. They may be known before their message is (history
/// comes backwards) and in any order, so the outcome depends only on which events there were: of two that
/// contradict each other the one with the higher seq wins.
class Folds
{
public:
    /// The message that `event` changes; 0 when it is none of these kinds.
    static Seq targetOf(const Event &event);
    /// Of one of these kinds.
    void add(const Event &event);
    /// Writes what is known about the message `item` into it.
    void applyTo(TimelineItem &item) const;

private:
    struct Reaction
    {
        Seq seq = 0;
        bool there = false;
    };
    struct Fold
    {
        Seq editSeq = 0;
        QString editText;
        bool deleted = false;
        std::map<std::pair<QString, UserId>, Reaction> reactions;
    };
    static void addReaction(Fold &fold, const Event &event, const ReactionBody &body);
    static QList<std::pair<QString, QList<UserId>>> chips(const Fold &fold);

    QHash<Seq, Fold> m_folds; // by target
};

} // namespace Chinwag

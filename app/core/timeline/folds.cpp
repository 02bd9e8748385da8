#include "app/core/timeline/folds.h"

#include "shared/protocol/limits.h"
#include "shared/protocol/targets.h"

#include <algorithm>
#include <vector>

namespace Chinwag {

void Folds::add(const Event &event)
{
    Fold &fold = m_folds[targetOf(event)];
    const auto *edit = event.as<EditBody>();
    if (edit && event.seq > fold.editSeq) {
        fold.editSeq = event.seq;
        fold.editText = edit->text;
    }
    if (event.as<DeleteBody>())
        fold.deleted = true;
    if (const auto *reaction = event.as<ReactionBody>())
        addReaction(fold, event, *reaction);
}

void Folds::addReaction(Fold &fold, const Event &event, const ReactionBody &body)
{
    Reaction &reaction = fold.reactions[{body.emoji, event.sender}];
    if (event.seq > reaction.seq)
        reaction = {event.seq, body.add};
}

QSet<Seq> Folds::setWaiting(const QList<OutboxEntry> &entries, const UserId &self)
{
    m_self = self;
    QHash<Seq, Waiting> next;
    for (const OutboxEntry &entry : entries) {
        if (const auto *edit = entry.as<EditBody>())
            next[edit->target].text = edit->text;
        if (const auto *deletion = entry.as<DeleteBody>())
            next[deletion->target].deleted = true;
        if (const auto *reaction = entry.as<ReactionBody>())
            next[reaction->target].reactions[reaction->emoji] = reaction->add;
    }
    QSet<Seq> touched;
    for (const auto &[one, other] : {std::pair(&next, &m_waiting), std::pair(&m_waiting, &next)}) {
        for (auto each = one->cbegin(); each != one->cend(); ++each) {
            if (other->value(each.key()) != each.value())
                touched.insert(each.key());
        }
    }
    m_waiting = std::move(next);
    return touched;
}

void Folds::applyTo(TimelineItem &item) const
{
    if (item.kind != TimelineItem::Kind::Message)
        return;
    const auto found = m_folds.constFind(item.seq);
    const auto wanted = m_waiting.constFind(item.seq);
    static const Fold noFold;
    static const Waiting nothing;
    const Fold &fold = found == m_folds.cend() ? noFold : *found;
    const Waiting &waiting = wanted == m_waiting.cend() ? nothing : *wanted;
    const bool isErased = (item.original.isEmpty() && item.originalFiles.isEmpty()) || fold.deleted;
    item.deleted = isErased || waiting.deleted;
    item.waits = !isErased && (waiting.deleted || waiting.text);
    item.edited = !item.deleted && (fold.editSeq > 0 || waiting.text);
    item.text = item.deleted ? QString() : item.edited ? waiting.text.value_or(fold.editText) : item.original;
    item.files = item.deleted ? QList<File>() : item.originalFiles;
    item.reactions.clear();
    item.waitingReactions.clear();
    if (!item.deleted)
        applyReactions(item, fold, waiting);
}

void Folds::applyReactions(TimelineItem &item, const Fold &fold, const Waiting &waiting) const
{
    if (waiting.reactions.empty()) {
        item.reactions = chips(fold.reactions);
        return;
    }
    Reactions reactions = fold.reactions;
    for (const auto &[emoji, add] : waiting.reactions) {
        Reaction &own = reactions[{emoji, m_self}];
        // It will be the newest.
        own = {add && !own.there ? Limits::largestNumber : own.seq, add};
        item.waitingReactions.append(emoji);
    }
    item.reactions = chips(reactions);
}

// Chips stand in the order of their oldest reaction, people in the order they reacted, so that nothing jumps.
QList<std::pair<QString, QList<UserId>>> Folds::chips(const Reactions &reactions)
{
    std::vector<std::pair<Seq, std::pair<QString, UserId>>> standing;
    for (const auto &[who, reaction] : reactions) {
        if (reaction.there)
            standing.emplace_back(reaction.seq, who);
    }
    std::sort(standing.begin(), standing.end());

    QList<std::pair<QString, QList<UserId>>> result;
    for (const auto &[seq, who] : standing) {
        const auto chip = std::find_if(result.begin(), result.end(), [&emoji = who.first](const auto &each) {
            return each.first == emoji;
        });
        if (chip == result.end())
            result.append({who.first, {who.second}});
        else
            chip->second.append(who.second);
    }
    return result;
}

} // namespace Chinwag

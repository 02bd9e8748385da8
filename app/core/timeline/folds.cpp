#include "app/core/timeline/folds.h"

#include <algorithm>
#include <vector>

namespace Chinwag {

bool Folds::isFolded(EventKind kind)
{
    switch (kind) {
    case EventKind::Edit:
    case EventKind::Delete:
    case EventKind::ReactionAdd:
    case EventKind::ReactionRemove:
        return true;
    case EventKind::Message:
    case EventKind::Join:
    case EventKind::Leave:
    case EventKind::Topic:
        break;
    }
    return false;
}

void Folds::add(const Event &event)
{
    Fold &fold = m_folds[event.target];
    if (event.kind == EventKind::Delete) {
        fold.deleted = true;
    } else if (event.kind == EventKind::Edit) {
        if (event.seq > fold.editSeq) {
            fold.editSeq = event.seq;
            fold.editText = event.text;
        }
    } else {
        addReaction(fold, event);
    }
}

void Folds::addReaction(Fold &fold, const Event &event)
{
    Reaction &reaction = fold.reactions[{event.text, event.sender}];
    if (event.seq > reaction.seq)
        reaction = {event.seq, event.kind == EventKind::ReactionAdd};
}

void Folds::applyTo(TimelineItem &item) const
{
    const auto found = m_folds.constFind(item.seq);
    if (found == m_folds.cend() || item.kind != TimelineItem::Kind::Message)
        return;
    if (found->deleted) {
        item.text.clear();
        item.edited = false;
        item.deleted = true;
        item.reactions.clear();
        return;
    }
    if (found->editSeq > 0) {
        item.text = found->editText;
        item.edited = true;
    }
    item.reactions = chips(*found);
}

// Chips stand in the order of their oldest reaction, people in the order they reacted, so that nothing jumps.
QList<std::pair<QString, QList<UserId>>> Folds::chips(const Fold &fold)
{
    std::vector<std::pair<Seq, std::pair<QString, UserId>>> standing;
    for (const auto &[who, reaction] : fold.reactions) {
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

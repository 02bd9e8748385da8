#include "app/core/timeline/folds.h"

#include "shared/base/overloaded.h"

#include <algorithm>
#include <vector>

namespace Chinwag {

Seq Folds::targetOf(const Event &event)
{
    const auto target = Overloaded{
        [](const EditBody &edit) { return edit.target; },
        [](const DeleteBody &deletion) { return deletion.target; },
        [](const ReactionBody &reaction) { return reaction.target; },
        [](const auto &) { return Seq(0); },
    };
    return std::visit(target, event.body);
}

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

#pragma once

#include "shared/base/overloaded.h"
#include "shared/protocol/model.h"

namespace Chinwag {

/// The message that an event changes, deletes or reacts to; 0 when it does nothing of that.
inline Seq targetOf(const Event &event)
{
    const auto target = Overloaded{
        [](const EditBody &edit) { return edit.target; },
        [](const DeleteBody &deletion) { return deletion.target; },
        [](const ReactionBody &reaction) { return reaction.target; },
        [](const auto &) { return Seq(0); },
    };
    return std::visit(target, event.body);
}

/// Nobody can send one without words and files, so there were some.
inline bool isDeletedMessage(const Event &event)
{
    const auto *message = event.as<MessageBody>();
    return message && message->text.isEmpty() && message->files.isEmpty();
}

} // namespace Chinwag

#include "server/core/handlers/reactionhandler.h"

#include "shared/protocol/codec.h"

namespace Chinwag {

void ReactionHandler::handle(const Caller &caller, const ReactionFrame &frame, const Reply &reply)
{
    m_messages.react(caller.user, frame, [reply](const Outcome<SendResult> &result) {
        if (result)
            reply.ok(*result);
        else
            reply.fail(result.error());
    });
}

} // namespace Chinwag

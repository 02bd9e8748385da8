#include "server/core/handlers/messagedeletehandler.h"

#include "shared/protocol/codec.h"

namespace Chinwag {

void MessageDeleteHandler::handle(const Caller &caller, const MessageDeleteFrame &frame, const Reply &reply)
{
    m_messages.remove(caller.user, frame, [reply](const Outcome<SendResult> &result) {
        if (result)
            reply.ok(*result);
        else
            reply.fail(result.error());
    });
}

} // namespace Chinwag

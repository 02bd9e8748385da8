#include "server/core/handlers/messageedithandler.h"

#include "shared/protocol/codec.h"

namespace Chinwag {

void MessageEditHandler::handle(const Caller &caller, const MessageEditFrame &frame, const Reply &reply)
{
    m_messages.edit(caller.user, frame, [reply](const Outcome<SendResult> &result) {
        if (result)
            reply.ok(*result);
        else
            reply.fail(result.error());
    });
}

} // namespace Chinwag

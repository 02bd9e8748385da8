#include "server/core/handlers/messagesendhandler.h"

#include "shared/protocol/codec.h"

namespace Chinwag {

void MessageSendHandler::handle(const Caller &caller, const MessageSendFrame &frame, const Reply &reply)
{
    m_messages.send(caller.user, frame, [reply](const Outcome<SendResult> &result) {
        if (result)
            reply.ok(*result);
        else
            reply.fail(result.error());
    });
}

} // namespace Chinwag

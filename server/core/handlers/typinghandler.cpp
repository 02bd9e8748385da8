#include "server/core/handlers/typinghandler.h"

namespace Chinwag {

void TypingHandler::handle(const Caller &caller, const TypingFrame &frame, const Reply &reply)
{
    const auto refused = frame.active ? m_typing.start(caller.session, caller.user, frame.room)
                                      : m_typing.stop(caller.session, caller.user, frame.room);
    if (refused)
        reply.fail(*refused);
    else
        reply.ok();
}

} // namespace Chinwag

#include "server/core/handlers/presencesethandler.h"

#include "server/core/errors.h"

namespace Chinwag {

void PresenceSetHandler::handle(const Caller &caller, const PresenceSetFrame &frame, const Reply &reply)
{
    // Offline is what the server finds out by itself.
    if (frame.presence == Presence::Offline)
        return reply.fail(Errors::badRequest(QStringLiteral("'presence' must be online, away or dnd.")));
    m_presence.set(caller.user, frame.presence);
    reply.ok();
}

} // namespace Chinwag

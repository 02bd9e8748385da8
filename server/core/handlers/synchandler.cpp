#include "server/core/handlers/synchandler.h"

namespace Chinwag {

void SyncHandler::handle(const Caller &caller, const SyncFrame &frame, const Reply &reply)
{
    m_sync.sync(caller.session, caller.user, frame, [reply](const Outcome<SyncResult> &result) {
        if (result)
            reply.ok(*result);
        else
            reply.fail(result.error());
    });
}

} // namespace Chinwag

#pragma once

#include "server/core/handlers/command.h"
#include "server/core/services/syncservice.h"

namespace Chinwag {

class SyncHandler
{
public:
    explicit SyncHandler(SyncService &sync)
        : m_sync(sync)
    {
    }

    void handle(const Caller &caller, const SyncFrame &frame, const Reply &reply);

private:
    SyncService &m_sync;
};

} // namespace Chinwag

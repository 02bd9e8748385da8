#pragma once

#include "server/core/handlers/command.h"
#include "server/core/services/presenceservice.h"

namespace Chinwag {

class PresenceSetHandler
{
public:
    explicit PresenceSetHandler(PresenceService &presence)
        : m_presence(presence)
    {
    }

    void handle(const Caller &caller, const PresenceSetFrame &frame, const Reply &reply);

private:
    PresenceService &m_presence;
};

} // namespace Chinwag

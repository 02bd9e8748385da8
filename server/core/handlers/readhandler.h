#pragma once

#include "server/core/handlers/command.h"
#include "server/core/services/roomservice.h"

namespace Chinwag {

class ReadHandler
{
public:
    explicit ReadHandler(RoomService &rooms)
        : m_rooms(rooms)
    {
    }

    void handle(const Caller &caller, const ReadFrame &frame, const Reply &reply);

private:
    RoomService &m_rooms;
};

} // namespace Chinwag

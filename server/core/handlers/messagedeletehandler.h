#pragma once

#include "server/core/handlers/command.h"
#include "server/core/services/messageservice.h"

namespace Chinwag {

class MessageDeleteHandler
{
public:
    explicit MessageDeleteHandler(MessageService &messages)
        : m_messages(messages)
    {
    }

    void handle(const Caller &caller, const MessageDeleteFrame &frame, const Reply &reply);

private:
    MessageService &m_messages;
};

} // namespace Chinwag

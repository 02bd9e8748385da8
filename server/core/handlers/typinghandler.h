#pragma once

#include "server/core/handlers/command.h"
#include "server/core/services/typingservice.h"

namespace Chinwag {

class TypingHandler
{
public:
    explicit TypingHandler(TypingService &typing)
        : m_typing(typing)
    {
    }

    void handle(const Caller &caller, const TypingFrame &frame, const Reply &reply);

private:
    TypingService &m_typing;
};

} // namespace Chinwag

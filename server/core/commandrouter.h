#pragma once

#include "server/core/handlers/messagedeletehandler.h"
#include "server/core/handlers/messageedithandler.h"
#include "server/core/handlers/messagesendhandler.h"
#include "server/core/handlers/presencesethandler.h"
#include "server/core/handlers/reactionhandler.h"
#include "server/core/handlers/readhandler.h"
#include "server/core/handlers/synchandler.h"
#include "server/core/handlers/typinghandler.h"
#include "server/core/services/services.h"

namespace Chinwag {

/// From bytes of a live session to the handler of the command: decodes, checks the rate, dispatches. A
/// malformed frame gets an error when it says which reply it waits for, and counts; an unknown type gets an
/// error and does not count.
class CommandRouter
{
public:
    CommandRouter(NodeContext &context, SessionHub &hub, Services &services);

    void route(Session &session, const QByteArray &bytes);

private:
    void dispatch(const Session &session, const ClientEnvelope &envelope, const Reply &reply);

    NodeContext &m_context;
    SessionHub &m_hub;
    SyncHandler m_sync;
    MessageSendHandler m_messageSend;
    MessageEditHandler m_messageEdit;
    MessageDeleteHandler m_messageDelete;
    ReactionHandler m_reaction;
    TypingHandler m_typing;
    ReadHandler m_read;
    PresenceSetHandler m_presenceSet;
};

} // namespace Chinwag

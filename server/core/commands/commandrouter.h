#pragma once

#include "server/core/commands/command.h"
#include "server/core/services/services.h"

namespace Chinwag {

/// From bytes of a live session to the service that carries the command out: decodes, checks the rate,
/// dispatches. A malformed frame gets an error when it says which reply it waits for, and counts; an unknown
/// type gets an error and does not count.
class CommandRouter
{
public:
    CommandRouter(NodeContext &context, SessionHub &hub, LiveRooms &rooms, RoomAttacher &attacher,
                  Services &services);

    void route(Session &session, const QByteArray &bytes);

private:
    /// Whether it is about a room that this session is still on its way to.
    bool isTooEarly(const Session &session, const ClientFrame &frame) const;
    void dispatch(const Session &session, const ClientEnvelope &envelope, const Reply &reply);

    void setTyping(const Caller &caller, const TypingFrame &frame, const Reply &reply);
    void showTyped(const Caller &caller, const TypingTextFrame &frame, const Reply &reply);
    void setPresence(const Caller &caller, const PresenceSetFrame &frame, const Reply &reply);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    RoomAttacher &m_attacher;
    Services &m_services;
    Lifeline m_life;
    TaskScope m_tasks;
};

} // namespace Chinwag

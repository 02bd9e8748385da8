#pragma once

#include "server/core/foundation/task.h"
#include "server/core/rooms/relay.h"
#include "shared/protocol/httpbodies.h"

namespace Chinwag {

/// What owners and moderators do to people in a room; each an event of it. A stranger gets RoomNotFound; what
/// is refused to whom, moderationrules.h says.
class ModerationService
{
public:
    ModerationService(NodeContext &context, Relay &relay)
        : m_context(context)
        , m_relay(relay)
    {
    }

    Task<Ok> setRole(UserId by, RoomId room, UserId target, Role role);
    Task<Ok> kick(UserId by, RoomId room, UserId target, QString reason);
    /// Of anybody, in the room or not. BadRequest for an end that is past.
    Task<Ok> ban(UserId by, RoomId room, UserId target, SanctionRequest request);
    Task<Ok> unban(UserId by, RoomId room, UserId target);
    Task<Ok> mute(UserId by, RoomId room, UserId target, SanctionRequest request);
    Task<Ok> unmute(UserId by, RoomId room, UserId target);
    Task<QList<Ban>> bans(UserId by, RoomId room);

private:
    Task<Ok> moderate(UserId by, RoomId room, EventBody body);
    /// 0: until it is taken back.
    Result<milliseconds, Error> endOf(const SanctionRequest &request) const;

    NodeContext &m_context;
    Relay &m_relay;
};

} // namespace Chinwag

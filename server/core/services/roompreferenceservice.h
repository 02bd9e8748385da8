#pragma once

#include "server/core/foundation/task.h"
#include "server/core/services/typingtexts.h"

namespace Chinwag {

/// What people choose for their own rooms: what they are told of, and what they have marked.
class RoomPreferenceService
{
public:
    RoomPreferenceService(NodeContext &context, Relay &relay, TypingTexts &typingTexts)
        : m_context(context)
        , m_relay(relay)
        , m_typingTexts(typingTexts)
    {
    }

    /// In place of what they had chosen; `room_updated` to all their devices. RoomNotFound for a stranger.
    /// The others of a room are told how many want to see words as they are typed.
    Task<Room> set(UserId user, RoomId room, RoomPreferences preferences);

private:
    Task<Ok> tellOthers(UserId user, RoomId room);

    NodeContext &m_context;
    Relay &m_relay;
    TypingTexts &m_typingTexts;
    TaskScope m_tasks;
};

} // namespace Chinwag

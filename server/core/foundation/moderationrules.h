#pragma once

#include "shared/protocol/errorcode.h"
#include "shared/protocol/model.h"

/// Who may do what to whom in a room: pure functions, for every store.
namespace Chinwag::ModerationRules {

/// What of a room and two people matters.
struct Standing
{
    RoomKind kind = RoomKind::Public;
    std::optional<Role> actor;  ///< of who does it; none: not in the room
    std::optional<Role> target; ///< of whom it is done to; likewise
    bool isSelf = false;        ///< both are one
    int owners = 0;             ///< how many the room has
    bool isBanned = false;      ///< the target
    bool isMuted = false;       ///< likewise
};

/// Of a ModerationBody or a RoleBody. RoomNotFound for strangers; Forbidden for members, in direct rooms,
/// towards those whose role is not below one's own, and for what would leave a room without an owner;
/// NotFound when there is nobody to do it to, or nothing to take back.
std::optional<Error> refusal(const EventBody &body, const Standing &standing);
/// It is so already.
bool changesNothing(const EventBody &body, const Standing &standing);

/// What a person is to a room when they say something.
struct Speaker
{
    RoomKind kind = RoomKind::Public;
    RoomRules rules;
    std::optional<Role> role;
    bool hasLeft = false; ///< left, or was kicked, and is not in
    bool isMuted = false;
    std::chrono::milliseconds wait{0}; ///< until slow mode lets them write; 0: it does
};

/// Whether it is something that people say, change or take back.
bool isModerated(const EventBody &body);
/// Why somebody may not say, change or take back something now. RoomNotFound for who has left; Forbidden;
/// RateLimited. What people do who were never in, only the services refuse.
std::optional<Error> refusal(const EventBody &body, const Speaker &speaker);
/// How long to wait, at `at`, after a message at `last`.
std::chrono::milliseconds waitOf(const RoomRules &rules, std::chrono::milliseconds last,
                                 std::chrono::milliseconds at);
/// Whether slow mode counts this message.
bool isPaced(const EventBody &body, const Speaker &speaker);
/// Whether an @room names everybody.
bool mayMentionRoom(const Speaker &speaker);

Error youAreBanned();
Error theyAreBanned(); ///< said to who would add them

} // namespace Chinwag::ModerationRules

#pragma once

#include "shared/protocol/model.h"

namespace Chinwag {

/// What a person wants to be told of, on this computer.
struct NoticeSettings
{
    /// In rooms that say nothing else. Of direct messages one is told unless it is None.
    RoomPreferences::Notify rooms = RoomPreferences::Notify::Mentions;
    bool hidesText = false; ///< says who has written, not what
    bool hasSound = true;
    bool doNotDisturb = false;

    friend bool operator==(const NoticeSettings &, const NoticeSettings &) = default;
};

/// Whether somebody is told of a message, and by which rule.
struct NoticeVerdict
{
    enum class Rule {
        Direct,       ///< told: it is a direct message
        Mentioned,    ///< told: it names the person
        Everything,   ///< told: the person wants to hear of all messages
        InSight,      ///< not told: the end of the room was on screen, in the window in front
        Muted,        ///< not told, until a time
        RoomIsQuiet,  ///< not told: nothing of this room
        AllQuiet,     ///< not told: nothing at all
        NotMentioned, ///< not told: only what names the person
        DoNotDisturb,
        CaughtUp ///< it came while there was no connection: one summary for all
    };

    Rule rule = Rule::NotMentioned;
    std::chrono::milliseconds until{0}; ///< of Muted

    bool isTold() const
    {
        return rule == Rule::Direct || rule == Rule::Mentioned || rule == Rule::Everything;
    }
    friend bool operator==(const NoticeVerdict &, const NoticeVerdict &) = default;
};

/// Nothing at all is told of a room with these preferences at that time (wall clock).
bool isQuiet(const RoomPreferences &preferences, std::chrono::milliseconds now);

/// What the rules look at.
struct NoticeCase
{
    RoomKind kind = RoomKind::Public;
    RoomPreferences preferences;
    bool isMentioned = false;
    bool isInSight = false;
    std::chrono::milliseconds now{0}; ///< wall clock
};

/// Pure function, any thread.
NoticeVerdict judge(const NoticeCase &message, const NoticeSettings &settings);

} // namespace Chinwag

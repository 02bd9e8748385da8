#include "app/core/notices/noticerules.h"

namespace Chinwag {

namespace {

using Notify = RoomPreferences::Notify;
using Rule = NoticeVerdict::Rule;

/// Of a message that nothing keeps back.
Rule byInterest(const NoticeCase &message, const NoticeSettings &settings)
{
    const bool isOfRoom = message.preferences.notify != Notify::Default;
    const Notify wanted = isOfRoom ? message.preferences.notify : settings.rooms;
    if (wanted == Notify::None)
        return isOfRoom ? Rule::RoomIsQuiet : Rule::AllQuiet;
    if (message.isMentioned)
        return Rule::Mentioned;
    if (message.kind == RoomKind::Direct && !(isOfRoom && wanted == Notify::Mentions))
        return Rule::Direct;
    return wanted == Notify::All ? Rule::Everything : Rule::NotMentioned;
}

} // namespace

bool isQuiet(const RoomPreferences &preferences, std::chrono::milliseconds now)
{
    return preferences.notify == Notify::None || preferences.mutedUntil > now;
}

// Do not disturb comes last: "Why?" names the rule that would keep a message back without it, too.
NoticeVerdict judge(const NoticeCase &message, const NoticeSettings &settings)
{
    if (message.isInSight)
        return {Rule::InSight};
    if (message.preferences.mutedUntil > message.now)
        return {Rule::Muted, message.preferences.mutedUntil};
    const Rule interest = byInterest(message, settings);
    const NoticeVerdict verdict{interest};
    return verdict.isTold() && settings.doNotDisturb ? NoticeVerdict{Rule::DoNotDisturb} : verdict;
}

} // namespace Chinwag

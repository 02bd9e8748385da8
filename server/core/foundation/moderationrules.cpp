#include "server/core/foundation/moderationrules.h"

#include "server/core/foundation/errors.h"

#include <algorithm>

namespace Chinwag::ModerationRules {

using std::chrono::milliseconds;

namespace {

using Change = ModerationBody::Change;

std::optional<Error> forbidden(const char *sentence)
{
    return Errors::forbidden(QString::fromLatin1(sentence));
}

/// What holds for everything that is done to somebody.
std::optional<Error> generalRefusal(const Standing &standing)
{
    if (!standing.actor)
        return Errors::roomNotFound();
    if (standing.kind == RoomKind::Direct)
        return forbidden("A direct conversation has no moderators.");
    if (standing.actor == Role::Member)
        return forbidden("Only moderators and owners do that.");
    if (!standing.isSelf && standing.target && *standing.target >= *standing.actor)
        return forbidden("Their role in this room is not below yours.");
    return {};
}

std::optional<Error> refusalOfRole(const RoleBody &body, const Standing &standing)
{
    if (standing.actor != Role::Owner)
        return forbidden("Only owners give roles.");
    if (!standing.target)
        return Errors::notFound();
    if (standing.isSelf && body.role < Role::Owner && standing.owners < 2)
        return forbidden("Make somebody else an owner first.");
    return {};
}

std::optional<Error> refusalOfSanction(const ModerationBody &body, const Standing &standing)
{
    if (standing.isSelf)
        return forbidden("Nobody does that to themselves.");
    const bool needsMember = body.change == Change::Kick || body.change == Change::Mute;
    if ((needsMember && !standing.target) || (body.change == Change::Unban && !standing.isBanned) ||
        (body.change == Change::Unmute && !standing.isMuted))
        return Errors::notFound();
    return {};
}

} // namespace

std::optional<Error> refusal(const EventBody &body, const Standing &standing)
{
    if (const auto refused = generalRefusal(standing))
        return refused;
    if (const auto *role = std::get_if<RoleBody>(&body))
        return refusalOfRole(*role, standing);
    if (const auto *sanction = std::get_if<ModerationBody>(&body))
        return refusalOfSanction(*sanction, standing);
    return Errors::badRequest(QStringLiteral("That is nothing a moderator does."));
}

bool changesNothing(const EventBody &body, const Standing &standing)
{
    const auto *role = std::get_if<RoleBody>(&body);
    return role && standing.target == role->role;
}

bool isModerated(const EventBody &body)
{
    return std::holds_alternative<MessageBody>(body) || std::holds_alternative<EditBody>(body) ||
           std::holds_alternative<DeleteBody>(body) || std::holds_alternative<ReactionBody>(body);
}

std::optional<Error> refusal(const EventBody &body, const Speaker &speaker)
{
    if (!isModerated(body))
        return {};
    const auto *reaction = std::get_if<ReactionBody>(&body);
    const bool writes = std::holds_alternative<MessageBody>(body) || std::holds_alternative<EditBody>(body);
    if (speaker.hasLeft)
        return Errors::roomNotFound();
    if (speaker.kind == RoomKind::Direct || speaker.role.value_or(Role::Member) > Role::Member)
        return {};
    if (speaker.isMuted && (writes || (reaction && reaction->add)))
        return forbidden("You are muted in this room.");
    if (writes && speaker.rules.posting == Posting::Moderators)
        return forbidden("Only moderators write in this room.");
    if (isPaced(body, speaker) && speaker.wait > milliseconds(0)) {
        Error error = Errors::rateLimited(speaker.wait);
        error.message = QStringLiteral("This room is in slow mode. Wait a moment.");
        return error;
    }
    return {};
}

milliseconds waitOf(const RoomRules &rules, milliseconds last, milliseconds at)
{
    // Another node's clock may be ahead of this one's.
    const milliseconds slow = rules.slowMode;
    return std::clamp(last + slow - at, milliseconds(0), slow);
}

bool isPaced(const EventBody &body, const Speaker &speaker)
{
    return std::holds_alternative<MessageBody>(body) && speaker.rules.slowMode.count() > 0 &&
           speaker.kind != RoomKind::Direct && speaker.role.value_or(Role::Member) == Role::Member;
}

bool mayMentionRoom(const Speaker &speaker)
{
    return speaker.kind != RoomKind::Direct && speaker.role.value_or(Role::Member) > Role::Member;
}

Error youAreBanned() { return Errors::forbidden(QStringLiteral("You are banned from this room.")); }

Error theyAreBanned() { return Errors::forbidden(QStringLiteral("This person is banned from the room.")); }

} // namespace Chinwag::ModerationRules

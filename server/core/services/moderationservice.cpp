#include "server/core/services/moderationservice.h"

#include "server/core/foundation/checkedline.h"
#include "server/core/foundation/errors.h"
#include "server/core/ports/moderationstore.h"
#include "server/core/services/roomaccess.h"
#include "shared/protocol/codec.h"

namespace Chinwag {

namespace {

using Change = ModerationBody::Change;

Result<QString, Error> checkedReason(const QString &reason)
{
    return checkedLine(reason, Limits::reasonLength, QStringLiteral("A reason"));
}

/// Whose sessions may know of an invitation to the room, which a ban has taken back.
UserId whoIsKeptOut(const QList<Event> &stored)
{
    const auto *body = stored.size() == 1 ? stored.first().as<ModerationBody>() : nullptr;
    return body && body->change == Change::Ban ? body->subject : UserId();
}

} // namespace

Task<Ok> ModerationService::setRole(UserId by, RoomId room, UserId target, Role role)
{
    const RoleBody body{target, role};
    co_return co_await moderate(by, room, body);
}

Task<Ok> ModerationService::kick(UserId by, RoomId room, UserId target, QString reason)
{
    const QString why = co_await checkedReason(reason);
    const ModerationBody body{Change::Kick, target, {}, why};
    co_return co_await moderate(by, room, body);
}

Task<Ok> ModerationService::ban(UserId by, RoomId room, UserId target, SanctionRequest request)
{
    const milliseconds until = co_await endOf(request);
    const QString why = co_await checkedReason(request.reason);
    co_await moderatedRoom(m_context, by, room);
    co_await knownUser(m_context, by, target);
    const ModerationBody body{Change::Ban, target, until, why};
    co_return co_await moderate(by, room, body);
}

Task<Ok> ModerationService::unban(UserId by, RoomId room, UserId target)
{
    const ModerationBody body{Change::Unban, target};
    co_return co_await moderate(by, room, body);
}

Task<Ok> ModerationService::mute(UserId by, RoomId room, UserId target, SanctionRequest request)
{
    const milliseconds until = co_await endOf(request);
    const ModerationBody body{Change::Mute, target, until};
    co_return co_await moderate(by, room, body);
}

Task<Ok> ModerationService::unmute(UserId by, RoomId room, UserId target)
{
    const ModerationBody body{Change::Unmute, target};
    co_return co_await moderate(by, room, body);
}

Task<QList<Ban>> ModerationService::bans(UserId by, RoomId room)
{
    co_await moderatedRoom(m_context, by, room);
    const auto stores = m_context.stores.of(by);
    co_return co_await ask(stores->moderation, &ModerationStore::bans, room, m_context.clock.wall());
}

Task<Ok> ModerationService::moderate(UserId by, RoomId room, EventBody body)
{
    if (const auto refused = m_context.budgets.spend(by, {Budget::Writes}))
        co_return *refused;
    const Event event{room, 0, by, m_context.clock.wall(), {}, std::move(body)};
    const auto stores = m_context.stores.of(by);
    const QList<Event> stored = co_await ask(stores->moderation, &ModerationStore::moderate, event);
    for (const Event &each : stored)
        m_relay.publishEvent(each);
    if (const UserId out = whoIsKeptOut(stored); !out.isEmpty())
        m_relay.publishToUser(out, encode(ServerFrame{RoomRemovedPush{room}}));
    co_return Ok{};
}

Result<milliseconds, Error> ModerationService::endOf(const SanctionRequest &request) const
{
    if (request.until.count() == 0 || request.until >= Limits::forGood)
        return milliseconds(0);
    if (request.until <= m_context.clock.wall())
        return Errors::badRequest(QStringLiteral("'until' must be a time to come."));
    return request.until;
}

} // namespace Chinwag

#include "server/core/services/roomremovalservice.h"

#include "server/core/foundation/errors.h"
#include "server/core/ports/auditedstores.h"
#include "server/core/ports/moderationstore.h"
#include "shared/base/logging.h"
#include "shared/protocol/codec.h"

namespace Chinwag {

namespace {

/// Of a room's log in one transaction: some milliseconds, because everybody waits for it.
constexpr int purgedAtOnce = 100;

} // namespace

RoomRemovalService::RoomRemovalService(NodeContext &context, LiveRooms &rooms, Relay &relay,
                                       FileService &files)
    : m_context(context)
    , m_rooms(rooms)
    , m_relay(relay)
    , m_files(files)
{
    relay.on<RoomGone>([this](const RoomId &room, const RoomGone &) { m_rooms.checkHeads({room}); });
}

Task<Ok> RoomRemovalService::remove(UserId user, RoomId room)
{
    if (const auto refused = m_context.budgets.spend(user, {Budget::Writes}))
        co_return *refused;
    // Its own log goes with it.
    const auto stores =
        recordedBy(m_context.stores, user, {user.toString(), QStringLiteral("room.delete"), room.toString()});
    const RemovedRoom what = co_await ask(stores->moderation, &ModerationStore::removeRoom, room, user);
    removed(room, what);
    co_return Ok{};
}

void RoomRemovalService::removed(const RoomId &room, const RemovedRoom &what)
{
    m_hasRemoved = true;
    m_rooms.remove(room);
    m_relay.tell(room, RoomGone{});
    const QByteArray frame = encode(ServerFrame{RoomRemovedPush{room}});
    for (const UserId &user : what.invited)
        m_relay.publishToUser(user, frame);
    purge();
}

void RoomRemovalService::purge()
{
    if (std::exchange(m_isPurging, true)) {
        m_purgesAgain = true;
        return;
    }
    m_tasks.start(purged(), Done<Ok>([this](const Outcome<Ok> &result) {
                      m_isPurging = false;
                      if (!result)
                          qCWarning(lcStore, "what was said in a deleted room stays for now: %s",
                                    qUtf8Printable(result.error().message));
                      if (std::exchange(m_purgesAgain, false))
                          purge();
                  }));
}

Task<Ok> RoomRemovalService::purged()
{
    bool goesOn = true;
    while (goesOn) {
        goesOn = co_await ask(m_context.stores.moderation, &ModerationStore::purgeRemoved, purgedAtOnce);
        m_hasRemoved = m_hasRemoved || goesOn;
    }
    if (std::exchange(m_hasRemoved, false))
        m_files.sweepSoon();
    co_return Ok{};
}

} // namespace Chinwag

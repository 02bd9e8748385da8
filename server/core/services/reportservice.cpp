#include "server/core/services/reportservice.h"

#include "server/core/foundation/checkedline.h"
#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"
#include "server/core/ports/moderationstore.h"
#include "server/core/services/roomaccess.h"

namespace Chinwag {

namespace {

constexpr int reportsAtOnce = 100;

/// At least one.
QList<Report> fitting(QList<Report> reports)
{
    qsizetype bytes = 0;
    qsizetype kept = 0;
    while (kept < reports.size()) {
        bytes += encodeBody(ReportList{{reports.at(kept)}}).size();
        if (bytes > Limits::pageBytes && kept > 0)
            break;
        ++kept;
    }
    return reports.first(kept);
}

} // namespace

Task<Ok> ReportService::report(UserId user, ReportRequest request)
{
    const QString reason =
        co_await checkedLine(request.reason, Limits::reasonLength, QStringLiteral("A reason"));
    const Room room = co_await roomOfMember(m_context, user, request.room);
    if (room.kind == RoomKind::Direct)
        co_return Errors::forbidden(QStringLiteral("A direct conversation has no moderators."));
    if (const auto refused = m_context.budgets.spend(user, {Budget::Reports}))
        co_return *refused;
    const NewReport report{ReportId(Crypto::randomId('p')), room.id, request.seq, user, reason};
    const auto stores = m_context.stores.of(user);
    co_return co_await ask(stores->moderation, &ModerationStore::report, report, m_context.clock.wall());
}

Task<QList<Report>> ReportService::reports(UserId user, RoomId room)
{
    co_await moderatedRoom(m_context, user, room);
    const auto stores = m_context.stores.of(user);
    const QList<Report> found =
        co_await ask(stores->moderation, &ModerationStore::reports, room, reportsAtOnce);
    co_return fitting(found);
}

Task<Ok> ReportService::settle(UserId user, RoomId room, ReportId report)
{
    co_await moderatedRoom(m_context, user, room);
    const auto stores = m_context.stores.of(user);
    const bool wasThere = co_await ask(stores->moderation, &ModerationStore::settle, room, report);
    if (!wasThere)
        co_return Errors::notFound();
    co_return Ok{};
}

} // namespace Chinwag

#pragma once

#include "server/core/foundation/task.h"
#include "server/core/session/nodecontext.h"
#include "shared/protocol/httpbodies.h"

namespace Chinwag {

/// Messages that somebody finds to be against the rules, for those who moderate their room.
class ReportService
{
public:
    explicit ReportService(NodeContext &context)
        : m_context(context)
    {
    }

    /// Any member, a message of somebody else; not in direct rooms, which have no moderators.
    Task<Ok> report(UserId user, ReportRequest request);
    /// Moderators and owners: the newest, as many as a page may weigh.
    Task<QList<Report>> reports(UserId user, RoomId room);
    /// It is dealt with. NotFound when there is none.
    Task<Ok> settle(UserId user, RoomId room, ReportId report);

private:
    NodeContext &m_context;
};

} // namespace Chinwag

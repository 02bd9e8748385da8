#pragma once

#include "server/core/foundation/task.h"
#include "server/core/session/nodecontext.h"
#include "shared/protocol/httpbodies.h"

namespace Chinwag {

/// The rooms one can see, in pages: one's own first, then the public ones one is not in.
struct RoomListRequest
{
    enum class Which { All, Own, Others };

    Which which = Which::All;
    QString search; ///< a part of the name
    QString after;  ///< `next` of the page before; empty: from the beginning
    int limit = Limits::listPageMax;
};

struct HistoryRequest
{
    RoomId room;
    Seq after = 0;
    Seq before = 0; ///< 0: no upper end
    int limit = Limits::historyPage;
    bool newest = true;
};

/// Looks at rooms and changes nothing.
class RoomQueryService
{
public:
    explicit RoomQueryService(NodeContext &context)
        : m_context(context)
    {
    }

    /// A page may be short, or even empty, and yet not be the last.
    Task<RoomsPage> list(UserId user, RoomListRequest request);
    Task<MembersPage> members(UserId user, RoomId room, UserId after, int limit);
    /// Ends early when it would weigh more than Limits::pageBytes.
    Task<HistoryPage> history(UserId user, HistoryRequest request);

private:
    Task<RoomsPage> ownRooms(UserId user, RoomListRequest request, RoomId after);
    Task<RoomsPage> otherRooms(UserId user, DirectoryQuery query);

    NodeContext &m_context;
};

} // namespace Chinwag

#pragma once

#include "server/core/foundation/task.h"
#include "server/core/session/nodecontext.h"
#include "shared/protocol/httpbodies.h"

namespace Chinwag {

/// What is empty or 0 does not narrow the search; words, a sender, a link or a file there must be.
struct SearchRequest
{
    QString words; ///< as they were typed
    RoomId room;
    UserId from;
    milliseconds after{0};  ///< said at this time or later
    milliseconds before{0}; ///< said earlier
    bool withLink = false;
    bool withFile = false;
    QString cursor; ///< `next` of the page before; empty: from the newest on
    int limit = Limits::searchPage;
};

/// Finds messages in the rooms somebody is in.
class SearchService
{
public:
    explicit SearchService(NodeContext &context)
        : m_context(context)
    {
    }

    /// RoomNotFound for a room that is not one's own. A page may be short, or even empty, and yet not be the
    /// last.
    Task<SearchPage> search(UserId user, SearchRequest request);

private:
    NodeContext &m_context;
};

} // namespace Chinwag

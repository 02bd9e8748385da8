#include "server/core/api/joinpage.h"
#include "server/core/api/routes.h"

#include <functional>

namespace Chinwag {

namespace {

Task<HttpResponse> join(NodeContext &context, ApiRequest request)
{
    co_return joinPage(context.options.server, request.http.header("accept-language"));
}

} // namespace

void addJoinRoute(ApiRouter &router, NodeContext &context)
{
    router.add("GET", QStringLiteral("/join"), ApiRouter::Access::Everybody, ApiRouter::Body::None,
               std::bind_front(join, std::ref(context)));
}

} // namespace Chinwag

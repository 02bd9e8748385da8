#include "server/core/api/responses.h"
#include "server/core/api/routes.h"

#include <functional>

namespace Chinwag {

namespace {

Task<HttpResponse> health(NodeContext &context, const PresenceService &presence, ApiRequest)
{
    using enum ServerInfo::Status;
    const NodeOptions &options = context.options;
    co_return Responses::json(200, ServerInfo{context.broker.isAvailable() ? Ok : Degraded, options.server,
                                              options.version, presence.usersOnline(), options.registration,
                                              options.passwordScore});
}

} // namespace

void addHealthRoute(ApiRouter &router, NodeContext &context, const PresenceService &presence)
{
    router.add("GET", QStringLiteral("/healthz"), ApiRouter::Access::Everybody, ApiRouter::Body::None,
               std::bind_front(health, std::ref(context), std::cref(presence)));
}

} // namespace Chinwag

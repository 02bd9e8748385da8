#include "server/core/api/responses.h"
#include "server/core/api/routes.h"

#include <functional>

namespace Chinwag {

namespace {

Task<HttpResponse> create(InviteService &invites, ApiRequest request)
{
    const InviteSecret invite = co_await ask(invites, &InviteService::create, request.identity.user.id);
    co_return Responses::json(201, InviteGrant{invite.secret, invite.expiresAt});
}

} // namespace

void addInviteRoutes(ApiRouter &router, Services &services)
{
    router.add("POST", QStringLiteral("/api/invites"), ApiRouter::Access::SignedIn, ApiRouter::Body::None,
               std::bind_front(create, std::ref(services.invites)));
}

} // namespace Chinwag

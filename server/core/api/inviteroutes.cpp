#include "server/core/api/responses.h"
#include "server/core/api/routes.h"

namespace Chinwag {

void addInviteRoutes(ApiRouter &router, Services &services)
{
    const auto create = [&services](const ApiRequest &request, const Respond &respond) {
        services.invites.create(request.identity.user.id, [respond](const Outcome<InviteSecret> &invite) {
            if (!invite)
                return respond(Responses::problem(invite.error()));
            respond(Responses::json(
                201, {{QStringLiteral("invite"), invite->secret},
                      {QStringLiteral("expires_at"), static_cast<qint64>(invite->expiresAt.count())}}));
        });
    };
    router.add("POST", QStringLiteral("/api/invites"), ApiRouter::Access::SignedIn, ApiRouter::Body::None,
               create);
}

} // namespace Chinwag

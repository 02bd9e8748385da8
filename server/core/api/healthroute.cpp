#include "server/core/api/responses.h"
#include "server/core/api/routes.h"

namespace Chinwag {

namespace {

QString toString(Registration registration)
{
    switch (registration) {
    case Registration::Open:
        return QStringLiteral("open");
    case Registration::Invite:
        return QStringLiteral("invite");
    case Registration::Closed:
        return QStringLiteral("closed");
    }
    return {};
}

} // namespace

void addHealthRoute(ApiRouter &router, NodeContext &context, const PresenceService &presence)
{
    const auto health = [&context, &presence](const ApiRequest &, const Respond &respond) {
        const NodeOptions &options = context.options;
        const bool whole = context.broker.isAvailable();
        respond(Responses::json(
            200, {{QStringLiteral("status"), whole ? QStringLiteral("ok") : QStringLiteral("degraded")},
                  {QStringLiteral("server"), options.server},
                  {QStringLiteral("version"), options.version},
                  {QStringLiteral("online"), presence.usersOnline()},
                  {QStringLiteral("registration"), toString(options.registration)}}));
    };
    router.add("GET", QStringLiteral("/healthz"), ApiRouter::Access::Everybody, ApiRouter::Body::None,
               health);
}

} // namespace Chinwag

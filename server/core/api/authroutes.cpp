#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"
#include "shared/protocol/codec.h"

namespace Chinwag {

namespace {

QJsonObject signedIn(const SignedIn &result)
{
    return {{QStringLiteral("token"), result.token}, {QStringLiteral("user"), toJson(result.identity.user)}};
}

void registerUser(Services &services, const ApiRequest &request, const Respond &respond)
{
    const auto username = request.requiredText(QLatin1String("username"));
    const auto password = request.requiredText(QLatin1String("password"));
    const auto displayName = request.text(QLatin1String("display_name"));
    const auto invite = request.text(QLatin1String("invite"));
    const auto device = request.text(QLatin1String("device"));
    for (const auto *field : {&username, &password, &displayName, &invite, &device}) {
        if (!*field)
            return respond(Responses::problem(field->error()));
    }
    const RegisterRequest given{*username, *password, *displayName,
                                *invite,   *device,   request.http.remoteAddress};
    services.auth.registerUser(given, [&services, respond](const Outcome<SignedIn> &result) {
        if (!result)
            return respond(Responses::problem(result.error()));
        services.rooms.joinDefaults(result->identity.user.id, [respond, result = *result](Ok) {
            respond(Responses::json(201, signedIn(result)));
        });
    });
}

void login(Services &services, const ApiRequest &request, const Respond &respond)
{
    const auto username = request.requiredText(QLatin1String("username"));
    const auto password = request.requiredText(QLatin1String("password"));
    const auto device = request.text(QLatin1String("device"));
    for (const auto *field : {&username, &password, &device}) {
        if (!*field)
            return respond(Responses::problem(field->error()));
    }
    services.auth.login({*username, *password, *device, request.http.remoteAddress},
                        [respond](const Outcome<SignedIn> &result) {
                            respond(result ? Responses::json(200, signedIn(*result))
                                           : Responses::problem(result.error()));
                        });
}

void logout(Services &services, const ApiRequest &request, const Respond &respond)
{
    services.auth.revoke(request.identity.user.id, request.identity.device,
                         [respond](const Outcome<Ok> &result) {
                             // Gone already is what was asked for.
                             if (!result && result.error().code != ErrorCode::NotFound)
                                 return respond(Responses::problem(result.error()));
                             respond(Responses::empty());
                         });
}

void ticket(NodeContext &context, Services &services, const ApiRequest &request, const Respond &respond)
{
    const qint64 lifetime = context.options.ticketLifetime.count() / 1000;
    services.auth.makeTicket(request.identity, [respond, lifetime](const Outcome<QString> &result) {
        if (!result)
            return respond(Responses::problem(result.error()));
        respond(Responses::json(
            200, {{QStringLiteral("ticket"), *result}, {QStringLiteral("expires_in"), lifetime}}));
    });
}

} // namespace

void addAuthRoutes(ApiRouter &router, NodeContext &context, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    const auto with = [&services](auto function) {
        return [&services, function](const ApiRequest &request, const Respond &respond) {
            function(services, request, respond);
        };
    };
    router.add("POST", QStringLiteral("/auth/register"), Everybody, Json, with(registerUser));
    router.add("POST", QStringLiteral("/auth/login"), Everybody, Json, with(login));
    router.add("POST", QStringLiteral("/auth/logout"), SignedIn, None, with(logout));
    router.add("POST", QStringLiteral("/auth/ticket"), SignedIn, None,
               [&context, &services](const ApiRequest &request, const Respond &respond) {
                   ticket(context, services, request, respond);
               });
}

} // namespace Chinwag

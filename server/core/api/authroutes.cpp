#include "server/core/api/responses.h"
#include "server/core/api/routes.h"

#include <functional>

namespace Chinwag {

namespace {

Task<HttpResponse> registerUser(Services &services, ApiRequest request)
{
    const SignUpRequest body = co_await request.body<SignUpRequest>();
    const NetworkOf from(request.http.remoteAddress);
    const SignedIn signedIn = co_await services.auth.registerUser(body, from);
    co_await services.membership.joinDefaults(signedIn.identity.user.id);
    co_return Responses::json(201, SignIn{signedIn.token, signedIn.identity.user});
}

Task<HttpResponse> login(Services &services, ApiRequest request)
{
    const SignInRequest body = co_await request.body<SignInRequest>();
    const NetworkOf from(request.http.remoteAddress);
    const SignedIn signedIn = co_await services.auth.login(body, from);
    co_await services.membership.welcome(signedIn.identity.user.id);
    co_return Responses::json(200, SignIn{signedIn.token, signedIn.identity.user});
}

Task<HttpResponse> logout(AuthService &auth, ApiRequest request)
{
    const Identity &asker = request.identity;
    const auto revoked = co_await auth.revoke(asker.user.id, asker.device).settled();
    // Gone already is what was asked for.
    if (!revoked && revoked.error().code != ErrorCode::NotFound)
        co_return revoked.error();
    co_return Responses::empty();
}

Task<HttpResponse> changePassword(AuthService &auth, ApiRequest request)
{
    const PasswordChangeRequest body = co_await request.body<PasswordChangeRequest>();
    const NetworkOf from(request.http.remoteAddress);
    co_await auth.changePassword(request.identity, body, from);
    co_return Responses::empty();
}

Task<HttpResponse> ticket(AuthService &auth, milliseconds lifetime, ApiRequest request)
{
    const QString secret = co_await auth.makeTicket(request.identity);
    co_return Responses::json(200, TicketGrant{secret, std::chrono::floor<seconds>(lifetime)});
}

} // namespace

void addAuthRoutes(ApiRouter &router, NodeContext &context, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    const auto auth = std::ref(services.auth);
    router.add("POST", QStringLiteral("/auth/register"), Everybody, Json,
               std::bind_front(registerUser, std::ref(services)));
    router.add("POST", QStringLiteral("/auth/login"), Everybody, Json,
               std::bind_front(login, std::ref(services)));
    router.add("POST", QStringLiteral("/auth/logout"), SignedInAtAll, None, std::bind_front(logout, auth));
    router.add("PUT", QStringLiteral("/api/me/password"), SignedIn, Json,
               std::bind_front(changePassword, auth));
    router.add("POST", QStringLiteral("/auth/ticket"), SignedIn, None,
               std::bind_front(ticket, auth, context.options.ticketLifetime));
}

} // namespace Chinwag

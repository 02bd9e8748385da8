#include "server/core/api/responses.h"
#include "server/core/api/routes.h"

#include <functional>

namespace Chinwag {

namespace {

NetworkOf networkOf(const ApiRequest &request) { return NetworkOf(request.http.remoteAddress); }

Task<HttpResponse> show(AuthService &auth, ApiRequest request)
{
    const AccountState state = co_await auth.factors().state(request.identity);
    co_return Responses::json(200, state);
}

Task<HttpResponse> beginFactor(AuthService &auth, ApiRequest request)
{
    const ProofRequest proof = co_await request.body<ProofRequest>();
    const NetworkOf from = networkOf(request);
    co_await auth.prove(request.identity, proof, from);
    const FactorSecret secret = co_await auth.factors().begin(request.identity);
    co_return Responses::json(201, secret);
}

Task<HttpResponse> confirmFactor(AuthService &auth, ApiRequest request)
{
    const CodeRequest body = co_await request.body<CodeRequest>();
    const RecoveryCodes codes = co_await auth.factors().confirm(request.identity, body.code);
    co_return Responses::json(200, codes);
}

Task<HttpResponse> removeFactor(AuthService &auth, ApiRequest request)
{
    const ProofRequest proof = co_await request.body<ProofRequest>();
    const NetworkOf from = networkOf(request);
    co_await auth.prove(request.identity, proof, from);
    co_await auth.factors().remove(request.identity);
    co_return Responses::empty();
}

Task<HttpResponse> removeAccount(Services &services, ApiRequest request)
{
    const ProofRequest proof = co_await request.body<ProofRequest>();
    const NetworkOf from = networkOf(request);
    co_await services.auth.prove(request.identity, proof, from);
    co_await services.accountRemoval.remove(request.identity.user.id);
    co_return Responses::empty();
}

Task<HttpResponse> data(DataService &service, ApiRequest request)
{
    HttpResponse response;
    response.source = co_await service.of(request.identity);
    response.contentType = "application/jsonl";
    response.headers.emplaceBack("Content-Disposition", "attachment; filename=\"chinwag.jsonl\"");
    response.headers.emplaceBack("Cache-Control", "no-store");
    co_return response;
}

} // namespace

void addAccountRoutes(ApiRouter &router, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    const auto auth = std::ref(services.auth);
    router.add("GET", QStringLiteral("/api/me/account"), SignedInAtAll, None, std::bind_front(show, auth));
    router.add("POST", QStringLiteral("/api/me/factor"), SignedInAtAll, Json,
               std::bind_front(beginFactor, auth));
    router.add("PUT", QStringLiteral("/api/me/factor"), SignedInAtAll, Json,
               std::bind_front(confirmFactor, auth));
    router.add("POST", QStringLiteral("/api/me/factor/removal"), SignedInAtAll, Json,
               std::bind_front(removeFactor, auth));
    router.add("POST", QStringLiteral("/api/me/removal"), SignedInAtAll, Json,
               std::bind_front(removeAccount, std::ref(services)));
    router.add("GET", QStringLiteral("/api/me/data"), SignedIn, None,
               std::bind_front(data, std::ref(services.data)));
}

} // namespace Chinwag

#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"

#include <functional>

namespace Chinwag {

namespace {

Task<HttpResponse> search(NodeContext &context, ApiRequest request)
{
    const QString query =
        request.http.query.queryItemValue(QStringLiteral("query"), QUrl::FullyDecoded).trimmed();
    // An empty prefix would list everybody.
    if (query.isEmpty() || query.size() > Limits::displayNameLength)
        co_return Errors::badRequest(QStringLiteral("'query' must have 1 to 64 characters."));
    const auto stores = context.stores.of(request.identity.user.id);
    const QList<User> users =
        co_await ask(stores->accounts, &AccountStore::search, query, Limits::usersPerAnswer);
    co_return Responses::json(200, UserList{users});
}

Task<HttpResponse> find(NodeContext &context, ApiRequest request)
{
    QList<UserId> ids;
    const QString given = request.http.query.queryItemValue(QStringLiteral("ids"), QUrl::FullyDecoded);
    for (const QString &id : given.split(QLatin1Char(','), Qt::SkipEmptyParts))
        ids.append(UserId{id});
    if (ids.isEmpty() || ids.size() > Limits::usersById)
        co_return Errors::badRequest(
            QStringLiteral("'ids' must be 1 to %1 ids with commas between.").arg(Limits::usersById));
    const auto stores = context.stores.of(request.identity.user.id);
    const QList<User> users = co_await ask(stores->accounts, &AccountStore::find, ids);
    co_return Responses::json(200, UserList{users});
}

Task<HttpResponse> users(NodeContext &context, ApiRequest request)
{
    return request.http.query.hasQueryItem(QStringLiteral("ids")) ? find(context, std::move(request))
                                                                  : search(context, std::move(request));
}

} // namespace

void addUserRoutes(ApiRouter &router, NodeContext &context)
{
    router.add("GET", QStringLiteral("/api/users"), ApiRouter::Access::SignedIn, ApiRouter::Body::None,
               std::bind_front(users, std::ref(context)));
}

} // namespace Chinwag

#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"
#include "shared/protocol/codec.h"

#include <QJsonArray>

namespace Chinwag {

namespace {

Done<QList<User>> answerUsers(const Respond &respond)
{
    return [respond](const Outcome<QList<User>> &users) {
        if (!users)
            return respond(Responses::problem(users.error()));
        QJsonArray list;
        for (const User &user : *users)
            list.append(toJson(user));
        respond(Responses::json(200, {{QStringLiteral("users"), list}}));
    };
}

void search(NodeContext &context, const ApiRequest &request, const Respond &respond)
{
    const QString query =
        request.http.query.queryItemValue(QStringLiteral("query"), QUrl::FullyDecoded).trimmed();
    // An empty prefix would list everybody.
    if (query.isEmpty() || query.size() > Limits::displayNameLength)
        return respond(
            Responses::problem(Errors::badRequest(QStringLiteral("'query' must have 1 to 64 characters."))));
    context.stores.of(request.identity.user.id)
        ->accounts.search(query, Limits::usersPerAnswer, answerUsers(respond));
}

void find(NodeContext &context, const ApiRequest &request, const Respond &respond)
{
    QList<UserId> ids;
    const QString given = request.http.query.queryItemValue(QStringLiteral("ids"), QUrl::FullyDecoded);
    for (const QString &id : given.split(QLatin1Char(','), Qt::SkipEmptyParts))
        ids.append(UserId{id});
    if (ids.isEmpty() || ids.size() > Limits::usersById)
        return respond(Responses::problem(Errors::badRequest(
            QStringLiteral("'ids' must be 1 to %1 ids with commas between.").arg(Limits::usersById))));
    context.stores.of(request.identity.user.id)->accounts.find(ids, answerUsers(respond));
}

} // namespace

void addUserRoutes(ApiRouter &router, NodeContext &context)
{
    const auto users = [&context](const ApiRequest &request, const Respond &respond) {
        if (request.http.query.hasQueryItem(QStringLiteral("ids")))
            find(context, request, respond);
        else
            search(context, request, respond);
    };
    router.add("GET", QStringLiteral("/api/users"), ApiRouter::Access::SignedIn, ApiRouter::Body::None,
               users);
}

} // namespace Chinwag

#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "shared/protocol/codec.h"

#include <QJsonArray>

namespace Chinwag {

namespace {

constexpr int usersPerAnswer = 20;

} // namespace

void addUserRoutes(ApiRouter &router, NodeContext &context)
{
    const auto search = [&context](const ApiRequest &request, const Respond &respond) {
        const QString query =
            request.http.query.queryItemValue(QStringLiteral("query"), QUrl::FullyDecoded).trimmed();
        // An empty prefix would list everybody.
        if (query.isEmpty() || query.size() > Limits::displayNameLength)
            return respond(Responses::problem(
                {ErrorCode::BadRequest, QStringLiteral("'query' must have 1 to 64 characters."), {}}));
        const auto stores = context.stores.of(request.identity.user.id);
        stores->accounts.search(query, usersPerAnswer, [respond](const Outcome<QList<User>> &users) {
            if (!users)
                return respond(Responses::problem(users.error()));
            QJsonArray list;
            for (const User &user : *users)
                list.append(toJson(user));
            respond(Responses::json(200, {{QStringLiteral("users"), list}}));
        });
    };
    router.add("GET", QStringLiteral("/api/users"), ApiRouter::Access::SignedIn, ApiRouter::Body::None,
               search);
}

} // namespace Chinwag

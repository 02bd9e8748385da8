#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"

#include <functional>

namespace Chinwag {

namespace {

constexpr qint64 latest = Limits::largestNumber - 1;

/// What a message must have; only links are known.
Result<bool, Error> wantsLink(const ApiRequest &request)
{
    const QString name = QStringLiteral("has");
    if (!request.http.query.hasQueryItem(name))
        return false;
    if (request.http.query.queryItemValue(name, QUrl::FullyDecoded) == QLatin1String("link"))
        return true;
    return Errors::badRequest(QStringLiteral("'has' must be link."));
}

Task<HttpResponse> search(SearchService &messages, ApiRequest request)
{
    SearchRequest wanted;
    wanted.words = co_await request.queryText(QStringLiteral("q"), Limits::searchLength);
    wanted.room = RoomId(co_await request.queryText(QStringLiteral("room"), Limits::idLength));
    wanted.from = UserId(co_await request.queryText(QStringLiteral("from"), Limits::idLength));
    wanted.after = milliseconds(co_await request.number(QStringLiteral("after"), 0, 0, latest));
    wanted.before = milliseconds(co_await request.number(QStringLiteral("before"), 0, 0, latest));
    wanted.withLink = co_await wantsLink(request);
    wanted.cursor = co_await request.queryText(QStringLiteral("cursor"), Limits::idLength);
    wanted.limit = static_cast<int>(
        co_await request.number(QStringLiteral("limit"), Limits::searchPage, 1, Limits::searchPageMax));
    const SearchPage page = co_await messages.search(request.identity.user.id, wanted);
    co_return Responses::json(200, page);
}

} // namespace

void addSearchRoute(ApiRouter &router, Services &services)
{
    router.add("GET", QStringLiteral("/api/search"), ApiRouter::Access::SignedIn, ApiRouter::Body::None,
               std::bind_front(search, std::ref(services.search)));
}

} // namespace Chinwag

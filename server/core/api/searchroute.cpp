#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"

#include <functional>

namespace Chinwag {

namespace {

constexpr qint64 latest = Limits::largestNumber - 1;

/// What a message must have; empty: nothing.
Result<QString, Error> wantedPart(const ApiRequest &request)
{
    const QString name = QStringLiteral("has");
    if (!request.http.query.hasQueryItem(name))
        return QString();
    const QString part = request.http.query.queryItemValue(name, QUrl::FullyDecoded);
    if (part == QLatin1String("link") || part == QLatin1String("file"))
        return part;
    return Errors::badRequest(QStringLiteral("'has' must be link or file."));
}

Task<HttpResponse> search(SearchService &messages, ApiRequest request)
{
    SearchRequest wanted;
    wanted.words = co_await request.queryText(QStringLiteral("q"), Limits::searchLength);
    wanted.room = RoomId(co_await request.queryText(QStringLiteral("room"), Limits::idLength));
    wanted.from = UserId(co_await request.queryText(QStringLiteral("from"), Limits::idLength));
    wanted.after = milliseconds(co_await request.number(QStringLiteral("after"), 0, 0, latest));
    wanted.before = milliseconds(co_await request.number(QStringLiteral("before"), 0, 0, latest));
    const QString part = co_await wantedPart(request);
    wanted.withLink = part == QLatin1String("link");
    wanted.withFile = part == QLatin1String("file");
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

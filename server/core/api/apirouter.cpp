#include "server/core/api/apirouter.h"

#include "server/core/api/responses.h"
#include "server/core/foundation/errors.h"
#include "shared/base/digits.h"
#include "shared/protocol/jsonreader.h"
#include "shared/protocol/utf8.h"

#include <QSet>

#include <algorithm>

namespace Chinwag {

namespace {

bool isJson(const QByteArray &contentType)
{
    const qsizetype end = contentType.indexOf(';');
    const QByteArray type = end < 0 ? contentType : contentType.first(end);
    return type.trimmed().toLower() == "application/json";
}

QString bearerToken(const HttpRequest &request)
{
    const QByteArray value = request.header("authorization");
    if (value.size() <= 7 || value.first(7).toLower() != "bearer ")
        return {};
    return textFromUtf8(value.mid(7).trimmed());
}

/// Which of the two counts would be anybody's guess, and another one's in front of us.
bool hasDoubles(const QUrlQuery &query)
{
    QSet<QString> names;
    const auto items = query.queryItems(QUrl::FullyDecoded);
    return std::any_of(items.begin(), items.end(), [&names](const auto &item) {
        const auto before = names.size();
        names.insert(item.first);
        return names.size() == before;
    });
}

/// Not every database survives the others: PostgreSQL's driver ends a text at its NUL.
bool areStorable(const QUrlQuery &query)
{
    const auto items = query.queryItems(QUrl::FullyDecoded);
    return std::all_of(items.cbegin(), items.cend(),
                       [](const auto &item) { return isStorable(item.first) && isStorable(item.second); });
}

} // namespace

Result<QString, Error> ApiRequest::queryText(const QString &name, qsizetype most) const
{
    const QString value = http.query.queryItemValue(name, QUrl::FullyDecoded);
    if (value.size() > most)
        return Errors::badRequest(
            QStringLiteral("'%1' must have at most %2 characters.").arg(name).arg(most));
    return value;
}

Result<qint64, Error> ApiRequest::number(const QString &name, qint64 fallback, qint64 least,
                                         qint64 most) const
{
    if (!http.query.hasQueryItem(name))
        return fallback;
    const auto value = digitsOf(http.query.queryItemValue(name, QUrl::FullyDecoded));
    if (!value || *value < least || *value > most)
        return Errors::badRequest(
            QStringLiteral("'%1' must be a whole number from %2 to %3.").arg(name).arg(least).arg(most));
    return *value;
}

void ApiRouter::add(const QByteArray &method, const QString &pattern, Access access, Body body,
                    Handler handler, qint64 most)
{
    m_routes.push_back({method, pattern.split(QLatin1Char('/')), access, body, std::move(handler), most});
}

BodyRule ApiRouter::bodyRule(const QByteArray &method, const QStringList &segments) const
{
    const auto found = std::find_if(m_routes.begin(), m_routes.end(), [&](const Route &route) {
        return route.method == method && match(route, segments);
    });
    if (found == m_routes.end())
        return {};
    return {found->body == Body::Pieces ? BodyRule::Way::InPieces : BodyRule::Way::Whole, found->most};
}

std::optional<QStringList> ApiRouter::match(const Route &route, const QStringList &segments)
{
    if (segments.size() != route.segments.size())
        return {};
    QStringList parameters;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        if (route.segments.at(i).startsWith(QLatin1Char('{'))) {
            if (segments.at(i).isEmpty())
                return {};
            parameters.append(segments.at(i));
        } else if (route.segments.at(i) != segments.at(i)) {
            return {};
        }
    }
    return parameters;
}

void ApiRouter::handle(HttpRequest request, Respond respond)
{
    const QStringList segments = request.pathSegments();
    QList<QByteArray> allowed;
    for (const Route &route : m_routes) {
        const auto parameters = match(route, segments);
        if (!parameters)
            continue;
        if (route.method != request.method) {
            allowed.append(route.method);
            if (route.method == "GET")
                allowed.append("HEAD"); // the gate makes GET of it
            continue;
        }
        if (const auto refused = refusal(route, request))
            return respond(*refused);
        m_tasks.start(answer(route, {std::move(request), *parameters, {}}),
                      Done<HttpResponse>([respond](const Outcome<HttpResponse> &answer) {
                          respond(answer ? *answer : Responses::problem(answer.error()));
                      }));
        return;
    }
    if (allowed.isEmpty())
        respond(Responses::problem(Errors::notFound()));
    else
        respond(Responses::methodNotAllowed(allowed));
}

QStringList ApiRouter::routes() const
{
    QStringList routes;
    for (const Route &route : m_routes)
        routes +=
            QString::fromLatin1(route.method) + QLatin1Char(' ') + route.segments.join(QLatin1Char('/'));
    return routes;
}

std::optional<HttpResponse> ApiRouter::refusal(const Route &route, const HttpRequest &request)
{
    if (!areStorable(request.query))
        return Responses::problem(
            Errors::badRequest(QStringLiteral("A text in the query has a NUL or is no Unicode.")));
    if (hasDoubles(request.query))
        return Responses::problem(Errors::badRequest(QStringLiteral("A name occurs twice in the query.")));
    if (route.body != Body::Json)
        return {};
    if (request.body.size() > route.most)
        return Responses::problem({ErrorCode::TooLarge, QStringLiteral("The body is too large."), {}});
    if (!isJson(request.header("content-type")))
        return Responses::problem(415,
                                  Errors::badRequest(QStringLiteral("The body must be application/json.")));
    return {};
}

Task<HttpResponse> ApiRouter::answer(const Route &route, ApiRequest request)
{
    if (route.access != Access::Everybody) {
        const QString token = bearerToken(request.http);
        if (token.isEmpty())
            co_return Errors::unauthorized();
        const Principal asker = Principal::stranger(NetworkOf(request.http.remoteAddress));
        request.identity = co_await m_auth.checkToken(token, asker);
        if (request.identity.needsFactor && route.access == Access::SignedIn)
            co_return Errors::factorNeeded();
        if (const auto refused = m_context.budgets.spend(request.identity.user.id, {Budget::Commands}))
            co_return *refused;
    }
    co_return co_await route.handler(std::move(request));
}

} // namespace Chinwag

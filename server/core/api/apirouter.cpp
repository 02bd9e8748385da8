#include "server/core/api/apirouter.h"

#include "server/core/api/responses.h"
#include "server/core/foundation/errors.h"
#include "shared/base/digits.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/jsonreader.h"

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
    return QString::fromUtf8(value.mid(7).trimmed());
}

Error fieldError(QLatin1String field)
{
    return Errors::badRequest(QStringLiteral("'%1' must be text.").arg(field));
}

/// Not every database survives the others: PostgreSQL's driver ends a text at its NUL.
bool areStorable(const QUrlQuery &query)
{
    const auto items = query.queryItems(QUrl::FullyDecoded);
    return std::all_of(items.cbegin(), items.cend(),
                       [](const auto &item) { return isStorable(item.first) && isStorable(item.second); });
}

/// Bodies are flat.
bool areStorable(const QJsonObject &body)
{
    return std::all_of(body.begin(), body.end(), [](const QJsonValue &value) {
        return !value.isString() || isStorable(value.toString());
    });
}

Error invalidText(const char *where)
{
    return Errors::badRequest(
        QStringLiteral("A text in the %1 has a NUL or is no Unicode.").arg(QLatin1String(where)));
}

} // namespace

Result<QString, Error> ApiRequest::text(QLatin1String field) const
{
    const QJsonValue value = body.value(field);
    if (value.isUndefined() || value.isNull())
        return QString{};
    if (!value.isString())
        return fieldError(field);
    return value.toString();
}

Result<QString, Error> ApiRequest::requiredText(QLatin1String field) const
{
    const QJsonValue value = body.value(field);
    if (!value.isString() || value.toString().isEmpty())
        return fieldError(field);
    return value.toString();
}

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
                    Handler handler)
{
    m_routes.push_back({method, pattern.split(QLatin1Char('/')), access, body, std::move(handler)});
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

void ApiRouter::handle(const HttpRequest &request, const Respond &respond)
{
    const QStringList segments = request.pathSegments();
    QList<QByteArray> allowed;
    for (const Route &route : m_routes) {
        const auto parameters = match(route, segments);
        if (!parameters)
            continue;
        if (route.method == request.method)
            return run(route, {request, *parameters, {}, {}}, respond);
        allowed.append(route.method);
        if (route.method == "GET")
            allowed.append("HEAD"); // the gate makes GET of it
    }
    if (allowed.isEmpty())
        respond(Responses::problem(Errors::notFound()));
    else
        respond(Responses::methodNotAllowed(allowed));
}

void ApiRouter::run(const Route &route, const ApiRequest &given, const Respond &respond)
{
    if (!areStorable(given.http.query))
        return respond(Responses::problem(invalidText("query")));
    ApiRequest request = given;
    if (route.body == Body::Json) {
        if (request.http.body.size() > Limits::requestBody)
            return respond(
                Responses::problem({ErrorCode::TooLarge, QStringLiteral("The body is too large."), {}}));
        if (!isJson(request.http.header("content-type")))
            return respond(Responses::problem(
                415, Errors::badRequest(QStringLiteral("The body must be application/json."))));
        const auto body = parseObject(request.http.body, Limits::requestBody);
        if (!body)
            return respond(Responses::problem(body.error()));
        if (!areStorable(*body))
            return respond(Responses::problem(invalidText("body")));
        request.body = *body;
    }
    if (route.access == Access::Everybody)
        return route.handler(request, respond);
    const QString token = bearerToken(request.http);
    if (token.isEmpty())
        return respond(Responses::problem(Errors::unauthorized()));
    const auto checked = [this, request, respond,
                          handler = route.handler](const Outcome<Identity> &identity) {
        if (!identity)
            return respond(Responses::problem(identity.error()));
        if (const auto refused = m_context.budgets.spend(identity->user.id, {Budget::Commands}))
            return respond(Responses::problem(*refused));
        ApiRequest known = request;
        known.identity = *identity;
        handler(known, respond);
    };
    m_auth.checkToken(token, Principal::stranger(NetworkOf(request.http.remoteAddress)),
                      m_life.guard(std::move(checked)));
}

} // namespace Chinwag

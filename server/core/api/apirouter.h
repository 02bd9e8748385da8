#pragma once

#include "server/core/services/authservice.h"
#include "server/core/session/nodecontext.h"

#include <QJsonObject>
#include <QStringList>

namespace Chinwag {

using Respond = Continuation<HttpResponse>;

struct ApiRequest
{
    HttpRequest http;
    QStringList parameters; ///< what the path's placeholders matched
    QJsonObject body;
    Identity identity; ///< of the bearer token, when the route needs one

    /// The field's text; empty when absent. BadRequest when it is something else.
    Result<QString, Error> text(QLatin1String field) const;
    /// BadRequest when absent or empty, too.
    Result<QString, Error> requiredText(QLatin1String field) const;
    /// Of the query: at most `most` UTF-16 units, empty when absent.
    Result<QString, Error> queryText(const QString &name, qsizetype most) const;
    /// A whole number of the query within [least, most].
    Result<qint64, Error> number(const QString &name, qint64 fallback, qint64 least, qint64 most) const;
};

/// Paths to handlers. Answers what does not depend on the route: 404, 405 with Allow, 415, 413, 400 for
/// broken JSON, 401.
class ApiRouter
{
public:
    enum class Access { Everybody, SignedIn };
    enum class Body { None, Json };
    using Handler = std::function<void(const ApiRequest &, const Respond &)>;

    ApiRouter(NodeContext &context, AuthService &auth)
        : m_context(context)
        , m_auth(auth)
    {
    }

    /// `pattern` like "/api/rooms/{id}/join".
    void add(const QByteArray &method, const QString &pattern, Access access, Body body, Handler handler);
    void handle(const HttpRequest &request, const Respond &respond);

private:
    struct Route
    {
        QByteArray method;
        QStringList segments;
        Access access;
        Body body;
        Handler handler;
    };

    static std::optional<QStringList> match(const Route &route, const QStringList &segments);
    void run(const Route &route, const ApiRequest &request, const Respond &respond);

    NodeContext &m_context;
    AuthService &m_auth;
    std::vector<Route> m_routes;
    Lifeline m_life;
};

} // namespace Chinwag

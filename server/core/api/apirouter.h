#pragma once

#include "server/core/foundation/task.h"
#include "server/core/services/authservice.h"
#include "server/core/session/nodecontext.h"
#include "shared/protocol/httpbodies.h"

#include <QStringList>

namespace Chinwag {

using Respond = Continuation<HttpResponse>;

struct ApiRequest
{
    HttpRequest http;
    QStringList parameters; ///< what the path's placeholders matched
    Identity identity;      ///< of the bearer token, when the route needs one

    template <typename Body>
    Result<Body, Error> body() const
    {
        return decodeBody<Body>(http.body, Limits::requestBody);
    }
    /// Of the query: at most `most` UTF-16 units, empty when absent.
    Result<QString, Error> queryText(const QString &name, qsizetype most) const;
    /// A whole number of the query within [least, most].
    Result<qint64, Error> number(const QString &name, qint64 fallback, qint64 least, qint64 most) const;
};

/// Paths to handlers. Answers what does not depend on the route: 404, 405 with Allow, 415, 413, 401; and
/// the errors that handlers end with.
class ApiRouter
{
public:
    enum class Access {
        Everybody,
        SignedIn,
        /// Also those for whom nothing else is until they have a second factor.
        SignedInAtAll
    };
    enum class Body {
        None,
        Json,
        Pieces ///< of any type; HttpRequest::pieces
    };
    using Handler = std::function<Task<HttpResponse>(ApiRequest)>;

    ApiRouter(NodeContext &context, AuthService &auth)
        : m_context(context)
        , m_auth(auth)
    {
    }

    /// `pattern` like "/api/rooms/{id}/join". A body of more than `most` bytes is refused before it came.
    void add(const QByteArray &method, const QString &pattern, Access access, Body body, Handler handler,
             qint64 most = Limits::requestBody);
    BodyRule bodyRule(const QByteArray &method, const QStringList &segments) const;
    void handle(HttpRequest request, Respond respond);
    /// Like "GET /api/rooms/{id}/members", one for each that was added.
    QStringList routes() const;

private:
    struct Route
    {
        QByteArray method;
        QStringList segments;
        Access access;
        Body body;
        Handler handler;
        qint64 most;
    };

    static std::optional<QStringList> match(const Route &route, const QStringList &segments);
    static std::optional<HttpResponse> refusal(const Route &route, const HttpRequest &request);
    /// Of a request for `route`, which is one of m_routes.
    Task<HttpResponse> answer(const Route &route, ApiRequest request);

    NodeContext &m_context;
    AuthService &m_auth;
    std::vector<Route> m_routes;
    TaskScope m_tasks;
};

} // namespace Chinwag

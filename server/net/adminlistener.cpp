#include "server/net/adminlistener.h"

#include "server/net/httpwire.h"
#include "server/net/metricspage.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Chinwag {

namespace {

HttpResponse json(int status, const QJsonObject &object)
{
    HttpResponse response;
    response.status = status;
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return response;
}

HttpResponse plain(const char *contentType, QByteArray body)
{
    HttpResponse response;
    response.contentType = contentType;
    response.body = std::move(body);
    return response;
}

GateOptions optionsFor(const HostPolicy &hosts)
{
    GateOptions options;
    options.hosts = hosts;
    return options;
}

} // namespace

AdminListener::AdminListener(Sources sources, TimerScheduler &timers)
    : m_sources(std::move(sources))
    , m_gate([this](const HttpRequest &request,
                    const Continuation<HttpResponse> &respond) { respond(answer(request)); },
             nullptr, timers, optionsFor(m_sources.hosts), m_metrics)
    , m_listener([this](std::unique_ptr<ByteStream> stream) { m_gate.accept(std::move(stream)); }, nullptr,
                 timers, m_metrics)
{
}

Result<Ok, QString> AdminListener::start(const QHostAddress &address, quint16 port)
{
    return m_listener.start(address, port);
}

HttpResponse AdminListener::answer(const HttpRequest &request) const
{
    if (request.method != "GET" && request.method != "HEAD")
        return toResponse({405, QStringLiteral("These pages can only be read."), {{"Allow", "GET, HEAD"}}});
    if (request.path == QLatin1String("/livez"))
        return plain("text/plain; charset=utf-8", "ok\n");
    if (request.path == QLatin1String("/readyz")) {
        const Readiness readiness = m_sources.readiness();
        QJsonObject page{{QStringLiteral("status"), readiness.status}};
        if (!readiness.reason.isEmpty())
            page.insert(QStringLiteral("reason"), readiness.reason);
        return json(readiness.ready ? 200 : 503, page);
    }
    if (request.path == QLatin1String("/metrics"))
        return plain("text/plain; version=0.0.4; charset=utf-8",
                     metricsPage(m_sources.node, m_sources.net, m_sources.relay(), m_sources.host()));
    if (request.path == QLatin1String("/version"))
        return json(200, {{QStringLiteral("version"), QStringLiteral(CHINWAG_VERSION)},
                          {QStringLiteral("node"), m_sources.nodeName},
                          {QStringLiteral("qt"), QString::fromLatin1(qVersion())}});
    return toResponse({404, QStringLiteral("There are /livez, /readyz, /metrics and /version.")});
}

} // namespace Chinwag

#include "app/net/serverurl.h"

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

bool isSecure(const QUrl &server) { return server.scheme() == "https"_L1 || server.scheme() == "wss"_L1; }

bool isServer(const QUrl &server)
{
    const QString scheme = server.scheme();
    return server.isValid() && !server.host().isEmpty() &&
           (isSecure(server) || scheme == "http"_L1 || scheme == "ws"_L1);
}

} // namespace

QUrl httpUrl(const QUrl &server, const QString &path, const QUrlQuery &query)
{
    if (!isServer(server))
        return {};
    QString base = server.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    QUrl url;
    url.setScheme(isSecure(server) ? u"https"_s : u"http"_s);
    url.setHost(server.host());
    url.setPort(server.port());
    url.setPath(base + path, QUrl::TolerantMode); // encoded already: not once more
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

QString addressForPeople(const QUrl &server)
{
    const QString host =
        server.host().contains(u':') ? u"[%1]"_s.arg(server.host()) : server.host(); // an IPv6 address
    const int port = server.port(isSecure(server) ? 443 : 80);
    return u"%1:%2"_s.arg(host).arg(port);
}

} // namespace Chinwag

#include "app/net/proxies.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

QNetworkProxy tunnel(QNetworkProxy proxy)
{
    if (proxy.type() == QNetworkProxy::HttpCachingProxy)
        proxy.setType(QNetworkProxy::HttpProxy);
    if (proxy.type() == QNetworkProxy::HttpProxy)
        proxy.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    return proxy;
}

// Qt writes them as Latin-1, and browsers as UTF-8.
QString onTheWire(const QString &text) { return QString::fromLatin1(text.toUtf8()); }

} // namespace

TunnelFactory::TunnelFactory(const ProxyLogins *logins)
    : m_logins(logins)
{
}

QList<QNetworkProxy> TunnelFactory::queryProxy(const QNetworkProxyQuery &query)
{
    QList<QNetworkProxy> proxies = QNetworkProxyFactory::proxyForQuery(query);
    for (QNetworkProxy &proxy : proxies) {
        proxy = tunnel(proxy);
        if (const auto login = m_logins ? m_logins->of(nameOf(proxy)) : std::nullopt) {
            proxy.setUser(onTheWire(login->user));
            proxy.setPassword(onTheWire(login->password));
        }
    }
    return proxies;
}

QNetworkProxy proxyFor(const QUrl &url, const ProxyLogins *logins)
{
    QUrl request = url;
    request.setScheme(url.scheme() == "wss"_L1 ? u"https"_s : u"http"_s);
    const QList<QNetworkProxy> proxies =
        TunnelFactory(logins).queryProxy(QNetworkProxyQuery(request, QNetworkProxyQuery::UrlRequest));
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy || proxy.isTransparentProxy())
            return proxy;
    }
    return QNetworkProxy::NoProxy;
}

QString nameOf(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::NoProxy ? QString()
                                                  : u"%1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
}

} // namespace Chinwag

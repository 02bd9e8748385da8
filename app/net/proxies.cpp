#include "app/net/proxies.h"

#include <QHostAddress>
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

namespace {

/// Always the same; but what is on this computer is reached without it.
class OneProxy final : public QNetworkProxyFactory
{
public:
    explicit OneProxy(const QNetworkProxy &proxy)
        : m_proxy(proxy)
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        const bool isHere = host == "localhost"_L1 || QHostAddress(host).isLoopback();
        return {isHere ? QNetworkProxy(QNetworkProxy::NoProxy) : m_proxy};
    }

private:
    QNetworkProxy m_proxy;
};

} // namespace

void useProxy(const ProxyChoice &choice)
{
    const auto type =
        choice.kind == ProxyChoice::Kind::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
    switch (choice.use) {
    case ProxyChoice::Use::System:
        QNetworkProxyFactory::setUseSystemConfiguration(true);
        break;
    case ProxyChoice::Use::None:
        QNetworkProxyFactory::setApplicationProxyFactory(new OneProxy(QNetworkProxy::NoProxy));
        break;
    case ProxyChoice::Use::Manual:
        QNetworkProxyFactory::setApplicationProxyFactory(
            new OneProxy(QNetworkProxy(type, choice.host, choice.port)));
        break;
    }
}

QString nameOf(const ProxyChoice &choice) { return u"%1:%2"_s.arg(choice.host).arg(choice.port); }

QString nameOf(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::NoProxy ? QString()
                                                  : u"%1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
}

} // namespace Chinwag

#pragma once

#include "app/core/connection/proxychoice.h"
#include "app/core/connection/proxylogins.h"

#include <QNetworkProxyFactory>

/// The way to a server that leads through a proxy, as the person, the system or the environment says. All
/// that we send goes through a tunnel of its own: the proxy reads nothing, and what it refuses it has not
/// passed on, so a request is never carried out twice because of it.
namespace Chinwag {

/// For QNetworkAccessManager. Proxies are told what `logins` knows, once for each connection; one that wants
/// something else ends the request. Null: nothing is known.
class TunnelFactory final : public QNetworkProxyFactory
{
public:
    explicit TunnelFactory(const ProxyLogins *logins);
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    const ProxyLogins *m_logins;
};

/// For the server of `url` (http, https, ws or wss): requests and sockets take the same one.
QNetworkProxy proxyFor(const QUrl &url, const ProxyLogins *logins);

/// From now on, for what connects anew. GUI thread.
void useProxy(const ProxyChoice &choice);

/// host:port; empty for none.
QString nameOf(const QNetworkProxy &proxy);
/// Of Manual, as nameOf() gives it.
QString nameOf(const ProxyChoice &choice);

} // namespace Chinwag

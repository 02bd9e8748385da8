#include "app/net/wayproblem.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Chinwag {

namespace {

using Socket = QAbstractSocket;
using Reply = QNetworkReply;

struct Said
{
    const char *context;
    const char *text;
    Socket::SocketError error;
};

// What Qt's sockets say of a proxy and QNetworkReply keeps as words only.
constexpr std::array proxyWords{
    Said{"QHttpSocketEngine", "Proxy denied connection", Socket::SocketAccessError},
    Said{"QHttpSocketEngine", "Proxy server not found", Socket::ProxyNotFoundError},
    Said{"QHttpSocketEngine", "Proxy connection refused", Socket::ProxyConnectionRefusedError},
    Said{"QSocks5SocketEngine", "Connection not allowed by SOCKSv5 server", Socket::SocketAccessError},
    Said{"QSocks5SocketEngine", "Proxy host not found", Socket::ProxyNotFoundError},
    Said{"QSocks5SocketEngine", "Connection to proxy refused", Socket::ProxyConnectionRefusedError},
    Said{"QSocks5SocketEngine", "Network unreachable", Socket::NetworkError},
};

Socket::SocketError errorOf(const QString &text, bool throughProxy)
{
    const auto *const found = std::find_if(proxyWords.begin(), proxyWords.end(), [&text](const Said &said) {
        return text == QCoreApplication::translate(said.context, said.text);
    });
    if (throughProxy)
        return found == proxyWords.end() ? Socket::ProxyProtocolError : found->error;
    return Socket::NetworkError;
}

Obstacle directly(Socket::SocketError error)
{
    switch (error) {
    case Socket::HostNotFoundError:
        return Obstacle::UnknownHost;
    case Socket::ConnectionRefusedError:
        return Obstacle::NobodyListens;
    case Socket::NetworkError:
    case Socket::SocketAccessError: // a firewall of this computer
        return Obstacle::NoRoute;
    case Socket::RemoteHostClosedError:
        return Obstacle::CutOff;
    case Socket::SocketTimeoutError:
        return Obstacle::Silent;
    case Socket::SslHandshakeFailedError:
        return Obstacle::Insecure;
    default:
        return Obstacle::Unreachable;
    }
}

} // namespace

Obstacle obstacleOf(Socket::SocketError error, bool throughProxy)
{
    if (!throughProxy)
        return directly(error);
    switch (error) {
    case Socket::ProxyNotFoundError:
        return Obstacle::ProxyUnknown;
    case Socket::ProxyConnectionRefusedError:
        return Obstacle::ProxyAbsent;
    case Socket::ProxyConnectionTimeoutError:
    case Socket::SocketTimeoutError:
        return Obstacle::ProxySilent;
    case Socket::SocketAccessError:
        return Obstacle::ProxyRefuses;
    case Socket::ProxyAuthenticationRequiredError:
        return Obstacle::ProxyPassword;
    case Socket::HostNotFoundError:
        return Obstacle::ProxyFindsNobody;
    case Socket::ConnectionRefusedError:
    case Socket::RemoteHostClosedError:
    case Socket::SslHandshakeFailedError:
        return directly(error);
    default:
        return Obstacle::ProxyUnusable;
    }
}

Obstacle obstacleOf(Reply::NetworkError error, const QString &text, bool throughProxy)
{
    switch (error) {
    case Reply::HostNotFoundError:
        return obstacleOf(Socket::HostNotFoundError, throughProxy);
    case Reply::ConnectionRefusedError:
        return obstacleOf(Socket::ConnectionRefusedError, throughProxy);
    case Reply::RemoteHostClosedError:
    case Reply::ContentReSendError: // closed, and Qt wanted to send it again: see OneTimeBody
        return Obstacle::CutOff;
    case Reply::TimeoutError:
        return obstacleOf(Socket::SocketTimeoutError, throughProxy);
    case Reply::ProxyConnectionRefusedError:
        return Obstacle::ProxyAbsent;
    case Reply::ProxyNotFoundError:
        return Obstacle::ProxyUnknown;
    case Reply::ProxyTimeoutError:
        return Obstacle::ProxySilent;
    case Reply::ProxyAuthenticationRequiredError:
        return Obstacle::ProxyPassword;
    case Reply::ProxyConnectionClosedError:
    case Reply::UnknownProxyError:
        return Obstacle::ProxyUnusable;
    default:
        return obstacleOf(errorOf(text, throughProxy), throughProxy);
    }
}

} // namespace Chinwag

#pragma once

#include "app/core/connection/clienttransport.h"
#include "app/core/connection/proxylogins.h"
#include "shared/protocol/limits.h"

#include <QObject>
#include <QSslError>

class QSslSocket;
class QWebSocket;

namespace Chinwag {

class ServerTrust;

/// ClientTransport over QWebSocket, with what QWebSocket leaves open:
/// - a refused upgrade ends at once (QWebSocket stays connecting for ever);
/// - a connection that is cut ends with 1006 (QWebSocket says 1000). So do 1002, 1007 and 1009, which
/// QWebSocket also reports
///   when it refuses what it received, and a close() of our own, whose answer nobody waits for;
/// - a frame or message above `incomingLimit` ends it before it is kept in memory; so does a binary frame.
/// The URL is never logged and never part of `detail`.
class QtClientTransport final : public QObject, public ClientTransport
{
    Q_OBJECT
public:
    static constexpr quint64 incomingLimit = Limits::serverFrame;

    /// `proxies` is what proxies are told, `trust` whom the person vouches for; nothing and nobody without.
    /// Both must outlive this.
    explicit QtClientTransport(const ProxyLogins *proxies = nullptr, ServerTrust *trust = nullptr);
    ~QtClientTransport() override;

    void open(const QUrl &url, Callbacks callbacks) override;
    void send(const QByteArray &payload) override;
    void close(CloseCode code) override;
    void abort() override;

private:
    void connectSocket();
    void progressed();
    void judge(QSslSocket &socket, const QList<QSslError> &errors);
    void handleError();
    Ending failure() const;
    void handleClosing();
    void end(const Ending &ending);
    void release();

    // Shared, so that a callback may destroy this while it runs.
    std::shared_ptr<const Callbacks> m_callbacks;
    const ProxyLogins *m_proxies;
    ServerTrust *m_trust;
    QString m_server; ///< host:port
    QWebSocket *m_socket = nullptr;
    QString m_proxy; ///< host:port, empty: none
    QList<QSslError> m_tlsErrors;
    Obstacle m_tlsObstacle = Obstacle::None;
    bool m_isReached = false;       ///< the server, through all proxies
    std::optional<Ending> m_ending; ///< once it is certain
};

/// For ServerConnection.
ClientTransportFactory qtClientTransports(const ProxyLogins *proxies = nullptr, ServerTrust *trust = nullptr);

} // namespace Chinwag

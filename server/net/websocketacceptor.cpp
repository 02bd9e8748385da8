#include "server/net/websocketacceptor.h"

#include "server/net/upgraderequest.h"
#include "shared/base/logging.h"

#include <limits>

namespace Chinwag {

WebSocketAcceptor::WebSocketAcceptor(TimerScheduler &timers, milliseconds deadline)
    : m_server(QStringLiteral("chinwagd"), QWebSocketServer::NonSecureMode)
    , m_timers(timers)
    , m_deadline(deadline)
{
    m_server.setMaxPendingConnections(
        std::numeric_limits<int>::max()); // onNewConnection() takes them at once
    m_server.setSupportedSubprotocols({QLatin1String(webSocketSubprotocol)});
    connect(&m_server, &QWebSocketServer::newConnection, this, &WebSocketAcceptor::onNewConnection);
}

WebSocketAcceptor::~WebSocketAcceptor()
{
    for (const auto &record : std::as_const(m_records)) {
        if (record->socket)
            record->socket->deleteLater();
    }
}

void WebSocketAcceptor::accept(std::unique_ptr<QTcpSocket> socket, const QString &remoteAddress,
                               Accepted accepted)
{
    QTcpSocket *raw =
        socket.release(); // QWebSocketServer owns it from here, or deletes it when the handshake fails
    const Key key{raw->peerAddress(), raw->localAddress(), raw->peerPort()};
    const auto record = std::make_shared<Record>(Record{raw, remoteAddress, std::move(accepted), {}});
    record->deadline = m_timers.after(m_deadline, [this, key] {
        const std::shared_ptr<Record> late = m_records.take(key);
        if (late && late->socket)
            late->socket->abort();
    });
    m_records.insert(key, record);
    connect(raw, &QTcpSocket::disconnected, this, [this, key] { m_records.remove(key); });
    m_server.handleConnection(raw);
}

void WebSocketAcceptor::onNewConnection()
{
    while (m_server.hasPendingConnections()) {
        std::unique_ptr<QWebSocket> webSocket(m_server.nextPendingConnection());
        webSocket->setParent(nullptr);
        const Key key{webSocket->peerAddress(), webSocket->localAddress(), webSocket->peerPort()};
        const std::shared_ptr<Record> record = m_records.take(key);
        if (!record || !record->socket) {
            webSocket.release()->deleteLater(); // the peer is gone already
            continue;
        }
        record->socket->disconnect(this);
        record->accepted(std::make_unique<WebSocketSession>(
            WebSocketSession::Accepted{std::move(webSocket), record->socket, record->remoteAddress}, m_frames,
            m_timers));
    }
}

} // namespace Chinwag

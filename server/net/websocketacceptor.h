#pragma once

#include "server/net/websocketsession.h"

#include <QHash>
#include <QHostAddress>
#include <QWebSocketServer>

namespace Chinwag {

/// Turns checked sockets into WebSockets with QWebSocketServer, which does the handshake and nothing else: it
/// never listens. QWebSocket does not say which socket it came from, so the record made at hand-over is found
/// again by both ends' addresses.
class WebSocketAcceptor final : public QObject
{
    Q_OBJECT

public:
    using Accepted = std::function<void(std::unique_ptr<Transport>)>;

    WebSocketAcceptor(TimerScheduler &timers, milliseconds deadline);
    ~WebSocketAcceptor() override;

    /// The socket holds one whole checked upgrade request, unread. `accepted` is called when the 101 is
    /// written; never when the peer is gone before, or the handshake does not end within the deadline.
    void accept(std::unique_ptr<QTcpSocket> socket, const QString &remoteAddress, Accepted accepted);

private:
    struct Record
    {
        QPointer<QTcpSocket> socket;
        QString remoteAddress;
        Accepted accepted;
        Timer deadline;
    };
    struct Key
    {
        QHostAddress peer;
        QHostAddress local;
        quint16 peerPort = 0;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.peer, key.peerPort);
        }
    };

    void onNewConnection();

    QWebSocketServer m_server;
    FrameBuilder m_frames;
    TimerScheduler &m_timers;
    milliseconds m_deadline;
    QHash<Key, std::shared_ptr<Record>> m_records;
};

} // namespace Chinwag

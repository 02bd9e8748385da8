#pragma once

#include "server/core/ports/transport.h"
#include "server/net/framebuilder.h"
#include "shared/base/timerscheduler.h"

#include <QPointer>
#include <QTcpSocket>
#include <QWebSocket>

#include <memory>
#include <vector>

namespace Chinwag {

/// Transport over an accepted QWebSocket. QtWebSockets reads, answers control frames and does the close
/// handshake; our frames go around it, straight to the kernel while nothing waits in the QTcpSocket, behind
/// what waits otherwise, so the order of bytes is the order of calls. What QtWebSockets does not bound is
/// bounded here: the size of frames, the bytes that wait for a peer that does not read (pongs included), and
/// the time a close may take.
class WebSocketSession final : public QObject, public Transport
{
    Q_OBJECT

public:
    struct Accepted
    {
        std::unique_ptr<QWebSocket> webSocket;
        QPointer<QTcpSocket> socket; ///< the one that was handed to QWebSocketServer; owned by webSocket
        QString remoteAddress;
    };

    /// `frames` and `timers` outlive the session.
    WebSocketSession(Accepted accepted, FrameBuilder &frames, TimerScheduler &timers);
    ~WebSocketSession() override;

    void setCallbacks(Callbacks callbacks) override;
    void send(const QByteArray &payload) override;
    void flush() override;
    qint64 pendingBytes() const override;
    void setMaxIncomingFrame(qint64 bytes) override;
    void close(CloseCode code, const QString &reason) override;
    void abort() override;
    QString remoteAddress() const override { return m_remoteAddress; }

private:
    enum class State { Open, Closing, Closed };

    void writeQueue();
    void connectSignals();
    void onText(const QString &message);
    void onRead();
    void onDisconnected();
    void reportDrained();
    void reportClosedLater(quint16 code);
    void dropSocket();
    qint64 socketBacklog() const;

    struct SocketDeleter
    {
        void operator()(QWebSocket *socket) const
        {
            socket->deleteLater();
        } // we may be inside one of its signals
    };

    std::unique_ptr<QWebSocket, SocketDeleter> m_webSocket;
    QPointer<QTcpSocket> m_socket;
    FrameBuilder &m_frames;
    TimerScheduler &m_timers;
    QString m_remoteAddress;
    Callbacks m_callbacks;
    std::vector<QByteArray> m_queue; ///< frames that wait for flush()
    qint64 m_queuedBytes = 0;
    State m_state = State::Open;
    bool m_encrypted = false;
    bool m_hasBacklog = false; ///< the last flush() left something
    bool m_sawClose = false;   ///< a Close was received or an error of the peer's was answered with one
    Timer m_closeDeadline;
};

} // namespace Chinwag

#include "server/net/websocketsession.h"

#include "server/net/platformsocket.h"
#include "shared/base/logging.h"
#include "shared/protocol/limits.h"

#ifndef QT_NO_SSL
#include <QSslSocket>
#endif

namespace Chinwag {

namespace {

constexpr seconds closeDeadline{2};
constexpr qsizetype closeReasonBytes = 120; // a control frame carries 125 with the code
/// What may wait in a socket whose peer does not read while it makes us answer (pings). The core closes at
/// Limits::outboundQueue; this is for what the core never sees.
constexpr qint64 backlogLimit = Limits::outboundQueue + Limits::outboundQueue / 2;

} // namespace

WebSocketSession::WebSocketSession(Accepted accepted, FrameBuilder &frames, TimerScheduler &timers)
    : m_webSocket(accepted.webSocket.release())
    , m_socket(accepted.socket)
    , m_frames(frames)
    , m_timers(timers)
    , m_remoteAddress(std::move(accepted.remoteAddress))
{
#ifndef QT_NO_SSL
    m_encrypted = qobject_cast<QSslSocket *>(m_socket.data()) != nullptr;
#endif
    setMaxIncomingFrame(Limits::frameBeforeAuth);
    connectSignals();
}

WebSocketSession::~WebSocketSession() { dropSocket(); }

void WebSocketSession::connectSignals()
{
    connect(m_webSocket.get(), &QWebSocket::textMessageReceived, this, &WebSocketSession::onText);
    connect(m_webSocket.get(), &QWebSocket::binaryFrameReceived, this,
            [this] { close(CloseCode::UnsupportedData, QStringLiteral("text frames only")); });
    connect(m_webSocket.get(), &QWebSocket::aboutToClose, this, [this] { m_sawClose = true; });
    connect(m_webSocket.get(), &QWebSocket::disconnected, this, &WebSocketSession::onDisconnected);
    if (!m_socket)
        return;
    // After QWebSocket's own slot, which was connected first: what it just answered is in bytesToWrite() by
    // now.
    connect(m_socket, &QTcpSocket::readyRead, this, &WebSocketSession::onRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &WebSocketSession::reportDrained);
#ifndef QT_NO_SSL
    if (m_encrypted)
        connect(static_cast<QSslSocket *>(m_socket.data()), &QSslSocket::encryptedBytesWritten, this,
                &WebSocketSession::reportDrained);
#endif
}

void WebSocketSession::setCallbacks(Callbacks callbacks) { m_callbacks = std::move(callbacks); }

void WebSocketSession::setMaxIncomingFrame(qint64 bytes)
{
    m_webSocket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(bytes));
    m_webSocket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(bytes));
}

void WebSocketSession::send(const QByteArray &payload)
{
    if (m_state != State::Open)
        return;
    const QByteArray &frame = m_frames.textFrame(payload);
    m_queue.push_back(frame);
    m_queuedBytes += frame.size();
}

void WebSocketSession::flush()
{
    writeQueue();
    m_hasBacklog = m_hasBacklog || pendingBytes() > 0;
}

void WebSocketSession::writeQueue()
{
    if (m_queue.empty() || !m_socket)
        return;
    const bool direct = !m_encrypted && m_socket->bytesToWrite() == 0;
    qint64 sent = direct ? PlatformSocket::sendNow(m_socket->socketDescriptor(), m_queue) : 0;
    for (const QByteArray &frame : m_queue) {
        if (sent >= frame.size()) {
            sent -= frame.size();
            continue;
        }
        m_socket->write(frame.constData() + sent, frame.size() - sent);
        sent = 0;
    }
    m_queue.clear();
    m_queuedBytes = 0;
}

qint64 WebSocketSession::socketBacklog() const
{
    if (!m_socket)
        return 0;
    qint64 bytes = m_socket->bytesToWrite();
#ifndef QT_NO_SSL
    if (m_encrypted)
        bytes += static_cast<const QSslSocket *>(m_socket.data())->encryptedBytesToWrite();
#endif
    return bytes;
}

qint64 WebSocketSession::pendingBytes() const { return m_queuedBytes + socketBacklog(); }

void WebSocketSession::onText(const QString &message)
{
    if (m_state == State::Open && m_callbacks.frame)
        m_callbacks.frame(message.toUtf8());
}

void WebSocketSession::reportDrained()
{
    if (!m_hasBacklog || m_state != State::Open || pendingBytes() > 0)
        return;
    m_hasBacklog = false;
    if (m_callbacks.drained)
        m_callbacks.drained(); // may destroy us
}

void WebSocketSession::onRead()
{
    if (m_state != State::Closed && socketBacklog() > backlogLimit) {
        qCInfo(lcNet, "dropped a peer that sends but does not read");
        abort();
    }
}

void WebSocketSession::close(CloseCode code, const QString &reason)
{
    if (m_state != State::Open)
        return;
    writeQueue();
    m_state = State::Closing;
    QByteArray text = reason.toUtf8();
    while (text.size() > closeReasonBytes)
        text = QString::fromUtf8(text).chopped(1).toUtf8();
    // A peer that does not read would keep the last frames, and with them the socket, for ever.
    m_closeDeadline = m_timers.after(closeDeadline, [this] { abort(); });
    m_webSocket->close(static_cast<QWebSocketProtocol::CloseCode>(code), QString::fromUtf8(text));
}

void WebSocketSession::abort()
{
    if (m_state == State::Closed)
        return;
    dropSocket();
    reportClosedLater(static_cast<quint16>(CloseCode::Abnormal));
}

void WebSocketSession::onDisconnected()
{
    const bool weAsked = m_state == State::Closing;
    // QWebSocket calls a cut 1000; only what was preceded by a Close has a code.
    const bool received = m_sawClose && !weAsked;
    reportClosedLater(received ? static_cast<quint16>(m_webSocket->closeCode())
                               : static_cast<quint16>(CloseCode::Abnormal));
}

void WebSocketSession::reportClosedLater(quint16 code)
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_closeDeadline.cancel();
    m_queue.clear();
    m_queuedBytes = 0;
    QMetaObject::invokeMethod(
        this,
        [this, code] {
            if (const auto closed = m_callbacks.closed)
                closed(code); // may destroy us
        },
        Qt::QueuedConnection);
}

void WebSocketSession::dropSocket()
{
    m_webSocket->disconnect(this);
    if (m_socket)
        m_socket->disconnect(this);
    m_webSocket->abort();
}

} // namespace Chinwag

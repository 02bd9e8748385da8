#include "app/net/qtclienttransport.h"

#include "app/net/proxies.h"
#include "app/net/serverurl.h"
#include "app/net/tlsproblem.h"
#include "app/net/wayproblem.h"

#include <QNetworkRequest>
#include <QSslSocket>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

// The socket reads a frame only when all of it has come, so its buffer must hold the largest one and its
// header. What a peer sends beyond stays in the kernel, also during a handshake that never ends.
constexpr qint64 readBuffer = static_cast<qint64>(QtClientTransport::incomingLimit) + 64 * 1024;

constexpr quint16 abnormal = static_cast<quint16>(CloseCode::Abnormal);

constexpr auto errorSignal =
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    &QWebSocket::errorOccurred;
#else
    static_cast<void (QWebSocket::*)(QAbstractSocket::SocketError)>(&QWebSocket::error);
#endif

bool isRefusalByQt(QWebSocketProtocol::CloseCode code)
{
    return code == QWebSocketProtocol::CloseCodeProtocolError ||
           code == QWebSocketProtocol::CloseCodeWrongDatatype ||
           code == QWebSocketProtocol::CloseCodeTooMuchData;
}

} // namespace

QtClientTransport::QtClientTransport(const ProxyLogins *proxies, ServerTrust *trust)
    : m_proxies(proxies)
    , m_trust(trust)
{
}

QtClientTransport::~QtClientTransport() { release(); }

void QtClientTransport::open(const QUrl &url, Callbacks callbacks)
{
    Q_ASSERT_X(!m_callbacks, "QtClientTransport", "one transport is one attempt");
    m_callbacks = std::make_shared<const Callbacks>(std::move(callbacks));
    if (!url.isValid() || (url.scheme() != "ws"_L1 && url.scheme() != "wss"_L1)) {
        end({abnormal, u"not a WebSocket address"_s});
        return;
    }
    // No parent: it outlives this by one turn when it is released inside one of its own signals.
    m_socket = new QWebSocket;
    m_socket->setMaxAllowedIncomingFrameSize(incomingLimit);
    m_socket->setMaxAllowedIncomingMessageSize(incomingLimit);
    connectSocket();
    const QNetworkProxy proxy = proxyFor(url, m_proxies);
    m_proxy = nameOf(proxy);
    m_socket->setProxy(proxy);
    m_server = addressForPeople(url);
    m_socket->open(url);
    // open() makes the inner socket, so it cannot be told before.
    m_socket->setReadBufferSize(readBuffer);
    // QWebSocket itself says nothing before a frame is complete, and TLS nothing before it is agreed on; a
    // slow line may bring either over minutes. The sockets are its own, so none outlives it.
    const auto inner = m_socket->findChildren<QAbstractSocket *>();
    for (QAbstractSocket *socket : inner) {
        if (socket->parent() == m_socket) // the others lead to a proxy
            connect(socket, &QAbstractSocket::connected, this, [this] { m_isReached = true; });
        if (auto *const secure =
                qobject_cast<QSslSocket *>(socket)) // QWebSocket's own is too late to ignore any
            connect(secure, &QSslSocket::sslErrors, this,
                    [this, secure](const QList<QSslError> &errors) { judge(*secure, errors); });
        connect(socket, &QAbstractSocket::readyRead, this, &QtClientTransport::progressed);
    }
}

void QtClientTransport::connectSocket()
{
    connect(m_socket, &QWebSocket::connected, this, [this] {
        if (const auto callbacks = m_callbacks; callbacks && !m_ending)
            callbacks->opened();
    });
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        if (const auto callbacks = m_callbacks; callbacks && !m_ending)
            callbacks->frame(text.toUtf8());
    });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this] {
        end({abnormal, u"the server sent a binary frame"_s});
    });
    connect(m_socket, &QWebSocket::aboutToClose, this, &QtClientTransport::handleClosing);
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        end({abnormal, u"the connection was cut"_s});
    });
    connect(m_socket, errorSignal, this, &QtClientTransport::handleError);
}

void QtClientTransport::judge(QSslSocket &socket, const QList<QSslError> &errors)
{
    m_tlsErrors = errors;
    m_tlsObstacle = judged(errors, socket.peerCertificate(), m_server, m_trust);
    if (m_tlsObstacle == Obstacle::None) {
        m_tlsErrors.clear();
        socket.ignoreSslErrors(errors);
    }
}

void QtClientTransport::progressed()
{
    if (const auto callbacks = m_callbacks; callbacks && callbacks->progress && !m_ending)
        callbacks->progress();
}

// Comes after `disconnected`, and knows more.
void QtClientTransport::handleError()
{
    const Ending ending = failure();
    end(ending);
    if (m_ending && m_ending->obstacle == Obstacle::None && ending.obstacle != Obstacle::None)
        m_ending = ending;
}

ClientTransport::Ending QtClientTransport::failure() const
{
    if (!m_tlsErrors.isEmpty())
        return {abnormal, listed(m_tlsErrors), m_tlsObstacle};
    const auto error = m_socket->error();
    const bool isOfServer = m_isReached && error != QAbstractSocket::SslHandshakeFailedError;
    return {abnormal, m_socket->errorString(),
            isOfServer ? Obstacle::None : obstacleOf(error, !m_proxy.isEmpty()), m_proxy};
}

// Emitted when a Close frame came in, and when QWebSocket refuses the stream and closes by itself.
void QtClientTransport::handleClosing()
{
    const auto code = m_socket->closeCode();
    const QString detail = u"closed with %1 %2"_s.arg(code).arg(m_socket->closeReason()).trimmed();
    end({isRefusalByQt(code) ? abnormal : static_cast<quint16>(code), detail});
}

void QtClientTransport::send(const QByteArray &payload)
{
    if (m_socket && !m_ending && m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->sendTextMessage(QString::fromUtf8(payload));
}

void QtClientTransport::close(CloseCode code)
{
    if (!m_socket || m_ending)
        return;
    end({abnormal, u"closed from here with %1"_s.arg(static_cast<quint16>(code))});
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code));
}

void QtClientTransport::abort()
{
    m_callbacks.reset();
    release();
}

// Queued: nobody is called from inside a call, and QWebSocket reports some errors from inside open().
void QtClientTransport::end(const Ending &ending)
{
    if (m_ending || !m_callbacks)
        return;
    m_ending = ending;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (const auto callbacks = std::move(m_callbacks)) {
                release();
                const Ending last = *m_ending; // outlives this, if need be
                callbacks->ended(last);
            }
        },
        Qt::QueuedConnection);
}

void QtClientTransport::release()
{
    if (!m_socket)
        return;
    QWebSocket *const socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

ClientTransportFactory qtClientTransports(const ProxyLogins *proxies, ServerTrust *trust)
{
    return [proxies, trust] { return std::make_unique<QtClientTransport>(proxies, trust); };
}

} // namespace Chinwag

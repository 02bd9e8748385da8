#include "server/net/httpconnection.h"

#include "server/net/clientaddress.h"
#include "server/net/httpwire.h"
#include "server/net/platformsocket.h"
#include "shared/base/logging.h"
#include "shared/protocol/limits.h"

#include <QPointer>

namespace Chinwag {

namespace {

/// Enough for the largest frame a client may send, so that QWebSocket always gets a whole one; no peer can
/// make us hold more than this.
constexpr qint64 readBuffer = 2 * Limits::frameAfterAuth;
constexpr milliseconds lingerTime{1000};

} // namespace

HttpConnection::HttpConnection(std::unique_ptr<QTcpSocket> socket, const Environment &environment)
    : m_socket(std::move(socket))
    , m_environment(environment)
    , m_remoteAddress(addressText(m_socket->peerAddress()))
{
    m_socket->setReadBufferSize(readBuffer);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpConnection::finish);
    armDeadline();
}

HttpConnection::~HttpConnection()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // we may be inside one of its signals
}

void HttpConnection::setState(State state)
{
    const State before = std::exchange(m_state, state);
    if (isHalfOpen(before) != isHalfOpen(state))
        Q_EMIT halfOpenChanged(isHalfOpen(state));
}

void HttpConnection::start()
{
    if (m_socket->bytesAvailable() > 0)
        onReadyRead();
}

void HttpConnection::armDeadline()
{
    m_deadline = m_environment.timers.after(m_environment.deadline, [this] { onDeadline(); });
}

void HttpConnection::onDeadline()
{
    const bool idle = m_state == State::Head && m_socket->bytesAvailable() == 0;
    if (idle || m_state == State::Lingering)
        finish();
    else
        refuse(Refusal{408, QStringLiteral("The request did not arrive in time.")});
}

void HttpConnection::onReadyRead()
{
    switch (m_state) {
    case State::Head:
        readHead();
        break;
    case State::Body:
        readBody();
        break;
    case State::Lingering:
        m_socket->skip(m_socket->bytesAvailable());
        break;
    case State::Answering: // the next request waits in the socket, which reads no more than its buffer
    case State::Upgrading:
    case State::Finished:
        break;
    }
}

void HttpConnection::readHead()
{
    const QByteArray bytes = m_socket->peek(Limits::requestHead + 4);
    if (bytes.isEmpty())
        return;
    auto parsed = parseRequestHead(bytes);
    if (const auto *refusal = std::get_if<Refusal>(&parsed))
        refuse(*refusal);
    else if (auto *head = std::get_if<RequestHead>(&parsed))
        beginRequest(std::move(*head));
}

void HttpConnection::beginRequest(RequestHead head)
{
    m_head = std::move(head);
    m_remoteAddress = clientAddress(m_head);
    if (m_environment.upgrade && m_head.path == QLatin1String(webSocketPath)) {
        const bool more = m_socket->bytesAvailable() > m_head.size;
        const auto checked = checkUpgrade(m_head, more, m_environment.policy);
        if (const auto *refusal = std::get_if<Refusal>(&checked)) {
            refuse(*refusal);
            return;
        }
        setState(State::Upgrading);
        m_environment.upgrade(*this, std::get<UpgradeRequest>(checked));
        return;
    }
    if (m_head.chunked) {
        refuse(Refusal{411, QStringLiteral("Send the body with a Content-Length.")});
        return;
    }
    if (m_head.contentLength > Limits::requestBody) {
        refuse(Refusal{413, QStringLiteral("The body is larger than 16 KiB.")});
        return;
    }
    m_socket->skip(m_head.size);
    setState(State::Body);
    if (m_head.expectsContinue && m_socket->bytesAvailable() < m_head.contentLength)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    readBody();
}

void HttpConnection::readBody()
{
    if (m_socket->bytesAvailable() < m_head.contentLength)
        return;
    setState(State::Answering);
    m_deadline.cancel();
    dispatch();
}

void HttpConnection::dispatch()
{
    HttpRequest request{
        m_head.method,  m_head.path, m_head.query, m_head.headers, m_socket->read(m_head.contentLength),
        m_remoteAddress};
    m_environment.handle(std::move(request), [self = QPointer(this)](const HttpResponse &response) {
        if (self)
            self->answer(response);
    });
}

void HttpConnection::answer(const HttpResponse &response)
{
    if (m_state != State::Answering)
        return;
    const bool keepAlive = m_head.keepAlive && !m_draining;
    write(response, keepAlive);
    if (!keepAlive) {
        linger();
        return;
    }
    setState(State::Head);
    armDeadline();
    // Pipelined requests are already here and raise no signal; not from here, or their number would be our
    // stack's depth.
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

void HttpConnection::refuse(const Refusal &refusal) { refuse(toResponse(refusal)); }

void HttpConnection::refuse(const HttpResponse &response)
{
    if (m_state == State::Lingering || m_state == State::Finished)
        return;
    qCDebug(lcNet, "refused a request with %d", response.status);
    Q_EMIT refused(response.status);
    write(response, false);
    linger();
}

void HttpConnection::write(const HttpResponse &response, bool keepAlive)
{
    m_socket->write(toWire(response, keepAlive, m_head.method == "HEAD"));
}

/// Closing with unread bytes makes the kernel send a reset, which can overtake the answer. So: end our
/// direction, throw away what still comes for a moment, then close.
void HttpConnection::linger()
{
    setState(State::Lingering);
    m_deadline =
        m_environment.timers.after(std::min(lingerTime, m_environment.deadline), [this] { finish(); });
    m_socket->skip(m_socket->bytesAvailable());
    const auto endOurs = [this] {
        if (m_state == State::Lingering && m_socket->bytesToWrite() == 0 &&
            (m_socket->inherits("QSslSocket") ||
             !PlatformSocket::shutdownWriting(m_socket->socketDescriptor())))
            m_socket->disconnectFromHost();
    };
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, endOurs);
    m_socket->flush();
}

std::unique_ptr<QTcpSocket> HttpConnection::release()
{
    if (m_state != State::Upgrading)
        return nullptr;
    if (m_socket->bytesAvailable() > m_head.size) {
        refuse(
            Refusal{400, QStringLiteral("Nothing may follow the request before the upgrade is answered.")});
        return nullptr;
    }
    m_socket->disconnect(this);
    std::unique_ptr<QTcpSocket> socket = std::move(m_socket);
    finish();
    return socket;
}

void HttpConnection::drain()
{
    m_draining = true;
    if (m_state == State::Head && m_socket->bytesAvailable() == 0)
        finish();
}

void HttpConnection::finish()
{
    if (m_state == State::Finished)
        return;
    setState(State::Finished);
    m_deadline.cancel();
    Q_EMIT finished();
}

QString HttpConnection::clientAddress(const RequestHead &head) const
{
    return forwardedClient(m_socket->peerAddress(), head.headers, m_environment.trustedProxies);
}

} // namespace Chinwag

#include "server/net/httpconnection.h"

#include "server/net/clientaddress.h"
#include "server/net/httpwire.h"
#include "server/net/platformsocket.h"
#include "shared/base/logging.h"
#include "shared/protocol/limits.h"

#include <QPointer>

#ifndef QT_NO_SSL
#include <QSslSocket>
#endif

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
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &HttpConnection::onWritten);
#ifndef QT_NO_SSL
    if (const auto *encrypted = qobject_cast<QSslSocket *>(m_socket.get()))
        connect(encrypted, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::onWritten);
#endif
    armDeadline(m_environment.deadline);
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

bool HttpConnection::isHalfOpen(State state)
{
    switch (state) {
    case State::Idle:
    case State::Head:
    case State::Body:
    case State::Writing:
    case State::Lingering:
        return true;
    case State::Answering:
    case State::Upgrading:
    case State::Finished:
        break;
    }
    return false;
}

void HttpConnection::armDeadline(milliseconds time)
{
    m_deadline = m_environment.timers.after(time, [this] { onDeadline(); });
}

void HttpConnection::onDeadline()
{
    if (m_state == State::Idle)
        finish();
    else
        refuse(Refusal{408, QStringLiteral("The request did not arrive in time.")});
}

void HttpConnection::onReadyRead()
{
    switch (m_state) {
    case State::Idle:
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
    case State::Writing:
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
    if (m_state == State::Idle) {
        m_head = {};
        setState(State::Head);
        armDeadline(m_environment.deadline);
    }
    auto parsed = parseRequestHead(bytes);
    if (const auto *refusal = std::get_if<Refusal>(&parsed))
        refuse(*refusal);
    else if (auto *head = std::get_if<RequestHead>(&parsed))
        beginRequest(std::move(*head));
}

void HttpConnection::beginRequest(RequestHead head)
{
    m_head = std::move(head);
    if (!m_environment.hosts.answersTo(m_head.host)) {
        refuse(Refusal{421, QStringLiteral("Nobody of that name (Host) is here.")});
        return;
    }
    const auto client =
        forwardedClient(m_socket->peerAddress(), m_head.headers, m_environment.trustedProxies);
    if (!client) {
        refuse(Refusal{400,
                       QStringLiteral("The proxy in front does not say whose request this is; it should send "
                                      "X-Forwarded-For with the address it sees."),
                       {},
                       Refusal::Cause::Proxy});
        return;
    }
    m_remoteAddress = *client;
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
    // HEAD is GET whose answer loses its body on the wire.
    HttpRequest request{m_head.method == "HEAD" ? QByteArray("GET") : m_head.method,
                        m_head.path,
                        m_head.segments,
                        m_head.query,
                        m_head.headers,
                        m_socket->read(m_head.contentLength),
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
    m_closing = !m_head.keepAlive || m_draining;
    write(response, !m_closing);
}

void HttpConnection::refuse(const Refusal &refusal)
{
    if (refusal.cause == Refusal::Cause::Proxy)
        Q_EMIT proxyIsWrong(refusal.detail);
    refuse(toResponse(refusal));
}

void HttpConnection::refuse(const HttpResponse &response)
{
    if (m_state == State::Writing || m_state == State::Lingering || m_state == State::Finished)
        return;
    qCDebug(lcNet, "refused a request with %d", response.status);
    Q_EMIT refused(response.status);
    m_closing = true;
    write(response, false);
}

void HttpConnection::write(const HttpResponse &response, bool keepAlive)
{
    m_deadline.cancel();
    setState(State::Writing);
    m_socket->write(toWire(response, keepAlive, m_head.method == "HEAD"));
    m_socket->flush();
    if (m_state == State::Writing && waiting() > 0)
        awaitProgress();
    onWritten(); // what went straight to the kernel raises no signal
}

/// What has not left this process.
qint64 HttpConnection::waiting() const
{
    qint64 bytes = m_socket->bytesToWrite();
#ifndef QT_NO_SSL
    if (const auto *encrypted = qobject_cast<const QSslSocket *>(m_socket.get()))
        bytes += encrypted->encryptedBytesToWrite();
#endif
    return bytes;
}

/// What has not reached the peer, as far as anybody knows.
qint64 HttpConnection::outstanding() const
{
    return waiting() + PlatformSocket::unacknowledged(m_socket->socketDescriptor());
}

void HttpConnection::awaitProgress()
{
    m_outstanding = outstanding();
    m_deadline = m_environment.timers.after(m_environment.deadline, [this] { onNoProgress(); });
}

/// Between two signals of a slow socket, megabytes may have left the kernel's buffer: that is what counts.
void HttpConnection::onNoProgress()
{
    if (outstanding() < m_outstanding)
        awaitProgress();
    else
        finish();
}

void HttpConnection::onWritten()
{
    if (m_state != State::Writing || waiting() > 0)
        return;
    if (m_closing)
        linger();
    else
        nextRequest();
}

void HttpConnection::nextRequest()
{
    if (m_draining) {
        linger();
        return;
    }
    setState(State::Idle);
    armDeadline(m_environment.idle);
    // Pipelined requests are already here and raise no signal; not from here, or their number would be our
    // stack's depth.
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

/// Closing with unread bytes makes the kernel send a reset, which can overtake the answer. So: end our
/// direction, throw away what still comes until the peer ends its own or has the whole answer for a moment.
void HttpConnection::linger()
{
    setState(State::Lingering);
    m_socket->skip(m_socket->bytesAvailable());
    awaitProgress();
    m_linger =
        m_environment.timers.after(std::min(lingerTime, m_environment.deadline), [this] { onLingered(); });
    endOurDirection();
}

void HttpConnection::endOurDirection()
{
    if (m_socket->inherits("QSslSocket") || !PlatformSocket::shutdownWriting(m_socket->socketDescriptor()))
        m_socket->disconnectFromHost();
}

void HttpConnection::onLingered()
{
    if (outstanding() == 0)
        finish();
    else
        m_linger = m_environment.timers.after(lingerTime, [this] { onLingered(); });
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
    if (m_state == State::Idle && m_socket->bytesAvailable() == 0)
        finish();
}

void HttpConnection::finish()
{
    if (m_state == State::Finished)
        return;
    setState(State::Finished);
    m_deadline.cancel();
    m_linger.cancel();
    Q_EMIT finished();
}

} // namespace Chinwag

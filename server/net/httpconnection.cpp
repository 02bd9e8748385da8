#include "server/net/httpconnection.h"

#include "server/net/clientaddress.h"
#include "server/net/httpwire.h"
#include "shared/base/logging.h"
#include "shared/protocol/limits.h"

#include <QPointer>

namespace Chinwag {

namespace {

constexpr milliseconds lingerTime{1000};

} // namespace

HttpConnection::HttpConnection(std::unique_ptr<ByteStream> stream, const Environment &environment)
    : m_stream(std::move(stream))
    , m_environment(environment)
    , m_remoteAddress(addressText(m_stream->peerAddress()))
{
    m_stream->setCallbacks({[this](std::span<char> bytes) { onReceived(bytes); },
                            [this](ByteStream::End end) { onEnded(end); }, [this] { onWritten(); }});
    m_stream->setReading(true);
    armDeadline(m_environment.deadline);
}

void HttpConnection::setState(State state)
{
    const State before = std::exchange(m_state, state);
    if (isHalfOpen(before) != isHalfOpen(state))
        Q_EMIT halfOpenChanged(isHalfOpen(state));
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

void HttpConnection::onReceived(std::span<char> bytes)
{
    if (m_state == State::Lingering || m_state == State::Finished)
        return;
    m_input.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    readOn();
}

void HttpConnection::readOn()
{
    switch (m_state) {
    case State::Idle:
    case State::Head:
        readHead();
        break;
    case State::Body:
        readBody();
        break;
    case State::Answering: // what comes is the next request, and waits with the peer
    case State::Writing:
    case State::Upgrading:
        m_stream->setReading(false);
        break;
    case State::Lingering:
    case State::Finished:
        break;
    }
}

/// A peer that will say nothing more may still wait for the answer to what it said.
void HttpConnection::onEnded(ByteStream::End end)
{
    m_peerEnded = true;
    const bool awaitsAnswer = m_state == State::Answering || m_state == State::Writing;
    if (end == ByteStream::End::Gone || !awaitsAnswer)
        finish();
}

void HttpConnection::readHead()
{
    if (m_input.isEmpty())
        return;
    if (m_state == State::Idle) {
        m_head = {};
        setState(State::Head);
        armDeadline(m_environment.deadline);
    }
    auto parsed = parseRequestHead(m_input);
    if (const auto *refusal = std::get_if<Refusal>(&parsed))
        refuse(*refusal);
    else if (auto *head = std::get_if<RequestHead>(&parsed))
        beginRequest(std::move(*head));
    else
        m_stream->setReading(true);
}

void HttpConnection::beginRequest(RequestHead head)
{
    m_head = std::move(head);
    if (!m_environment.hosts.answersTo(m_head.host)) {
        refuse(Refusal{421, QStringLiteral("Nobody of that name (Host) is here.")});
        return;
    }
    const auto client =
        forwardedClient(m_stream->peerAddress(), m_head.headers, m_environment.trustedProxies);
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
        const bool more = m_input.size() > m_head.size;
        const auto checked = checkUpgrade(m_head, more, m_environment.policy);
        if (const auto *refusal = std::get_if<Refusal>(&checked)) {
            refuse(*refusal);
            return;
        }
        m_input.clear();
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
    m_input.remove(0, m_head.size);
    setState(State::Body);
    if (m_head.expectsContinue && m_input.size() < m_head.contentLength) {
        const QByteArray goOn("HTTP/1.1 100 Continue\r\n\r\n");
        m_stream->write({&goOn, 1});
    }
    readBody();
}

void HttpConnection::readBody()
{
    if (m_input.size() < m_head.contentLength) {
        m_stream->setReading(true);
        return;
    }
    setState(State::Answering);
    m_deadline.cancel();
    dispatch();
}

void HttpConnection::dispatch()
{
    const QByteArray body = m_input.first(m_head.contentLength);
    m_input.remove(0, m_head.contentLength);
    // HEAD is GET whose answer loses its body on the wire.
    HttpRequest request{m_head.method == "HEAD" ? QByteArray("GET") : m_head.method,
                        m_head.path,
                        m_head.segments,
                        m_head.query,
                        m_head.headers,
                        body,
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
    const QByteArray wire = toWire(response, keepAlive, m_head.method == "HEAD");
    m_stream->write({&wire, 1});
    if (m_stream->waiting() > 0)
        awaitProgress();
    else
        onWritten(); // what went straight to the kernel calls nobody back
}

void HttpConnection::awaitProgress()
{
    m_outstanding = m_stream->outstanding();
    m_deadline = m_environment.timers.after(m_environment.deadline, [this] { onNoProgress(); });
}

/// Between two signals of a slow socket, megabytes may have left the kernel's buffer: that is what counts.
void HttpConnection::onNoProgress()
{
    if (m_stream->outstanding() < m_outstanding)
        awaitProgress();
    else
        finish();
}

void HttpConnection::onWritten()
{
    if (m_state != State::Writing || m_stream->waiting() > 0)
        return;
    if (m_closing)
        linger();
    else
        nextRequest();
}

void HttpConnection::nextRequest()
{
    const bool isOver = m_draining || (m_peerEnded && m_input.isEmpty());
    if (isOver) {
        linger();
        return;
    }
    setState(State::Idle);
    armDeadline(m_environment.idle);
    m_stream->setReading(m_input.isEmpty());
    // Pipelined requests are already here; not from here, or their number would be our stack's depth.
    if (!m_input.isEmpty())
        QMetaObject::invokeMethod(this, &HttpConnection::readOn, Qt::QueuedConnection);
}

/// Closing with unread bytes makes the kernel send a reset, which can overtake the answer. So: end our
/// direction, throw away what still comes until the peer ends its own or has the whole answer for a moment.
void HttpConnection::linger()
{
    setState(State::Lingering);
    m_input.clear();
    m_stream->endWriting();
    if (m_peerEnded) {
        finish();
        return;
    }
    m_stream->setReading(true);
    awaitProgress();
    m_linger =
        m_environment.timers.after(std::min(lingerTime, m_environment.deadline), [this] { onLingered(); });
}

void HttpConnection::onLingered()
{
    if (m_stream->outstanding() == 0)
        finish();
    else
        m_linger = m_environment.timers.after(lingerTime, [this] { onLingered(); });
}

std::unique_ptr<ByteStream> HttpConnection::upgrade(const QByteArray &answer)
{
    if (m_state != State::Upgrading)
        return nullptr;
    if (!m_input.isEmpty()) {
        refuse(
            Refusal{400, QStringLiteral("Nothing may follow the request before the upgrade is answered.")});
        return nullptr;
    }
    m_stream->write({&answer, 1});
    std::unique_ptr<ByteStream> stream = std::move(m_stream);
    finish();
    return stream;
}

void HttpConnection::drain()
{
    m_draining = true;
    if (m_state == State::Idle && m_input.isEmpty())
        finish();
}

void HttpConnection::finish()
{
    if (m_state == State::Finished)
        return;
    setState(State::Finished);
    if (m_stream)
        m_stream->abort();
    m_deadline.cancel();
    m_linger.cancel();
    Q_EMIT finished();
}

} // namespace Chinwag

#include "server/net/httpconnection.h"

#include "server/core/foundation/errors.h"
#include "server/net/clientaddress.h"
#include "shared/base/logging.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace Chinwag {

namespace {

constexpr milliseconds lingerTime{1000};

/// The size of those before a request: old clients write one behind a body (RFC 9112 §2.2).
qsizetype emptyLines(QByteArrayView bytes)
{
    qsizetype size = 0;
    while (bytes.sliced(size).startsWith("\r\n"))
        size += 2;
    return size;
}

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

HttpConnection::~HttpConnection()
{
    m_state = State::Finished;
    failBody();
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
    case State::Piece:
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
    case State::Piece:
        readPiece();
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
    if (m_state == State::Idle)
        m_input.remove(0, emptyLines(m_input));
    const bool isNothing = m_input.isEmpty() || m_input == "\r";
    if (m_state == State::Idle && isNothing) {
        if (m_peerEnded)
            return finish();
        m_stream->setReading(true);
        return;
    }
    if (m_state == State::Idle) {
        m_head = {};
        setState(State::Head);
        armDeadline(m_environment.deadline);
    }
    auto parsed = parseRequestHead(m_input);
    if (const auto *refusal = std::get_if<Refusal>(&parsed)) {
        if (m_input.startsWith("HEAD ")) // whatever else it is, its answer has no body
            m_head.method = "HEAD";
        refuse(*refusal);
    } else if (auto *head = std::get_if<RequestHead>(&parsed)) {
        beginRequest(std::move(*head));
    } else {
        m_stream->setReading(true);
    }
}

void HttpConnection::beginRequest(RequestHead head)
{
    m_head = std::move(head);
    if (const auto refusal = refusalOf(m_head))
        refuse(*refusal);
    else if (m_environment.upgrade && m_head.path == QLatin1String(webSocketPath))
        beginUpgrade();
    else
        beginBody();
}

std::optional<Refusal> HttpConnection::refusalOf(const RequestHead &head)
{
    if (!m_environment.hosts.answersTo(head.host))
        return Refusal{421, QStringLiteral("Nobody of that name (Host) is here.")};
    const auto client = forwardedClient(m_stream->peerAddress(), head.headers, m_environment.trustedProxies);
    if (!client)
        return Refusal{400,
                       QStringLiteral("The proxy in front does not say whose request this is; it should send "
                                      "X-Forwarded-For with the address it sees."),
                       {},
                       Refusal::Cause::Proxy};
    m_remoteAddress = *client;
    return {};
}

void HttpConnection::beginUpgrade()
{
    const bool more = m_input.size() > m_head.size;
    const auto checked = checkUpgrade(m_head, more, m_environment.policy);
    if (const auto *refusal = std::get_if<Refusal>(&checked)) {
        refuse(*refusal);
        return;
    }
    m_input.clear();
    setState(State::Upgrading);
    m_environment.upgrade(*this, std::get<UpgradeRequest>(checked));
}

void HttpConnection::beginBody()
{
    const BodyRule rule = m_environment.bodyRule(m_head.method, m_head.segments);
    const QByteArray coding = m_head.value("content-encoding").toLower();
    if (m_head.chunked)
        return refuse(Refusal{411, QStringLiteral("Send the body with a Content-Length.")});
    if (m_head.contentLength > rule.most)
        return refuse(Refusal{413, QStringLiteral("The body is larger than %1 bytes.").arg(rule.most)});
    const bool isAsItIs = coding.isEmpty() || (coding == "identity" && m_head.count("content-encoding") == 1);
    if (!isAsItIs) // a small one may be gigabytes of nothing
        return refuse(Refusal{415,
                              QStringLiteral("Send the body as it is, without Content-Encoding."),
                              {{"Accept-Encoding", "identity"}}});
    m_input.remove(0, m_head.size);
    if (rule.way == BodyRule::Way::InPieces) {
        m_deadline.cancel();
        setState(State::Answering);
        HttpRequest begun = request();
        m_body = std::make_shared<IncomingBody>(m_head.contentLength, [this] { awaitPiece(); });
        begun.pieces = m_body;
        dispatch(std::move(begun));
        return;
    }
    setState(State::Body);
    if (m_input.size() < m_head.contentLength)
        sayContinue();
    readBody();
}

/// To a peer that sends its body only when it is wanted.
void HttpConnection::sayContinue()
{
    if (!std::exchange(m_head.expectsContinue, false))
        return;
    const QByteArray goOn("HTTP/1.1 100 Continue\r\n\r\n");
    m_stream->write({&goOn, 1});
}

void HttpConnection::readBody()
{
    if (m_input.size() < m_head.contentLength) {
        m_stream->setReading(true);
        return;
    }
    setState(State::Answering);
    m_deadline.cancel();
    HttpRequest complete = request();
    complete.body = m_input.first(m_head.contentLength);
    m_input.remove(0, m_head.contentLength);
    dispatch(std::move(complete));
}

void HttpConnection::awaitPiece()
{
    if (m_state != State::Answering)
        return;
    setState(State::Piece);
    armDeadline(m_environment.deadline);
    if (m_input.isEmpty())
        sayContinue();
    readPiece();
}

void HttpConnection::readPiece()
{
    if (m_input.isEmpty() && m_peerEnded)
        return finish();
    if (m_input.isEmpty()) {
        m_stream->setReading(true);
        return;
    }
    const QByteArray piece = m_input.first(std::min({qint64(m_input.size()), m_body->left(), bodyPiece}));
    m_input.remove(0, piece.size());
    m_deadline.cancel();
    setState(State::Answering);
    m_body->deliver(piece);
}

/// Whoever waits for another piece of it must not wait for ever.
void HttpConnection::failBody()
{
    if (const auto body = std::exchange(m_body, nullptr))
        body->fail(Errors::temporary());
}

HttpRequest HttpConnection::request() const
{
    // HEAD is GET whose answer loses its body on the wire.
    return {m_head.method == "HEAD" ? QByteArray("GET") : m_head.method,
            m_head.path,
            m_head.segments,
            m_head.query,
            m_head.headers,
            {},
            m_remoteAddress};
}

void HttpConnection::dispatch(HttpRequest request)
{
    if (request.path == QLatin1String(serverItself))
        return answer(aboutTheServer());
    m_environment.handle(std::move(request), [self = QPointer(this)](const HttpResponse &response) {
        if (self)
            self->answer(response);
    });
}

void HttpConnection::answer(const HttpResponse &response)
{
    if (m_state != State::Answering && m_state != State::Piece)
        return;
    // Where the next request begins is behind a body that nobody reads any more.
    const bool hasUnread = m_body && m_body->left() > 0;
    const bool isLast = !m_head.keepAlive || m_draining || hasUnread;
    write(response, isLast ? Afterwards::Close : Afterwards::KeepOpen);
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
    write(response, Afterwards::Close);
}

void HttpConnection::write(HttpResponse response, Afterwards afterwards)
{
    m_deadline.cancel();
    setState(State::Writing);
    OutgoingAnswer out = outgoing(std::move(response), m_head, afterwards);
    m_closing = out.afterwards == Afterwards::Close;
    failBody(); // whose answer this is
    m_stream->write({&out.bytes, 1});
    if (out.body) {
        m_pump = std::make_unique<BodyPump>(*m_stream, *std::move(out.body),
                                            [this](BodyPump::End end) { onBodyEnded(end); });
        m_pump->goOn();
    }
    if (m_pump || m_stream->waiting() > 0)
        awaitProgress();
    else
        onWritten(); // what went straight to the kernel calls nobody back
}

void HttpConnection::onBodyEnded(BodyPump::End end)
{
    if (end == BodyPump::End::Failed) // the peer sees that it has not everything
        return finish();
    m_pump.reset();
    awaitProgress(); // which counts from another number now
    onWritten();
}

/// Bytes that have reached the peer, from some number on that is the same all the time while one answer is
/// written. Between two signals of a slow socket, megabytes may have left the kernel's buffer.
qint64 HttpConnection::progress() const { return (m_pump ? m_pump->written() : 0) - m_stream->outstanding(); }

void HttpConnection::awaitProgress()
{
    m_progress = progress();
    m_deadline = m_environment.timers.after(m_environment.deadline, [this] { onNoProgress(); });
}

void HttpConnection::onNoProgress()
{
    const bool isSourcesTurn = m_pump && m_stream->outstanding() == 0;
    if (progress() > m_progress || isSourcesTurn)
        awaitProgress();
    else
        finish();
}

void HttpConnection::onWritten()
{
    if (m_state != State::Writing)
        return;
    if (m_pump)
        return m_pump->goOn();
    if (m_stream->waiting() > 0)
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
    sayContinue(); // even here (RFC 9110 §7.8)
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
    m_pump.reset();
    failBody();
    Q_EMIT finished();
}

} // namespace Chinwag

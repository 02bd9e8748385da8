#include "server/net/websocketsession.h"

#include "shared/base/logging.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/utf8.h"

#include <QPointer>
#include <QtEndian>

namespace Chinwag {

namespace {

constexpr seconds closeDeadline{2};
constexpr qsizetype closeReasonBytes = 123; // a control frame carries 125 with the code
/// Above this only the last ping is answered (RFC 6455 §5.5.3), once there is room: pongs are all a peer that
/// does not read could make us keep beyond what the core bounds.
constexpr qint64 pongLimit = Limits::outboundQueue / 2;
/// A peer that is not answered and asks so often does nothing but ask.
constexpr int mostUnansweredPings = 1000;

QByteArray closeBody(quint16 code, const QString &reason)
{
    QByteArray text = reason.toUtf8();
    while (text.size() > closeReasonBytes)
        text = textFromUtf8(text).chopped(1).toUtf8();
    QByteArray body(2, Qt::Uninitialized);
    qToBigEndian(code, body.data());
    return body + text;
}

} // namespace

WebSocketSession::WebSocketSession(std::unique_ptr<ByteStream> stream, QString remoteAddress,
                                   FrameBuilder &frames, TimerScheduler &timers)
    : m_stream(std::move(stream))
    , m_parser(Limits::frameBeforeAuth)
    , m_frames(frames)
    , m_timers(timers)
    , m_remoteAddress(std::move(remoteAddress))
{
    m_stream->setCallbacks({[this](std::span<char> bytes) { onReceived(bytes); },
                            [this](ByteStream::End) { onEnded(); }, [this] { onWritten(); }});
    m_stream->setReading(true);
}

void WebSocketSession::onReceived(std::span<char> bytes)
{
    const QPointer<WebSocketSession> self(this);
    for (;;) {
        const FrameEvent event = m_parser.next(bytes);
        if (event.kind == FrameEvent::Kind::NeedMore)
            break;
        if (!handle(event) || !self)
            return;
    }
    if (m_state == State::Open && !m_queue.empty()) // pongs, and what our callbacks left
        flush();
}

bool WebSocketSession::handle(const FrameEvent &event)
{
    switch (event.kind) {
    case FrameEvent::Kind::NeedMore:
    case FrameEvent::Kind::Pong:
        return true;
    case FrameEvent::Kind::Text:
        if (m_state == State::Open && m_callbacks.frame)
            m_callbacks.frame(event.payload.toByteArray()); // may destroy us
        return true;
    case FrameEvent::Kind::Ping:
        answerPing(event.payload);
        return true;
    case FrameEvent::Kind::Close:
        onClose(event);
        return false;
    case FrameEvent::Kind::Failure:
        qCDebug(lcNet, "closing with %d: %s", event.code, event.reason);
        if (m_state == State::Open)
            beginClosing(closeBody(event.code, QString::fromLatin1(event.reason)), event.code);
        m_stream->endWriting();
        return false;
    }
    return false;
}

void WebSocketSession::answerPing(QByteArrayView payload)
{
    if (m_state != State::Open)
        return;
    if (pendingBytes() < pongLimit) {
        enqueue(FrameBuilder::controlFrame(FrameBuilder::Control::Pong, payload));
        return;
    }
    m_lastPing = payload.isEmpty() ? QByteArray("") : payload.toByteArray();
    if (++m_unansweredPings < mostUnansweredPings)
        return;
    qCInfo(lcNet, "dropped a peer that sends but does not read");
    abort();
}

/// Ours follows when it has not been sent yet; then the server is the one that ends the connection.
void WebSocketSession::onClose(const FrameEvent &event)
{
    if (m_state == State::Open) {
        constexpr quint16 noCode = 1005; // has no body to echo
        beginClosing(event.code == noCode ? QByteArray() : closeBody(event.code, {}), event.code);
    }
    m_stream->endWriting();
}

void WebSocketSession::onEnded()
{
    m_stream->abort();
    reportClosedLater(m_state == State::Closing ? m_reported : static_cast<quint16>(CloseCode::Abnormal));
}

void WebSocketSession::onWritten()
{
    if (m_state != State::Open || m_stream->waiting() > 0)
        return;
    if (!m_lastPing.isNull()) {
        enqueue(FrameBuilder::controlFrame(FrameBuilder::Control::Pong, std::exchange(m_lastPing, {})));
        m_unansweredPings = 0;
        writeQueue();
    }
    if (!m_hasBacklog || pendingBytes() > 0)
        return;
    m_hasBacklog = false;
    if (m_callbacks.drained)
        m_callbacks.drained(); // may destroy us
}

void WebSocketSession::send(const QByteArray &payload)
{
    if (m_state == State::Open)
        enqueue(m_frames.textFrame(payload));
}

void WebSocketSession::enqueue(QByteArray frame)
{
    m_queuedBytes += frame.size();
    m_queue.push_back(std::move(frame));
}

void WebSocketSession::flush()
{
    writeQueue();
    m_hasBacklog = m_hasBacklog || pendingBytes() > 0;
}

void WebSocketSession::writeQueue()
{
    if (m_queue.empty())
        return;
    m_stream->write(m_queue);
    m_queue.clear();
    m_queuedBytes = 0;
}

void WebSocketSession::close(CloseCode code, const QString &reason)
{
    if (m_state == State::Open)
        beginClosing(closeBody(static_cast<quint16>(code), reason),
                     static_cast<quint16>(CloseCode::Abnormal));
}

void WebSocketSession::beginClosing(const QByteArray &body, quint16 reported)
{
    enqueue(FrameBuilder::controlFrame(FrameBuilder::Control::Close, body));
    writeQueue();
    m_state = State::Closing;
    m_reported = reported;
    // A peer that does not read would keep the last frames, and with them the connection, for ever.
    m_closeDeadline = m_timers.after(closeDeadline, [this] {
        m_stream->abort();
        reportClosedLater(m_reported);
    });
    Q_EMIT closing();
}

void WebSocketSession::abort()
{
    if (m_state == State::Closed)
        return;
    m_stream->abort();
    reportClosedLater(static_cast<quint16>(CloseCode::Abnormal));
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

} // namespace Chinwag

#pragma once

#include "server/core/ports/transport.h"
#include "server/net/bytestream.h"
#include "server/net/framebuilder.h"
#include "server/net/frameparser.h"
#include "shared/base/timerscheduler.h"

#include <QObject>

#include <memory>
#include <vector>

namespace Chinwag {

/// The server's side of one WebSocket (RFC 6455) after its handshake. Reads and answers control frames, does
/// the close handshake, and bounds what a peer that does not read can make us keep and how long a close may
/// take. What is sent in one turn leaves with flush(), in one call.
class WebSocketSession final : public QObject, public Transport
{
    Q_OBJECT

public:
    /// Takes the stream, on which nothing was read after the handshake. `frames` and `timers` outlive the
    /// session.
    WebSocketSession(std::unique_ptr<ByteStream> stream, QString remoteAddress, FrameBuilder &frames,
                     TimerScheduler &timers);

    void setCallbacks(Callbacks callbacks) override { m_callbacks = std::move(callbacks); }
    void send(const QByteArray &payload) override;
    void flush() override;
    qint64 pendingBytes() const override { return m_queuedBytes + m_stream->waiting(); }
    void setMaxIncomingFrame(qint64 bytes) override { m_parser.setMaxMessage(bytes); }
    void close(CloseCode code, const QString &reason) override;
    void abort() override;
    QString remoteAddress() const override { return m_remoteAddress; }

Q_SIGNALS:
    /// Our Close is on its way: from now on only the peer keeps the connection, for a bounded time.
    void closing();

private:
    enum class State {
        Open,
        Closing, ///< our Close is written; theirs is awaited, and the end of the connection
        Closed
    };

    void onReceived(std::span<char> bytes);
    /// False when nothing more is to be read, or this is destroyed.
    bool handle(const FrameEvent &event);
    void onEnded();
    void onWritten();
    void answerPing(QByteArrayView payload);
    void onClose(const FrameEvent &event);
    void writeQueue();
    void enqueue(QByteArray frame);
    void beginClosing(const QByteArray &body, quint16 reported);
    void reportClosedLater(quint16 code);

    std::unique_ptr<ByteStream> m_stream;
    FrameParser m_parser;
    FrameBuilder &m_frames;
    TimerScheduler &m_timers;
    QString m_remoteAddress;
    Callbacks m_callbacks;
    std::vector<QByteArray> m_queue; ///< frames that wait for flush()
    qint64 m_queuedBytes = 0;
    QByteArray m_lastPing; ///< the one to answer when there is room again; null: none
    int m_unansweredPings = 0;
    quint16 m_reported = 0; ///< the code closed() will get
    State m_state = State::Open;
    bool m_hasBacklog = false; ///< the last flush() left something
    Timer m_closeDeadline;
};

} // namespace Chinwag

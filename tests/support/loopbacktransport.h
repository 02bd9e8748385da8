#pragma once

#include "server/core/foundation/turnqueue.h"
#include "server/core/ports/transport.h"

#include <QList>

#include <memory>
#include <optional>

namespace Chinwag {

/// The client's end of a LoopbackTransport; survives it.
struct LoopbackLine
{
    QList<QByteArray> received; ///< by the client, in order
    std::optional<quint16> closedWith;
    QString closeReason;
    Transport::Callbacks callbacks;
    bool transportAlive = true;
    bool reading = true; ///< off: what the server sends stays pending
    qint64 pending = 0;
    qint64 maxIncomingFrame = 0;
    QList<QByteArray> unread;

    void clientSends(const QByteArray &frame);
    void clientGoes(quint16 code);
    /// The client reads again: everything pending arrives and the server hears that its buffer is empty.
    void resumeReading();
};

/// A Transport without a network: what is sent is there at once, a Close comes back in the next turn.
class LoopbackTransport final : public Transport
{
public:
    LoopbackTransport(std::shared_ptr<LoopbackLine> line, TimerScheduler &timers, QString address);
    ~LoopbackTransport() override;
    LoopbackTransport(const LoopbackTransport &) = delete;
    LoopbackTransport &operator=(const LoopbackTransport &) = delete;

    void setCallbacks(Callbacks callbacks) override { m_line->callbacks = std::move(callbacks); }
    void send(const QByteArray &payload) override;
    void flush() override {}
    qint64 pendingBytes() const override { return m_line->pending; }
    void setMaxIncomingFrame(qint64 bytes) override { m_line->maxIncomingFrame = bytes; }
    void close(CloseCode code, const QString &reason) override;
    void abort() override { close(CloseCode::Abnormal, {}); }
    QString remoteAddress() const override { return m_address; }

private:
    std::shared_ptr<LoopbackLine> m_line;
    QString m_address;
    TurnQueue m_turn;
};

} // namespace Chinwag

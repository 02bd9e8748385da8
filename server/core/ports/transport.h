#pragma once

#include "shared/protocol/closecode.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace Chinwag {

/// One accepted WebSocket, as the core sees it: it moves frames and knows no meaning. Lives on the loop
/// thread; owned by its Session. Callbacks are never called from inside another call.
class Transport
{
public:
    struct Callbacks
    {
        std::function<void(const QByteArray &)> frame; ///< one complete text message, in order
        std::function<void(quint16 closeCode)> closed; ///< once, last; 1006 when no Close was received
        std::function<void()> drained; ///< pendingBytes() fell to 0 after flush() left something
    };
    virtual ~Transport() = default;

    virtual void setCallbacks(Callbacks callbacks) = 0;
    /// Queues one text frame for flush(). The bytes are shared between recipients, never copied per
    /// recipient.
    virtual void send(const QByteArray &payload) = 0;
    /// Offers everything queued to the kernel, in one call.
    virtual void flush() = 0;
    /// Bytes accepted by send() that the kernel has not taken yet, control frames included.
    virtual qint64 pendingBytes() const = 0;
    /// After authentication a client may send larger frames.
    virtual void setMaxIncomingFrame(qint64 bytes) = 0;
    /// Sends a Close; frames sent before are written first. Reaches `closed` in bounded time whatever the
    /// peer does.
    virtual void close(CloseCode code, const QString &reason) = 0;
    /// Drops the connection and frees everything queued, now.
    virtual void abort() = 0;
    virtual QString remoteAddress() const = 0;
};

} // namespace Chinwag

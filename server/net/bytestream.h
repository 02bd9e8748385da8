#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <functional>
#include <memory>
#include <span>

class QSslConfiguration;

namespace Chinwag {

/// One accepted connection as bytes both ways; whether they are encrypted is no concern of those above. Loop
/// thread only. Callbacks come from the event loop, never from inside another call, and may destroy the
/// stream.
class ByteStream
{
public:
    enum class End {
        HalfClosed, ///< the peer will send nothing more; it may still read
        Gone        ///< nothing goes either way any more
    };
    struct Callbacks
    {
        /// What came, in one buffer of the loop: good during the call, and the receiver's to change.
        std::function<void(std::span<char>)> received;
        std::function<void(End)> ended; ///< no received() after it; Gone is the last of all
        std::function<void()> written;  ///< something that waited has left this process
    };

    virtual ~ByteStream() = default;

    /// Takes an accepted descriptor; bytes come only after setReading(true). Null, with the descriptor
    /// closed, when the system refuses it. With `tls` what is received() has been decrypted.
    static std::unique_ptr<ByteStream> adopt(qintptr descriptor, const QSslConfiguration *tls);

    virtual void setCallbacks(Callbacks callbacks) = 0;
    /// While off, what the peer sends waits with it, but for a bounded part.
    virtual void setReading(bool reading) = 0;
    /// Offers everything to the kernel at once and keeps what it does not take, without a copy. Errors are
    /// reported by ended().
    virtual void write(std::span<const QByteArray> parts) = 0;
    /// Bytes that have not left this process.
    virtual qint64 waiting() const = 0;
    /// Bytes that have not reached the peer, as far as the system says.
    virtual qint64 outstanding() const = 0;
    /// Ends our direction behind what was written, so that the peer reads the last of it instead of a reset.
    virtual void endWriting() = 0;
    /// Drops the connection and everything that waits. No callback comes any more.
    virtual void abort() = 0;
    virtual QHostAddress peerAddress() const = 0;
};

} // namespace Chinwag

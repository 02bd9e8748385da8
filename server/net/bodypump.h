#pragma once

#include "server/core/foundation/lifeline.h"
#include "server/core/ports/httpbody.h"
#include "server/net/bytestream.h"

namespace Chinwag {

/// How the peer learns where a body ends.
enum class Framing {
    Length,  ///< the head says how long it is
    Chunked, ///< every piece says how long it is (RFC 9112 §7.1)
    Closing  ///< it is all that comes before the end of the connection
};

/// A body, or a part of one, that is to be sent.
struct OutgoingBody
{
    std::shared_ptr<BodySource> source;
    qint64 offset = 0;
    qint64 size = 0; ///< with Framing::Length
    Framing framing = Framing::Length;
};

/// Passes a body from its source to the peer, and asks for another piece only while little of it waits:
/// however long the body and slow the peer, less than 256 KiB of it are in memory.
class BodyPump final
{
public:
    enum class End { Whole, Failed };

    /// `ended` is called once, from the event loop, after the last piece was written or when the source
    /// failed; it may destroy the pump. The stream outlives it.
    BodyPump(ByteStream &stream, OutgoingBody body, std::function<void(End)> ended);

    /// Something may have left the stream.
    void goOn();
    /// Bytes written to the stream.
    qint64 written() const { return m_written; }

private:
    void take(const Result<QByteArray, Error> &piece);
    void write(const QByteArray &piece);
    bool isComplete(const QByteArray &piece) const;

    ByteStream &m_stream;
    OutgoingBody m_body;
    std::function<void(End)> m_ended;
    qint64 m_written = 0;
    bool m_isReading = false;
    Lifeline m_life;
};

} // namespace Chinwag

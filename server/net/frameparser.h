#pragma once

#include "server/net/utf8check.h"
#include "shared/protocol/closecode.h"

#include <QByteArray>

#include <array>
#include <optional>
#include <span>

namespace Chinwag {

/// One thing that the bytes of a client said.
struct FrameEvent
{
    enum class Kind {
        NeedMore, ///< everything given was used
        Text,     ///< one whole message, however many frames it came in; UTF-8
        Ping,
        Pong,
        Close,  ///< nothing after it counts
        Failure ///< the connection has to be closed with `code`; nothing after it counts
    };

    Kind kind = Kind::NeedMore;
    QByteArrayView payload =
        {};                  ///< of a Close: its reason; good until the next call, while the bytes given are
    quint16 code = 0;        ///< of a Close: 1005 when it had none
    const char *reason = ""; ///< of a Failure
};

/// The server's reading side of RFC 6455, without sockets: bytes in any pieces go in, events come out. Strict
/// on every MUST, and as early as the byte that breaks it; a length is refused at its header, before anything
/// is kept for it. Binary messages are refused (1003). No extensions. Pure value, one connection each.
class FrameParser
{
public:
    /// `maxMessage`: the largest payload of a message, all its fragments together.
    explicit FrameParser(qint64 maxMessage);

    void setMaxMessage(qint64 bytes) { m_maxMessage = static_cast<quint64>(bytes); }

    /// Takes what makes the next event from the front of `bytes`, which is unmasked in place. Call again with
    /// the rest until NeedMore.
    FrameEvent next(std::span<char> &bytes);

private:
    enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
    enum class State { Header, Payload, Over };

    FrameEvent fail(CloseCode code, const char *reason);
    std::optional<FrameEvent> readHeader(std::span<char> &bytes);
    std::optional<FrameEvent> checkFirst(quint8 first);
    std::optional<FrameEvent> checkSecond(quint8 second);
    std::optional<FrameEvent> checkLength();
    std::optional<FrameEvent> readPayload(std::span<char> &bytes);
    std::optional<FrameEvent> endFrame(QByteArrayView payload);
    FrameEvent endClose(QByteArrayView payload);
    std::size_t headerSize() const;
    void unmask(std::span<char> bytes);
    bool isControl() const { return m_opcode >= Opcode::Close; }

    quint64 m_maxMessage;
    State m_state = State::Header;
    std::array<char, 14> m_header{};
    quint8 m_headerHas = 0;
    quint8 m_maskOffset = 0;
    Opcode m_opcode = Opcode::Continuation;
    bool m_isFinal = false;
    bool m_inMessage = false; ///< a fragmented message is under way
    quint64 m_length = 0;     ///< of this frame
    quint64 m_read = 0;       ///< of it
    QByteArray m_message;     ///< fragments, and what came of a frame that is not whole yet
    QByteArray m_control;     ///< likewise of a control frame, which may come in the middle of a message
    Utf8Check m_utf8;
    bool m_messageGiven = false; ///< m_message was the payload of the last event
};

} // namespace Chinwag

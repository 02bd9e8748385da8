#pragma once

#include <QByteArray>

#include <array>

namespace Chinwag {

/// Builds unmasked frames (RFC 6455 §5.2); text each once, however many clients get it. Loop thread only.
class FrameBuilder
{
public:
    /// The frame with `payload`. The same payload again (the same bytes in memory, as in a fan-out) is
    /// answered with the same frame, without a copy. Good until the next call.
    const QByteArray &textFrame(const QByteArray &payload);

    enum class Control : quint8 { Close = 8, Ping = 9, Pong = 10 };
    /// `payload`: at most 125 bytes.
    static QByteArray controlFrame(Control opcode, QByteArrayView payload);

private:
    /// One turn often has several payloads for the same clients, who are then served one after the other.
    static constexpr std::size_t remembered = 16;
    struct Built
    {
        QByteArray payload; ///< holding it keeps its address from being reused
        QByteArray frame;
    };

    std::array<Built, remembered> m_built;
    std::size_t m_next = 0;
};

} // namespace Chinwag

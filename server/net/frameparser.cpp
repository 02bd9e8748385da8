#include "server/net/frameparser.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <utility>

namespace Chinwag {

namespace {

constexpr quint8 finBit = 0x80;
constexpr quint8 reservedBits = 0x70;
constexpr quint8 opcodeBits = 0x0f;
constexpr quint8 maskBit = 0x80;
constexpr quint8 lengthBits = 0x7f;
constexpr quint8 longLength = 126;
constexpr quint8 longestLength = 127;
constexpr quint64 mostOfControl = 125;
constexpr std::size_t maskSize = 4;
constexpr quint16 noCode = 1005;

/// Codes that may stand in a Close frame (RFC 6455 §7.4 and the registry of IANA).
bool isSendable(quint16 code)
{
    const bool defined = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
    return defined || (code >= 3000 && code <= 4999);
}

} // namespace

FrameParser::FrameParser(qint64 maxMessage)
    : m_maxMessage(static_cast<quint64>(maxMessage))
{
}

FrameEvent FrameParser::fail(CloseCode code, const char *reason)
{
    m_state = State::Over;
    m_message.clear();
    return {FrameEvent::Kind::Failure, {}, static_cast<quint16>(code), reason};
}

FrameEvent FrameParser::next(std::span<char> &bytes)
{
    if (std::exchange(m_messageGiven, false))
        m_message.clear();
    std::optional<FrameEvent> event;
    while (!event) { // a fragment that ends is no event
        if (m_state == State::Over) {
            bytes = {};
            return {};
        }
        if (m_state == State::Header)
            event = readHeader(bytes);
        if (!event)
            event = readPayload(bytes);
    }
    return *event;
}

std::size_t FrameParser::headerSize() const
{
    if (m_headerHas < 2)
        return 2;
    const quint8 length = static_cast<quint8>(m_header[1]) & lengthBits;
    const std::size_t lengthSize = length == longestLength ? 8 : length == longLength ? 2 : 0;
    return 2 + lengthSize + maskSize;
}

/// An event when the header is not whole yet or is a wrong one.
std::optional<FrameEvent> FrameParser::readHeader(std::span<char> &bytes)
{
    while (m_headerHas < headerSize()) {
        if (bytes.empty())
            return FrameEvent{};
        m_header[m_headerHas++] = bytes.front();
        bytes = bytes.subspan(1);
        std::optional<FrameEvent> failure;
        if (m_headerHas == 1)
            failure = checkFirst(static_cast<quint8>(m_header[0]));
        else if (m_headerHas == 2)
            failure = checkSecond(static_cast<quint8>(m_header[1]));
        if (!failure && m_headerHas >= 2 && m_headerHas == headerSize() - maskSize)
            failure = checkLength();
        if (failure)
            return failure;
    }
    m_state = State::Payload;
    m_read = 0;
    m_maskOffset = 0;
    return std::nullopt;
}

std::optional<FrameEvent> FrameParser::checkFirst(quint8 first)
{
    if ((first & reservedBits) != 0)
        return fail(CloseCode::ProtocolError, "a reserved bit is set");
    m_isFinal = (first & finBit) != 0;
    const quint8 opcode = first & opcodeBits;
    m_opcode = static_cast<Opcode>(opcode);
    switch (m_opcode) {
    case Opcode::Continuation:
        if (!m_inMessage)
            return fail(CloseCode::ProtocolError, "nothing to continue");
        return std::nullopt;
    case Opcode::Text:
    case Opcode::Binary:
        if (m_inMessage)
            return fail(CloseCode::ProtocolError, "a message inside another one");
        if (m_opcode == Opcode::Binary)
            return fail(CloseCode::UnsupportedData, "text frames only");
        return std::nullopt;
    case Opcode::Close:
    case Opcode::Ping:
    case Opcode::Pong:
        if (!m_isFinal)
            return fail(CloseCode::ProtocolError, "a control frame in fragments");
        return std::nullopt;
    }
    return fail(CloseCode::ProtocolError, "an unknown opcode");
}

std::optional<FrameEvent> FrameParser::checkSecond(quint8 second)
{
    if ((second & maskBit) == 0)
        return fail(CloseCode::ProtocolError, "a frame without mask");
    if (isControl() && (second & lengthBits) > mostOfControl)
        return fail(CloseCode::ProtocolError, "a control frame that is too long");
    return std::nullopt;
}

std::optional<FrameEvent> FrameParser::checkLength()
{
    const quint8 shortLength = static_cast<quint8>(m_header[1]) & lengthBits;
    m_length = shortLength;
    if (shortLength == longLength)
        m_length = qFromBigEndian<quint16>(m_header.data() + 2);
    else if (shortLength == longestLength)
        m_length = qFromBigEndian<quint64>(m_header.data() + 2);
    if ((shortLength == longLength && m_length < longLength) ||
        (shortLength == longestLength && (m_length <= 0xffff || m_length >> 63 != 0)))
        return fail(CloseCode::ProtocolError, "a length that is not in its shortest form");
    const quint64 before = static_cast<quint64>(m_message.size());
    if (!isControl() && (m_length > m_maxMessage || before + m_length > m_maxMessage))
        return fail(CloseCode::TooBig, "a message that is too long");
    return std::nullopt;
}

void FrameParser::unmask(std::span<char> bytes)
{
    const char *mask = m_header.data() + m_headerHas - maskSize;
    std::array<char, 8> key;
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = mask[(i + m_maskOffset) % maskSize];
    std::size_t at = 0;
    quint64 eightKeys = 0;
    std::memcpy(&eightKeys, key.data(), sizeof eightKeys);
    for (; at + sizeof eightKeys <= bytes.size(); at += sizeof eightKeys) {
        quint64 eight = 0;
        std::memcpy(&eight, bytes.data() + at, sizeof eight);
        eight ^= eightKeys;
        std::memcpy(bytes.data() + at, &eight, sizeof eight);
    }
    for (; at < bytes.size(); ++at)
        bytes[at] = static_cast<char>(bytes[at] ^ key[at % key.size()]);
    m_maskOffset = static_cast<quint8>((m_maskOffset + bytes.size()) % maskSize);
}

std::optional<FrameEvent> FrameParser::readPayload(std::span<char> &bytes)
{
    const auto share = static_cast<std::size_t>(std::min<quint64>(bytes.size(), m_length - m_read));
    const std::span<char> part = bytes.first(share);
    bytes = bytes.subspan(share);
    unmask(part);
    const QByteArrayView view(part.data(), static_cast<qsizetype>(part.size()));
    if (!isControl() && !m_utf8.feed(view))
        return fail(CloseCode::InvalidText, "text that is not UTF-8");
    const bool isFirst = m_read == 0;
    m_read += share;
    const bool isWhole = m_read == m_length;
    if (isWhole && isFirst && (isControl() || (m_isFinal && !m_inMessage)))
        return endFrame(view); // nearly always: nothing is copied
    QByteArray &kept = isControl() ? m_control : m_message;
    if (isControl() && isFirst)
        kept.clear();
    kept.append(view);
    return isWhole ? endFrame(kept) : FrameEvent{};
}

/// None after a fragment, which is not all of its message.
std::optional<FrameEvent> FrameParser::endFrame(QByteArrayView payload)
{
    m_state = State::Header;
    m_headerHas = 0;
    switch (m_opcode) {
    case Opcode::Ping:
        return FrameEvent{FrameEvent::Kind::Ping, payload};
    case Opcode::Pong:
        return FrameEvent{FrameEvent::Kind::Pong, payload};
    case Opcode::Close:
        return endClose(payload);
    case Opcode::Continuation:
    case Opcode::Text:
    case Opcode::Binary:
        break;
    }
    m_inMessage = !m_isFinal;
    if (m_inMessage)
        return std::nullopt;
    if (!m_utf8.isComplete())
        return fail(CloseCode::InvalidText, "text that ends inside a character");
    m_messageGiven = true;
    return FrameEvent{FrameEvent::Kind::Text, payload};
}

FrameEvent FrameParser::endClose(QByteArrayView payload)
{
    if (payload.isEmpty()) {
        m_state = State::Over;
        return {FrameEvent::Kind::Close, {}, noCode};
    }
    const quint16 code = payload.size() < 2 ? quint16{0} : qFromBigEndian<quint16>(payload.data());
    if (!isSendable(code))
        return fail(CloseCode::ProtocolError, "a Close with a code that nobody may send");
    const QByteArrayView reason = payload.sliced(2);
    Utf8Check utf8;
    if (!utf8.feed(reason) || !utf8.isComplete())
        return fail(CloseCode::InvalidText, "a Close whose reason is not UTF-8");
    m_state = State::Over;
    return {FrameEvent::Kind::Close, reason, code};
}

} // namespace Chinwag

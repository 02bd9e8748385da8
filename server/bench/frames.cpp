#include "server/bench/frames.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace Chinwag::Bench {

namespace {

constexpr std::size_t shortLength = 125;
constexpr std::size_t mediumLength = 0xffff;

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = (value << 8) | static_cast<unsigned char>(byte);
    return value;
}

void appendBigEndian(std::string &out, std::uint64_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift));
}

/// The value of the header field, whose name is given in lower case; empty when there is none.
std::string_view headerValue(std::string_view head, std::string_view name)
{
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; };
    const auto found = std::search(head.begin(), head.end(), name.begin(), name.end(), same);
    if (found == head.end())
        return {};
    auto value = head.substr(static_cast<std::size_t>(found - head.begin()) + name.size());
    value.remove_prefix(std::min(value.find_first_not_of(": "), value.size()));
    return value.substr(0, value.find('\r'));
}

} // namespace

void appendFrame(std::string &out, Opcode opcode, std::string_view payload, std::uint32_t mask)
{
    constexpr unsigned masked = 0x80;
    out.push_back(static_cast<char>(0x80U | static_cast<unsigned>(opcode)));
    if (payload.size() <= shortLength) {
        out.push_back(static_cast<char>(masked | payload.size()));
    } else if (payload.size() <= mediumLength) {
        out.push_back(static_cast<char>(masked | 126U));
        appendBigEndian(out, payload.size(), 2);
    } else {
        out.push_back(static_cast<char>(masked | 127U));
        appendBigEndian(out, payload.size(), 8);
    }
    std::array<char, 4> key{};
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = static_cast<char>(mask >> (8 * i));
    out.append(key.data(), key.size());
    for (std::size_t i = 0; i < payload.size(); ++i)
        out.push_back(static_cast<char>(payload[i] ^ key[i % key.size()]));
}

Frame parseFrame(std::string_view bytes)
{
    if (bytes.size() < 2)
        return {};
    const auto opcode = static_cast<Opcode>(static_cast<unsigned char>(bytes[0]) & 0x0fU);
    std::uint64_t length = static_cast<unsigned char>(bytes[1]) & 0x7fU;
    std::size_t header = 2;
    if (length > shortLength) {
        const std::size_t extra = length == 126 ? 2 : 8;
        if (bytes.size() < header + extra)
            return {};
        length = bigEndian(bytes.substr(header, extra));
        header += extra;
    }
    if (bytes.size() - header < length)
        return {};
    return {opcode, bytes.substr(header, length), header + length};
}

HttpAnswer parseHttpAnswer(std::string_view bytes)
{
    constexpr std::string_view endOfHead = "\r\n\r\n";
    const auto end = bytes.find(endOfHead);
    if (end == std::string_view::npos || bytes.size() < 12)
        return {};
    const std::string_view head = bytes.substr(0, end + 2);
    HttpAnswer answer;
    std::from_chars(head.data() + 9, head.data() + 12, answer.status);
    std::size_t length = 0;
    const std::string_view value = headerValue(head, "\r\ncontent-length");
    std::from_chars(value.data(), value.data() + value.size(), length);
    const std::size_t body = end + endOfHead.size();
    if (bytes.size() - body < length)
        return {};
    answer.body = bytes.substr(body, length);
    answer.size = body + length;
    return answer;
}

std::string upgradeRequest(std::string_view host, std::string_view path, std::string_view subprotocol)
{
    std::string request = "GET ";
    request.append(path).append(" HTTP/1.1\r\nHost: ").append(host);
    request += "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (!subprotocol.empty())
        request.append("Sec-WebSocket-Protocol: ").append(subprotocol).append("\r\n");
    return request += "\r\n";
}

} // namespace Chinwag::Bench

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// WebSocket frames (RFC 6455 §5) as a client writes and reads them, and just enough HTTP for the way there.
namespace Chinwag::Bench {

enum class Opcode : std::uint8_t { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// One masked frame, appended to `out`. The mask must not be 0.
void appendFrame(std::string &out, Opcode opcode, std::string_view payload, std::uint32_t mask);

struct Frame
{
    Opcode opcode = Opcode::Text;
    std::string_view payload; ///< points into what was parsed
    std::size_t size = 0;     ///< header and payload; 0: not whole yet
};
Frame parseFrame(std::string_view bytes);

struct HttpAnswer
{
    int status = 0;
    std::string_view body;
    std::size_t size = 0; ///< head and body; 0: not whole yet
};
/// Bodies need a Content-Length; 101 has none.
HttpAnswer parseHttpAnswer(std::string_view bytes);

std::string upgradeRequest(std::string_view host, std::string_view path, std::string_view subprotocol);

} // namespace Chinwag::Bench

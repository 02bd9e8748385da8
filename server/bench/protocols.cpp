#include "server/bench/protocols.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace Chinwag::Bench {

namespace {

constexpr std::size_t memberDigits = 6;

/// "000042......": who sent it, filled up to the size that was asked for.
std::string payloadOf(const Options &options, const Client &client)
{
    std::string payload = std::to_string(client.member);
    payload.insert(0, memberDigits - std::min(memberDigits, payload.size()), '0');
    payload.resize(std::max(payload.size(), static_cast<std::size_t>(options.payload)), '.');
    return payload;
}

std::uint32_t memberFrom(std::string_view payload)
{
    std::uint32_t member = 0;
    std::from_chars(payload.data(), payload.data() + std::min(memberDigits, payload.size()), member);
    return member;
}

std::string roomName(const Client &client)
{
    return (client.idle ? "idle-" : "room-") + std::to_string(client.room);
}

/// A text frame that is sent is copied to the others who came by the same path.
class PathProtocol : public Protocol
{
public:
    explicit PathProtocol(const Options &options)
        : m_options(options)
    {
    }

    std::string path(const Client &client) const override { return '/' + roomName(client); }

    void opened(Generator &generator, Client &client) override
    {
        appendFrame(client.publication, Opcode::Text, payloadOf(m_options, client), client.mask);
        generator.setReady(client);
    }

    void received(Generator &generator, Client &client, const Frame &frame) override
    {
        generator.delivered(client, memberFrom(frame.payload));
    }

    void publish(Generator &generator, Client &client) override
    {
        generator.send(client, client.publication);
    }

private:
    const Options &m_options;
};

class NchanProtocol final : public PathProtocol
{
public:
    explicit NchanProtocol(const Options &options)
        : PathProtocol(options)
    {
    }

    /// Whoever publishes over the socket that subscribes hears itself.
    bool echoes() const override { return true; }
    bool delaysSmallWrites() const override { return true; }
};

/// https://docs.nats.io/reference/reference-protocols/nats-protocol in binary frames.
class NatsProtocol final : public Protocol
{
public:
    explicit NatsProtocol(const Options &options)
        : m_options(options)
    {
    }

    std::string path(const Client &) const override { return "/"; }

    void opened(Generator &generator, Client &client) override
    {
        const std::string room = roomName(client);
        const std::string payload = payloadOf(m_options, client);
        const std::string message =
            "PUB " + room + ' ' + std::to_string(payload.size()) + "\r\n" + payload + "\r\n";
        appendFrame(client.publication, Opcode::Binary, message, client.mask);
        generator.sendBinary(client, "CONNECT {\"verbose\":false,\"pedantic\":false,\"echo\":false}\r\nSUB " +
                                         room + " 1\r\nPING\r\n");
    }

    void received(Generator &generator, Client &client, const Frame &frame) override
    {
        client.stream.append(frame.payload);
        std::string_view rest = client.stream;
        while (!rest.empty()) {
            const std::size_t used = handle(generator, client, rest);
            if (used == 0)
                break;
            rest.remove_prefix(used);
        }
        client.stream.erase(0, client.stream.size() - rest.size());
    }

    void publish(Generator &generator, Client &client) override
    {
        generator.send(client, client.publication);
    }

private:
    /// Bytes of the first message; 0 when it is not whole.
    static std::size_t handle(Generator &generator, Client &client, std::string_view bytes)
    {
        const auto end = bytes.find("\r\n");
        if (end == std::string_view::npos)
            return 0;
        const std::string_view line = bytes.substr(0, end);
        std::size_t used = end + 2;
        if (line.starts_with("MSG ")) {
            std::size_t size = 0;
            std::from_chars(line.data() + line.rfind(' ') + 1, line.data() + line.size(), size);
            if (bytes.size() < used + size + 2)
                return 0;
            generator.delivered(client, memberFrom(bytes.substr(used, size)));
            used += size + 2;
        } else if (line == "PING") {
            generator.sendBinary(client, "PONG\r\n");
        } else if (line == "PONG" && client.phase == Client::Phase::Joining) {
            generator.setReady(client);
        } else if (line.starts_with("-ERR")) {
            generator.fail(client, std::string(line));
        }
        return used;
    }

    const Options &m_options;
};

/// Engine.IO 4 and Socket.IO 5 over WebSocket alone.
class SocketIoProtocol final : public Protocol
{
public:
    explicit SocketIoProtocol(const Options &options)
        : m_options(options)
    {
    }

    std::string path(const Client &client) const override
    {
        return "/socket.io/?EIO=4&transport=websocket&room=" + roomName(client);
    }

    void opened(Generator &, Client &client) override
    {
        const std::string event = std::string(eventStart) + payloadOf(m_options, client) + "\"]";
        appendFrame(client.publication, Opcode::Text, event, client.mask);
    }

    void received(Generator &generator, Client &client, const Frame &frame) override
    {
        if (frame.payload.starts_with(eventStart))
            generator.delivered(client, memberFrom(frame.payload.substr(eventStart.size())));
        else if (frame.payload.starts_with("0"))
            generator.sendText(client, "40");
        else if (frame.payload == "2")
            generator.sendText(client, "3");
        else if (frame.payload.starts_with("40"))
            generator.setReady(client);
    }

    void publish(Generator &generator, Client &client) override
    {
        generator.send(client, client.publication);
    }

private:
    static constexpr std::string_view eventStart = "42[\"typing\",\"";

    const Options &m_options;
};

using Maker = std::unique_ptr<Protocol> (*)(const Options &);

template <typename T>
std::unique_ptr<Protocol> make(const Options &options)
{
    return std::make_unique<T>(options);
}

constexpr std::array<std::pair<const char *, Maker>, 7> makers{{
    {"chinwag", makeChinwagProtocol},
    {"limit", make<PathProtocol>},
    {"nchan", make<NchanProtocol>},
    {"nats", make<NatsProtocol>},
    {"ws", make<PathProtocol>},
    {"socketio", make<SocketIoProtocol>},
    {"fastapi", make<PathProtocol>},
}};

} // namespace

std::vector<std::string> protocolNames()
{
    std::vector<std::string> names;
    names.reserve(makers.size());
    for (const auto &[name, maker] : makers)
        names.emplace_back(name);
    return names;
}

std::unique_ptr<Protocol> makeProtocol(const Options &options)
{
    const auto maker = std::find_if(makers.begin(), makers.end(),
                                    [&](const auto &each) { return options.protocol == each.first; });
    return maker == makers.end() ? nullptr : maker->second(options);
}

} // namespace Chinwag::Bench

#include "server/bench/protocols.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

#include <unordered_map>

namespace Chinwag::Bench {

namespace {

/// The value of a text field of a frame of the server, whose JSON has no spaces; nothing of what people wrote
/// can look like a field, because quotes inside texts are escaped.
std::string_view field(std::string_view json, std::string_view nameAndQuote)
{
    const auto found = json.find(nameAndQuote);
    if (found == std::string_view::npos)
        return {};
    const std::string_view value = json.substr(found + nameAndQuote.size());
    return value.substr(0, value.find('"'));
}

struct Hash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

class ChinwagProtocol final : public Protocol
{
public:
    explicit ChinwagProtocol(const Options &options)
        : m_options(options)
        , m_text(static_cast<std::size_t>(std::max(options.payload, 1)), 'x')
        , m_run(std::to_string(getpid()) + '-' + std::to_string(now()))
    {
    }

    std::string ticketRequest(const Client &client) const override
    {
        return "POST /auth/ticket HTTP/1.1\r\nHost: " + m_options.servers.front() +
               "\r\nAuthorization: Bearer " + client.account.token + "\r\nContent-Length: 0\r\n\r\n";
    }

    bool takeTicket(Client &client, const HttpAnswer &answer) const override
    {
        client.ticket = field(answer.body, "\"ticket\":\"");
        return answer.status == 200 && !client.ticket.empty();
    }

    std::string path(const Client &client) const override { return "/ws?ticket=" + client.ticket; }
    std::string subprotocol() const override { return "chinwag.v1"; }
    bool echoes() const override { return m_options.mode == Mode::Messages; }
    bool acknowledges() const override { return m_options.mode == Mode::Messages; }

    void opened(Generator &, Client &) override {} // the server speaks first

    void received(Generator &generator, Client &client, const Frame &frame) override
    {
        const std::string_view type = field(frame.payload, "\"type\":\"");
        if (type == "typing_start") {
            if (m_options.mode == Mode::Typing)
                deliver(generator, client, field(frame.payload, "\"user\":\""));
        } else if (type == "event") {
            if (m_options.mode == Mode::Messages && field(frame.payload, "\"kind\":\"") == "message")
                deliver(generator, client, field(frame.payload, "\"sender\":\""));
        } else if (type == "reply") {
            reply(generator, client, frame.payload);
        } else if (type == "hello") {
            hello(generator, client, frame.payload);
        } else if (type == "ping") {
            generator.sendText(client, R"({"type":"pong"})");
        }
    }

    void publish(Generator &generator, Client &client) override
    {
        if (m_options.mode == Mode::Typing) {
            generator.send(client, client.publication);
            return;
        }
        m_json = R"({"type":"message_send","id":)" + std::to_string(++client.lastId);
        m_json.append(R"(,"room":")").append(client.roomId).append(R"(","nonce":")").append(m_run);
        m_json.append("-").append(std::to_string(client.lastId)).append(R"(","text":")").append(m_text);
        m_json.append("\"}");
        generator.sendText(client, m_json);
    }

private:
    void deliver(Generator &generator, Client &client, std::string_view user)
    {
        const auto member = m_members.find(user);
        if (member != m_members.end())
            generator.delivered(client, member->second);
    }

    void hello(Generator &generator, Client &client, std::string_view payload)
    {
        if (client.userId.empty()) {
            const QJsonObject frame = parse(payload);
            client.userId = frame.value(QLatin1String("user"))[QLatin1String("id")].toString().toStdString();
            m_members.emplace(client.userId, client.member);
        }
        client.lastId = 1;
        std::string rooms;
        if (!client.roomId.empty())
            rooms = '"' + client.roomId + "\":" + std::to_string(client.head);
        generator.sendText(client, R"({"type":"sync","id":1,"rooms":{)" + rooms + "}}");
    }

    void reply(Generator &generator, Client &client, std::string_view payload)
    {
        if (payload.find("\"ok\":true") == std::string_view::npos) {
            generator.fail(client, "refused: " + std::string(field(payload, "\"code\":\"")));
        } else if (client.phase == Client::Phase::Ready) {
            generator.acknowledged(client);
        } else {
            if (client.roomId.empty())
                synced(client, payload);
            if (client.roomId.empty())
                generator.fail(client, "is in no room named " + client.account.room);
            else
                generator.setReady(client);
        }
    }

    void synced(Client &client, std::string_view payload)
    {
        const QJsonArray rooms =
            parse(payload).value(QLatin1String("data"))[QLatin1String("rooms")].toArray();
        for (const auto &room : rooms) {
            if (room[QLatin1String("name")].toString().toStdString() != client.account.room)
                continue;
            client.roomId = room[QLatin1String("id")].toString().toStdString();
            client.head = room[QLatin1String("head_seq")].toInteger();
            appendFrame(client.publication, Opcode::Text,
                        R"({"type":"typing_start","room":")" + client.roomId + "\"}", client.mask);
        }
    }

    static QJsonObject parse(std::string_view payload)
    {
        return QJsonDocument::fromJson(QByteArray(payload.data(), static_cast<qsizetype>(payload.size())))
            .object();
    }

    const Options &m_options;
    const std::string m_text;
    const std::string m_run; ///< keeps the nonces of two runs apart
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_members;
    std::string m_json;
};

} // namespace

std::unique_ptr<Protocol> makeChinwagProtocol(const Options &options)
{
    return std::make_unique<ChinwagProtocol>(options);
}

} // namespace Chinwag::Bench

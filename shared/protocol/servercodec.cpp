#include "shared/protocol/limits.h"
#include "shared/protocol/modelreaders.h"

#include <QJsonDocument>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

// ---- reading ----

ServerFrame readHello(JsonReader &json)
{
    HelloFrame hello;
    hello.protocol = json.count("protocol"_L1, 1);
    hello.user = json.part("user"_L1, &readUser);
    hello.session = json.id<SessionId>("session"_L1);
    hello.node = json.text("node"_L1, Limits::idLength);
    hello.server = json.optionalText("server"_L1, Limits::idLength);
    json.part("heartbeat"_L1, [&hello](JsonReader &heartbeat) {
        hello.heartbeatInterval = heartbeat.duration("interval_ms"_L1);
        hello.heartbeatTimeout = heartbeat.duration("timeout_ms"_L1);
    });
    json.part("typing"_L1, [&hello](JsonReader &typing) {
        hello.typingRefresh = typing.duration("refresh_ms"_L1);
        hello.typingIdle = typing.duration("idle_ms"_L1);
        hello.typingExpiry = typing.duration("expiry_ms"_L1);
    });
    json.part("limits"_L1, [&hello](JsonReader &limits) {
        hello.maxMessageLength = limits.count("message_length"_L1, 1);
        hello.maxFrame = limits.count("frame"_L1, 1);
    });
    return hello;
}

ServerFrame readPing(JsonReader &) { return PingFrame{}; }

ServerFrame readReply(JsonReader &json)
{
    ReplyFrame reply{json.integer("id"_L1, 0), {}};
    if (json.boolean("ok"_L1)) {
        reply.result = json.has("data"_L1) ? json.object("data"_L1) : QJsonObject();
        return reply;
    }
    const std::optional<Error> error = errorFromJson(json.object("error"_L1));
    if (!error)
        json.fail("error"_L1, "is not an error");
    reply.result = error.value_or(Error());
    return reply;
}

ServerFrame readEventFrame(JsonReader &json) { return EventFrame{readEvent(json)}; }

ServerFrame readTypingStart(JsonReader &json)
{
    TypingPush push{json.id<RoomId>("room"_L1), json.optionalId<UserId>("user"_L1), true,
                    json.duration("expires_in_ms"_L1), 0};
    if (push.user.isEmpty())
        push.count = json.count("count"_L1, 1);
    return push;
}

ServerFrame readTypingStop(JsonReader &json)
{
    return TypingPush{json.id<RoomId>("room"_L1), json.optionalId<UserId>("user"_L1), false, milliseconds{0},
                      0};
}

ServerFrame readPresencePush(JsonReader &json) { return PresencePush{readPresence(json)}; }

ServerFrame readRead(JsonReader &json)
{
    return ReadPush{json.id<RoomId>("room"_L1), json.id<UserId>("user"_L1), json.integer("seq"_L1, 0)};
}

ServerFrame readRoomAdded(JsonReader &json) { return RoomAddedPush{json.part("room"_L1, &readRoom)}; }

ServerFrame readRoomUpdated(JsonReader &json) { return RoomUpdatedPush{json.part("room"_L1, &readRoom)}; }

ServerFrame readRoomRemoved(JsonReader &json) { return RoomRemovedPush{json.id<RoomId>("room"_L1)}; }

ServerFrame readDraining(JsonReader &json) { return DrainingPush{json.duration("reconnect_in_ms"_L1)}; }

struct Decoder
{
    QLatin1StringView type;
    ServerFrame (*read)(JsonReader &json);
};

constexpr Decoder decoders[] = {
    {"typing_start"_L1, &readTypingStart}, // the most frequent ones first
    {"typing_stop"_L1, &readTypingStop},
    {"event"_L1, &readEventFrame},
    {"presence"_L1, &readPresencePush},
    {"read"_L1, &readRead},
    {"reply"_L1, &readReply},
    {"ping"_L1, &readPing},
    {"hello"_L1, &readHello},
    {"room_added"_L1, &readRoomAdded},
    {"room_updated"_L1, &readRoomUpdated},
    {"room_removed"_L1, &readRoomRemoved},
    {"draining"_L1, &readDraining},
};

// ---- writing ----

qint64 number(milliseconds duration) { return static_cast<qint64>(duration.count()); }

QJsonObject write(const HelloFrame &hello)
{
    return {{u"type"_s, u"hello"_s},
            {u"protocol"_s, hello.protocol},
            {u"user"_s, toJson(hello.user)},
            {u"session"_s, hello.session.toString()},
            {u"node"_s, hello.node},
            {u"server"_s, hello.server},
            {u"heartbeat"_s, QJsonObject{{u"interval_ms"_s, number(hello.heartbeatInterval)},
                                         {u"timeout_ms"_s, number(hello.heartbeatTimeout)}}},
            {u"typing"_s, QJsonObject{{u"refresh_ms"_s, number(hello.typingRefresh)},
                                      {u"idle_ms"_s, number(hello.typingIdle)},
                                      {u"expiry_ms"_s, number(hello.typingExpiry)}}},
            {u"limits"_s,
             QJsonObject{{u"message_length"_s, hello.maxMessageLength}, {u"frame"_s, hello.maxFrame}}}};
}

QJsonObject write(const PingFrame &) { return {{u"type"_s, u"ping"_s}}; }

QJsonObject write(const ReplyFrame &reply)
{
    QJsonObject json{{u"type"_s, u"reply"_s}, {u"id"_s, reply.id}};
    const Error *error = std::get_if<Error>(&reply.result);
    json.insert(u"ok"_s, error == nullptr);
    if (error)
        json.insert(u"error"_s, toJson(*error));
    else
        json.insert(u"data"_s, std::get<QJsonObject>(reply.result));
    return json;
}

QJsonObject write(const EventFrame &frame)
{
    QJsonObject json = toJson(frame.event);
    json.insert(u"type"_s, u"event"_s);
    return json;
}

QJsonObject write(const TypingPush &push)
{
    QJsonObject json{{u"type"_s, push.active ? u"typing_start"_s : u"typing_stop"_s},
                     {u"room"_s, push.room.toString()}};
    if (!push.user.isEmpty())
        json.insert(u"user"_s, push.user.toString());
    else if (push.active)
        json.insert(u"count"_s, push.count);
    if (push.active)
        json.insert(u"expires_in_ms"_s, number(push.expiresIn));
    return json;
}

QJsonObject write(const PresencePush &push)
{
    QJsonObject json = toJson(push.presence);
    json.insert(u"type"_s, u"presence"_s);
    return json;
}

QJsonObject write(const ReadPush &push)
{
    return {{u"type"_s, u"read"_s},
            {u"room"_s, push.room.toString()},
            {u"user"_s, push.user.toString()},
            {u"seq"_s, static_cast<qint64>(push.seq)}};
}

QJsonObject write(const RoomAddedPush &push)
{
    return {{u"type"_s, u"room_added"_s}, {u"room"_s, toJson(push.room)}};
}

QJsonObject write(const RoomUpdatedPush &push)
{
    return {{u"type"_s, u"room_updated"_s}, {u"room"_s, toJson(push.room)}};
}

QJsonObject write(const RoomRemovedPush &push)
{
    return {{u"type"_s, u"room_removed"_s}, {u"room"_s, push.room.toString()}};
}

QJsonObject write(const DrainingPush &push)
{
    return {{u"type"_s, u"draining"_s}, {u"reconnect_in_ms"_s, number(push.reconnectIn)}};
}

} // namespace

QByteArray encode(const ServerFrame &frame)
{
    const QJsonObject json = std::visit([](const auto &alternative) { return write(alternative); }, frame);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<ServerFrame, Error> decodeServerFrame(const QByteArray &bytes)
{
    const auto object = parseObject(bytes, Limits::serverFrame);
    if (!object)
        return object.error();

    JsonReader json(*object);
    const QString type = json.text("type"_L1, Limits::idLength);
    if (json.failed())
        return json.error();
    for (const Decoder &decoder : decoders) {
        if (type == decoder.type)
            return json.finish(decoder.read(json));
    }
    return Error{ErrorCode::UnknownType, u"This client does not know this type."_s, std::nullopt};
}

} // namespace Chinwag

#include "shared/protocol/limits.h"
#include "shared/protocol/modelreaders.h"
#include "shared/protocol/modelwriters.h"

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
        const auto announced = [&limits](QLatin1StringView name) {
            return limits.has(name) ? limits.count(name, 1) : 0;
        };
        hello.roomsPerDay = announced("rooms_per_day"_L1);
        hello.addsPerDay = announced("adds_per_day"_L1);
        hello.joinsPerDay = announced("joins_per_day"_L1);
        hello.maxFileSize = announced("file_size"_L1);
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

ServerFrame readTypingText(JsonReader &json)
{
    return TypingTextPush{json.id<RoomId>("room"_L1), json.id<UserId>("user"_L1),
                          json.optionalText("text"_L1, Limits::wordsAsTypedLength)};
}

ServerFrame readPresencePush(JsonReader &json) { return PresencePush{readPresence(json)}; }

ServerFrame readRead(JsonReader &json)
{
    return ReadPush{json.id<RoomId>("room"_L1), json.id<UserId>("user"_L1), json.integer("seq"_L1, 0)};
}

ServerFrame readRoomAdded(JsonReader &json) { return RoomAddedPush{json.part("room"_L1, &readRoom)}; }

ServerFrame readRoomUpdated(JsonReader &json) { return RoomUpdatedPush{json.part("room"_L1, &readRoom)}; }

ServerFrame readRoomRemoved(JsonReader &json) { return RoomRemovedPush{json.id<RoomId>("room"_L1)}; }

ServerFrame readRoomInvited(JsonReader &json)
{
    return RoomInvitedPush{json.part("room"_L1, &readRoom), json.part("by"_L1, &readUser)};
}

ServerFrame readUserUpdated(JsonReader &json) { return UserUpdatedPush{json.part("user"_L1, &readUser)}; }

ServerFrame readDraining(JsonReader &json) { return DrainingPush{json.duration("reconnect_in_ms"_L1)}; }

struct Decoder
{
    QLatin1StringView type;
    ServerFrame (*read)(JsonReader &json);
};

constexpr Decoder decoders[] = {
    {"typing_start"_L1, &readTypingStart}, // the most frequent ones first
    {"typing_stop"_L1, &readTypingStop},
    {"typing_text"_L1, &readTypingText},
    {"event"_L1, &readEventFrame},
    {"presence"_L1, &readPresencePush},
    {"read"_L1, &readRead},
    {"reply"_L1, &readReply},
    {"ping"_L1, &readPing},
    {"hello"_L1, &readHello},
    {"room_added"_L1, &readRoomAdded},
    {"room_updated"_L1, &readRoomUpdated},
    {"room_invited"_L1, &readRoomInvited},
    {"room_removed"_L1, &readRoomRemoved},
    {"user_updated"_L1, &readUserUpdated},
    {"draining"_L1, &readDraining},
};

// ---- writing ----

qint64 number(milliseconds duration) { return static_cast<qint64>(duration.count()); }

void write(JsonWriter &json, const HelloFrame &hello)
{
    json.object("heartbeat"_L1, [&hello](JsonWriter &heartbeat) {
        heartbeat.number("interval_ms"_L1, number(hello.heartbeatInterval));
        heartbeat.number("timeout_ms"_L1, number(hello.heartbeatTimeout));
    });
    json.object("limits"_L1, [&hello](JsonWriter &limits) {
        const auto announce = [&limits](QLatin1StringView name, int count) {
            if (count > 0)
                limits.number(name, count);
        };
        announce("adds_per_day"_L1, hello.addsPerDay);
        announce("file_size"_L1, hello.maxFileSize);
        limits.number("frame"_L1, hello.maxFrame);
        announce("joins_per_day"_L1, hello.joinsPerDay);
        limits.number("message_length"_L1, hello.maxMessageLength);
        announce("rooms_per_day"_L1, hello.roomsPerDay);
    });
    json.text("node"_L1, hello.node);
    json.number("protocol"_L1, hello.protocol);
    json.text("server"_L1, hello.server);
    json.text("session"_L1, hello.session.toString());
    json.text("type"_L1, u"hello"_s);
    json.object("typing"_L1, [&hello](JsonWriter &typing) {
        typing.number("expiry_ms"_L1, number(hello.typingExpiry));
        typing.number("idle_ms"_L1, number(hello.typingIdle));
        typing.number("refresh_ms"_L1, number(hello.typingRefresh));
    });
    json.object("user"_L1, [&hello](JsonWriter &user) { write(user, hello.user); });
}

void write(JsonWriter &json, const PingFrame &) { json.text("type"_L1, u"ping"_s); }

/// What follows the data or the error of a reply.
void writeEndOfReply(JsonWriter &json, qint64 id, bool ok)
{
    json.number("id"_L1, id);
    json.boolean("ok"_L1, ok);
    json.text("type"_L1, u"reply"_s);
}

void write(JsonWriter &json, const ReplyFrame &reply)
{
    const Error *error = std::get_if<Error>(&reply.result);
    if (error)
        json.object("error"_L1, [error](JsonWriter &part) { write(part, *error); });
    else
        json.object("data"_L1, std::get<QJsonObject>(reply.result));
    writeEndOfReply(json, reply.id, error == nullptr);
}

void write(JsonWriter &json, const EventFrame &frame)
{
    write(json, frame.event);
    json.text("type"_L1, u"event"_s);
}

void write(JsonWriter &json, const TypingPush &push)
{
    const bool isNamed = !push.user.isEmpty();
    if (push.active && !isNamed)
        json.number("count"_L1, push.count);
    if (push.active)
        json.number("expires_in_ms"_L1, number(push.expiresIn));
    json.text("room"_L1, push.room.toString());
    json.text("type"_L1, push.active ? u"typing_start"_s : u"typing_stop"_s);
    if (isNamed)
        json.text("user"_L1, push.user.toString());
}

void write(JsonWriter &json, const TypingTextPush &push)
{
    json.text("room"_L1, push.room.toString());
    json.text("text"_L1, push.text);
    json.text("type"_L1, u"typing_text"_s);
    json.text("user"_L1, push.user.toString());
}

void write(JsonWriter &json, const PresencePush &push)
{
    write(json, push.presence);
    json.text("type"_L1, u"presence"_s);
}

void write(JsonWriter &json, const ReadPush &push)
{
    json.text("room"_L1, push.room.toString());
    json.number("seq"_L1, push.seq);
    json.text("type"_L1, u"read"_s);
    json.text("user"_L1, push.user.toString());
}

void write(JsonWriter &json, const RoomAddedPush &push)
{
    json.object("room"_L1, [&push](JsonWriter &room) { write(room, push.room); });
    json.text("type"_L1, u"room_added"_s);
}

void write(JsonWriter &json, const RoomUpdatedPush &push)
{
    json.object("room"_L1, [&push](JsonWriter &room) { write(room, push.room); });
    json.text("type"_L1, u"room_updated"_s);
}

void write(JsonWriter &json, const RoomInvitedPush &push)
{
    json.object("by"_L1, [&push](JsonWriter &by) { write(by, push.by); });
    json.object("room"_L1, [&push](JsonWriter &room) { writeInvitedTo(room, push.room); });
    json.text("type"_L1, u"room_invited"_s);
}

void write(JsonWriter &json, const RoomRemovedPush &push)
{
    json.text("room"_L1, push.room.toString());
    json.text("type"_L1, u"room_removed"_s);
}

void write(JsonWriter &json, const UserUpdatedPush &push)
{
    json.text("type"_L1, u"user_updated"_s);
    json.object("user"_L1, [&push](JsonWriter &user) { write(user, push.user); });
}

void write(JsonWriter &json, const DrainingPush &push)
{
    json.number("reconnect_in_ms"_L1, number(push.reconnectIn));
    json.text("type"_L1, u"draining"_s);
}

template <typename Result>
QByteArray encodeResult(qint64 id, const Result &result)
{
    JsonWriter json;
    json.object("data"_L1, [&result](JsonWriter &data) { write(data, result); });
    writeEndOfReply(json, id, true);
    return json.take();
}

} // namespace

QByteArray encode(const ServerFrame &frame)
{
    JsonWriter json;
    std::visit([&json](const auto &alternative) { write(json, alternative); }, frame);
    return json.take();
}

QByteArray encodeReply(qint64 id, const SyncResult &result) { return encodeResult(id, result); }

QByteArray encodeReply(qint64 id, const SendResult &result) { return encodeResult(id, result); }

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

#include "shared/protocol/codec.h"
#include "shared/protocol/jsonreader.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/plainobject.h"
#include "shared/protocol/utf8.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

// ---- reading ----

RoomId readRoomId(JsonReader &json) { return json.id<RoomId>("room"_L1); }

Nonce readNonce(JsonReader &json) { return json.id<Nonce>("nonce"_L1, Limits::nonceLength); }

ClientFrame readAuth(JsonReader &json) { return AuthFrame{json.text("token"_L1, Limits::tokenLength)}; }

ClientFrame readPong(JsonReader &) { return PongFrame{}; }

ClientFrame readSync(JsonReader &json)
{
    SyncFrame frame;
    frame.cursor = json.optionalText("cursor"_L1, Limits::syncCursorLength);
    frame.bytes = json.has("bytes"_L1) ? json.count("bytes"_L1, 1) : 0;
    // What continues needs no positions.
    if (!frame.cursor.isEmpty() && !json.has("rooms"_L1))
        return frame;
    const QJsonObject rooms = json.object("rooms"_L1);
    frame.rooms.reserve(rooms.size());
    for (auto it = rooms.begin(); it != rooms.end() && !json.failed(); ++it) {
        const QString room = it.key();
        const qint64 seq = it.value().toInteger(-1);
        if (room.isEmpty() || room.size() > Limits::idLength || !isStorable(room))
            json.fail("rooms"_L1, "must have ids as keys");
        if (seq < 0 || seq > Limits::largestNumber)
            json.fail("rooms"_L1, "must have whole numbers from 0 as values");
        frame.rooms.insert(RoomId(room), seq);
    }
    return frame;
}

// How long a text may be is a rule for people (textrules.h), not a question of form.
constexpr qsizetype anyText = Limits::frameAfterAuth;

ClientFrame readMessageSend(JsonReader &json)
{
    const QList<FileId> files = json.ids<FileId>("files"_L1);
    // Nothing is left out of what somebody sends.
    if (files.size() != json.members().value("files"_L1).toArray().size())
        json.fail("files"_L1, "must have ids only");
    return MessageSendFrame{readRoomId(json), readNonce(json),
                            files.isEmpty() ? json.text("text"_L1, anyText)
                                            : json.optionalText("text"_L1, anyText),
                            json.optionalSeq("reply_to"_L1), files};
}

ClientFrame readMessageEdit(JsonReader &json)
{
    return MessageEditFrame{readRoomId(json), readNonce(json), json.seq("target"_L1),
                            json.text("text"_L1, anyText)};
}

ClientFrame readMessageDelete(JsonReader &json)
{
    return MessageDeleteFrame{readRoomId(json), readNonce(json), json.seq("target"_L1)};
}

template <bool add>
ClientFrame readReaction(JsonReader &json)
{
    return ReactionFrame{readRoomId(json), readNonce(json), json.seq("target"_L1),
                         json.text("emoji"_L1, Limits::emojiLength), add};
}

template <bool active>
ClientFrame readTyping(JsonReader &json)
{
    return TypingFrame{readRoomId(json), active};
}

ClientFrame readTypingText(JsonReader &json)
{
    return TypingTextFrame{readRoomId(json), json.optionalText("text"_L1, anyText)};
}

ClientFrame readRead(JsonReader &json) { return ReadFrame{readRoomId(json), json.integer("seq"_L1, 0)}; }

ClientFrame readPresenceSet(JsonReader &json)
{
    const Presence presence = json.oneOf("presence"_L1, &presenceFromString);
    if (presence == Presence::Offline)
        json.fail("presence"_L1, "cannot be set to offline: that is what leaving means");
    return PresenceSetFrame{presence};
}

struct Decoder
{
    QLatin1StringView type;
    ClientFrame (*read)(JsonReader &json);
};

constexpr Decoder decoders[] = {
    {"typing_start"_L1, &readTyping<true>}, // the most frequent ones first
    {"typing_stop"_L1, &readTyping<false>},
    {"typing_text"_L1, &readTypingText},
    {"message_send"_L1, &readMessageSend},
    {"read"_L1, &readRead},
    {"pong"_L1, &readPong},
    {"sync"_L1, &readSync},
    {"auth"_L1, &readAuth},
    {"presence_set"_L1, &readPresenceSet},
    {"message_edit"_L1, &readMessageEdit},
    {"message_delete"_L1, &readMessageDelete},
    {"reaction_add"_L1, &readReaction<true>},
    {"reaction_remove"_L1, &readReaction<false>},
};

/// Empty when it is no id that may be taken as it is.
template <typename AnyId>
AnyId plainId(const PlainObject &json, QByteArrayView key, qsizetype longest = Limits::idLength)
{
    const QString text = textFromUtf8(json.text(key));
    return text.size() <= longest ? AnyId(text) : AnyId();
}

std::optional<ClientFrame> plainTyping(const PlainObject &json, bool active)
{
    TypingFrame frame{plainId<RoomId>(json, "room"), active};
    if (frame.room.isEmpty())
        return {};
    return frame;
}

std::optional<ClientFrame> plainMessageSend(const PlainObject &json)
{
    MessageSendFrame frame{plainId<RoomId>(json, "room"), plainId<Nonce>(json, "nonce", Limits::nonceLength),
                           textFromUtf8(json.text("text")), json.number("reply_to").value_or(0)};
    const bool isWrong = json.has("files") || (json.has("reply_to") && !json.number("reply_to"));
    if (isWrong || frame.room.isEmpty() || frame.nonce.isEmpty() || frame.text.isEmpty())
        return {};
    return frame;
}

/// What people send most, in the form that encoders give it; anything else, and anything wrong, comes to the
/// same result in the general way.
std::optional<ClientEnvelope> decodePlainly(const QByteArray &bytes)
{
    const auto json = bytes.size() <= Limits::frameAfterAuth ? PlainObject::read(bytes) : std::nullopt;
    if (!json || (json->has("id") && !json->number("id")))
        return {};
    const QByteArrayView type = json->text("type");
    std::optional<ClientFrame> frame;
    if (type == "typing_start" || type == "typing_stop")
        frame = plainTyping(*json, type == "typing_start");
    else if (type == "message_send")
        frame = plainMessageSend(*json);
    if (!frame)
        return {};
    return ClientEnvelope{json->number("id"), std::move(*frame)};
}

// ---- writing ----

QJsonObject write(const AuthFrame &frame) { return {{u"type"_s, u"auth"_s}, {u"token"_s, frame.token}}; }

QJsonObject write(const PongFrame &) { return {{u"type"_s, u"pong"_s}}; }

QJsonObject write(const SyncFrame &frame)
{
    QJsonObject rooms;
    for (auto it = frame.rooms.begin(); it != frame.rooms.end(); ++it)
        rooms.insert(it.key().toString(), static_cast<qint64>(it.value()));
    QJsonObject json{{u"type"_s, u"sync"_s}, {u"rooms"_s, rooms}};
    if (!frame.cursor.isEmpty())
        json.insert(u"cursor"_s, frame.cursor);
    if (frame.bytes > 0)
        json.insert(u"bytes"_s, frame.bytes);
    return json;
}

QJsonObject write(const MessageSendFrame &frame)
{
    QJsonObject json{{u"type"_s, u"message_send"_s},
                     {u"room"_s, frame.room.toString()},
                     {u"nonce"_s, frame.nonce.toString()},
                     {u"text"_s, frame.text}};
    if (frame.replyTo > 0)
        json.insert(u"reply_to"_s, static_cast<qint64>(frame.replyTo));
    if (!frame.files.isEmpty()) {
        QJsonArray files;
        for (const FileId &file : frame.files)
            files.append(file.toString());
        json.insert(u"files"_s, files);
    }
    return json;
}

QJsonObject write(const MessageEditFrame &frame)
{
    return {{u"type"_s, u"message_edit"_s},
            {u"room"_s, frame.room.toString()},
            {u"nonce"_s, frame.nonce.toString()},
            {u"target"_s, static_cast<qint64>(frame.target)},
            {u"text"_s, frame.text}};
}

QJsonObject write(const MessageDeleteFrame &frame)
{
    return {{u"type"_s, u"message_delete"_s},
            {u"room"_s, frame.room.toString()},
            {u"nonce"_s, frame.nonce.toString()},
            {u"target"_s, static_cast<qint64>(frame.target)}};
}

QJsonObject write(const ReactionFrame &frame)
{
    return {{u"type"_s, frame.add ? u"reaction_add"_s : u"reaction_remove"_s},
            {u"room"_s, frame.room.toString()},
            {u"nonce"_s, frame.nonce.toString()},
            {u"target"_s, static_cast<qint64>(frame.target)},
            {u"emoji"_s, frame.emoji}};
}

QJsonObject write(const TypingFrame &frame)
{
    return {{u"type"_s, frame.active ? u"typing_start"_s : u"typing_stop"_s},
            {u"room"_s, frame.room.toString()}};
}

QJsonObject write(const TypingTextFrame &frame)
{
    return {{u"type"_s, u"typing_text"_s}, {u"room"_s, frame.room.toString()}, {u"text"_s, frame.text}};
}

QJsonObject write(const ReadFrame &frame)
{
    return {{u"type"_s, u"read"_s},
            {u"room"_s, frame.room.toString()},
            {u"seq"_s, static_cast<qint64>(frame.seq)}};
}

QJsonObject write(const PresenceSetFrame &frame)
{
    return {{u"type"_s, u"presence_set"_s}, {u"presence"_s, toString(frame.presence)}};
}

} // namespace

QByteArray encode(const ClientEnvelope &envelope)
{
    QJsonObject json = std::visit([](const auto &frame) { return write(frame); }, envelope.frame);
    if (envelope.id)
        json.insert(u"id"_s, *envelope.id);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<ClientEnvelope, DecodeError> decodeClientFrame(const QByteArray &bytes)
{
    if (auto plain = decodePlainly(bytes))
        return std::move(*plain);
    const auto object = parseObject(bytes, Limits::frameAfterAuth);
    if (!object)
        return DecodeError{object.error(), std::nullopt};

    JsonReader json(*object);
    RequestId id;
    if (json.has("id"_L1))
        id = json.integer("id"_L1, 0);
    if (json.failed())
        return DecodeError{json.error(), std::nullopt};
    const QString type = json.text("type"_L1, Limits::idLength);
    if (json.failed())
        return DecodeError{json.error(), id};

    for (const Decoder &decoder : decoders) {
        if (type != decoder.type)
            continue;
        ClientFrame frame = decoder.read(json);
        if (json.failed())
            return DecodeError{json.error(), id};
        return ClientEnvelope{id, std::move(frame)};
    }
    return DecodeError{{ErrorCode::UnknownType, u"This server does not know this type."_s, std::nullopt}, id};
}

} // namespace Chinwag

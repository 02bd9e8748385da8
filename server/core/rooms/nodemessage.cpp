#include "server/core/rooms/nodemessage.h"

#include "shared/protocol/codec.h"
#include "shared/protocol/jsonreader.h"

#include <QJsonDocument>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 256 * 1024;

// ---- writing ----

void write(QJsonObject &json, const PresenceChanged &message)
{
    json.insert("node"_L1, message.node);
    json.insert("user"_L1, message.user.toString());
    json.insert("presence"_L1, toString(message.presence));
    if (message.lastSeen.count() > 0)
        json.insert("last_seen"_L1, qint64(message.lastSeen.count()));
}

void write(QJsonObject &, const PresenceQuestion &) {}

void write(QJsonObject &json, const PresenceList &message)
{
    QJsonObject users;
    for (auto user = message.users.cbegin(); user != message.users.cend(); ++user)
        users.insert(user.key().toString(), toString(user.value()));
    json.insert("node"_L1, message.node);
    json.insert("users"_L1, users);
}

void write(QJsonObject &json, const PresenceChosen &message)
{
    json.insert("presence"_L1, toString(message.presence));
}

void write(QJsonObject &json, const RoomEntered &message) { json.insert("room"_L1, message.room.toString()); }

void write(QJsonObject &json, const DeviceRevoked &message)
{
    json.insert("device"_L1, message.device.toString());
}

void write(QJsonObject &, const UserBanned &) {}

void write(QJsonObject &, const BlockChanged &) {}

void write(QJsonObject &, const WordsWishChanged &) {}

void write(QJsonObject &, const RoomGone &) {}

void write(QJsonObject &json, const UserChanged &message) { json.insert("user"_L1, message.user.toString()); }

void write(QJsonObject &json, const NodeAlive &message) { json.insert("node"_L1, message.node); }

void write(QJsonObject &json, const NodeLeaving &message) { json.insert("node"_L1, message.node); }

// ---- reading ----

QString readNode(JsonReader &json) { return json.text("node"_L1, Limits::idLength); }

void read(JsonReader &json, PresenceChanged &message)
{
    message.node = readNode(json);
    message.user = json.id<UserId>("user"_L1);
    message.presence = json.oneOf("presence"_L1, &presenceFromString);
    message.lastSeen = milliseconds(json.optionalInteger("last_seen"_L1, 0, 0));
}

void read(JsonReader &, PresenceQuestion &) {}

void read(JsonReader &json, PresenceList &message)
{
    message.node = readNode(json);
    const QJsonObject users = json.object("users"_L1);
    for (auto user = users.begin(); user != users.end(); ++user) {
        // A presence that only another release knows spoils nobody else's.
        if (const auto presence = presenceFromString(user.value().toString()))
            message.users.insert(UserId(user.key()), *presence);
    }
}

void read(JsonReader &json, PresenceChosen &message)
{
    message.presence = json.oneOf("presence"_L1, &presenceFromString);
}

void read(JsonReader &json, RoomEntered &message) { message.room = json.id<RoomId>("room"_L1); }

void read(JsonReader &json, DeviceRevoked &message) { message.device = json.id<DeviceId>("device"_L1); }

void read(JsonReader &, UserBanned &) {}

void read(JsonReader &, BlockChanged &) {}

void read(JsonReader &, WordsWishChanged &) {}

void read(JsonReader &, RoomGone &) {}

void read(JsonReader &json, UserChanged &message) { message.user = json.id<UserId>("user"_L1); }

void read(JsonReader &json, NodeAlive &message) { message.node = readNode(json); }

void read(JsonReader &json, NodeLeaving &message) { message.node = readNode(json); }

template <typename Message>
bool readIfItIs(QStringView type, JsonReader &json, std::optional<NodeMessage> &into)
{
    if (type != Message::type)
        return false;
    Message message;
    read(json, message);
    into = message;
    return true;
}

template <typename... Messages>
std::optional<NodeMessage> readAny(QStringView type, JsonReader &json,
                                   std::type_identity<std::variant<Messages...>>)
{
    std::optional<NodeMessage> found;
    (readIfItIs<Messages>(type, json, found) || ...);
    return found;
}

} // namespace

QByteArray encode(const NodeMessage &message)
{
    QJsonObject json;
    std::visit(
        [&json](const auto &alternative) {
            json.insert("t"_L1, alternative.type);
            write(json, alternative);
        },
        message);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<NodeMessage, NodeMessageProblem> decodeNodeMessage(const QByteArray &bytes)
{
    const auto object = parseObject(bytes, longest);
    if (!object)
        return NodeMessageProblem::Malformed;
    JsonReader json(*object);
    const QString type = json.text("t"_L1, Limits::idLength);
    if (json.failed())
        return NodeMessageProblem::Malformed;
    const auto message = readAny(type, json, std::type_identity<NodeMessage>());
    if (!message)
        return NodeMessageProblem::Unknown;
    if (json.failed())
        return NodeMessageProblem::Malformed;
    return *message;
}

} // namespace Chinwag

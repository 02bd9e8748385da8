#include "shared/protocol/modelreaders.h"

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

void insertText(QJsonObject &json, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        json.insert(name, value);
}

void insertNumber(QJsonObject &json, const QString &name, qint64 value)
{
    if (value != 0)
        json.insert(name, value);
}

template <typename T>
QJsonArray toArray(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

bool isReaction(EventKind kind)
{
    return kind == EventKind::ReactionAdd || kind == EventKind::ReactionRemove;
}

Gap readGap(JsonReader &json)
{
    Gap gap{json.seq("from"_L1), json.seq("to"_L1)};
    if (gap.to < gap.from)
        json.fail("to"_L1, "is before the beginning of the gap");
    return gap;
}

SyncedRoom readSyncedRoom(JsonReader &json)
{
    SyncedRoom synced{readRoom(json), json.ids<UserId>("typing"_L1), json.list("events"_L1, &readEvent), {}};
    if (json.has("gap"_L1))
        synced.gap = json.part("gap"_L1, &readGap);
    return synced;
}

} // namespace

// ---- writing ----

QJsonObject toJson(const User &user)
{
    return {
        {u"id"_s, user.id.toString()}, {u"username"_s, user.username}, {u"display_name"_s, user.displayName}};
}

QJsonObject toJson(const UserPresence &presence)
{
    QJsonObject json{{u"user"_s, presence.user.toString()}, {u"presence"_s, toString(presence.presence)}};
    insertNumber(json, u"last_seen"_s, presence.lastSeen.count());
    return json;
}

QJsonObject toJson(const Room &room)
{
    QJsonObject json{{u"id"_s, room.id.toString()},
                     {u"name"_s, room.name},
                     {u"kind"_s, toString(room.kind)},
                     {u"member_count"_s, room.memberCount},
                     {u"head_seq"_s, static_cast<qint64>(room.headSeq)},
                     {u"read_seq"_s, static_cast<qint64>(room.readSeq)}};
    insertText(json, u"topic"_s, room.topic);
    if (room.role)
        json.insert(u"role"_s, toString(*room.role));
    if (room.peer)
        json.insert(u"peer"_s, toJson(*room.peer));
    return json;
}

QJsonObject toJson(const Event &event)
{
    QJsonObject json{{u"room"_s, event.room.toString()},
                     {u"seq"_s, static_cast<qint64>(event.seq)},
                     {u"kind"_s, toString(event.kind)},
                     {u"at"_s, static_cast<qint64>(event.at.count())}};
    insertText(json, u"sender"_s, event.sender.toString());
    insertText(json, isReaction(event.kind) ? u"emoji"_s : u"text"_s, event.text);
    insertText(json, u"nonce"_s, event.nonce.toString());
    insertNumber(json, u"reply_to"_s, event.replyTo);
    insertNumber(json, u"target"_s, event.target);
    insertText(json, u"subject"_s, event.subject.toString());
    return json;
}

QJsonObject toJson(const SyncedRoom &synced)
{
    QJsonObject json = toJson(synced.room);
    QJsonArray typing;
    for (const UserId &user : synced.typing)
        typing.append(user.toString());
    json.insert(u"typing"_s, typing);
    json.insert(u"events"_s, toArray(synced.events));
    if (synced.gap)
        json.insert(u"gap"_s, QJsonObject{{u"from"_s, static_cast<qint64>(synced.gap->from)},
                                          {u"to"_s, static_cast<qint64>(synced.gap->to)}});
    return json;
}

QJsonObject toJson(const SyncResult &result)
{
    return {{u"rooms"_s, toArray(result.rooms)},
            {u"users"_s, toArray(result.users)},
            {u"presences"_s, toArray(result.presences)}};
}

QJsonObject toJson(const SendResult &result)
{
    return {{u"seq"_s, static_cast<qint64>(result.seq)}, {u"at"_s, static_cast<qint64>(result.at.count())}};
}

QJsonObject toJson(const HistoryPage &page)
{
    return {{u"events"_s, toArray(page.events)},
            {u"head_seq"_s, static_cast<qint64>(page.headSeq)},
            {u"users"_s, toArray(page.users)}};
}

QJsonObject toJson(const Error &error)
{
    QJsonObject json{{u"code"_s, toString(error.code)}, {u"message"_s, error.message}};
    if (error.retryAfter)
        json.insert(u"retry_after_ms"_s, static_cast<qint64>(error.retryAfter->count()));
    return json;
}

// ---- reading ----

User readUser(JsonReader &json)
{
    return {json.id<UserId>("id"_L1), json.text("username"_L1, Limits::usernameLength),
            json.optionalText("display_name"_L1, Limits::displayNameLength)};
}

UserPresence readPresence(JsonReader &json)
{
    return {json.id<UserId>("user"_L1), json.oneOf("presence"_L1, &presenceFromString),
            std::chrono::milliseconds(json.optionalInteger("last_seen"_L1, 0, 0))};
}

Room readRoom(JsonReader &json)
{
    Room room;
    room.id = json.id<RoomId>("id"_L1);
    room.name = json.optionalText("name"_L1, Limits::roomNameLength);
    room.kind = json.oneOf("kind"_L1, &roomKindFromString);
    room.topic = json.optionalText("topic"_L1, Limits::topicLength);
    room.memberCount = json.has("member_count"_L1) ? json.count("member_count"_L1) : 0;
    room.headSeq = json.optionalSeq("head_seq"_L1);
    room.readSeq = json.optionalSeq("read_seq"_L1);
    if (json.has("role"_L1))
        room.role = json.oneOf("role"_L1, &roleFromString);
    if (json.has("peer"_L1))
        room.peer = json.part("peer"_L1, &readUser);
    return room;
}

Event readEvent(JsonReader &json)
{
    Event event;
    event.room = json.id<RoomId>("room"_L1);
    event.seq = json.seq("seq"_L1);
    event.kind = json.oneOf("kind"_L1, &eventKindFromString);
    event.at = json.time("at"_L1);
    event.sender = json.optionalId<UserId>("sender"_L1);
    event.text =
        isReaction(event.kind) ? json.text("emoji"_L1, Limits::emojiLength) : json.optionalText("text"_L1);
    event.nonce = json.optionalId<Nonce>("nonce"_L1, Limits::nonceLength);
    event.replyTo = json.optionalSeq("reply_to"_L1);
    event.target = json.optionalSeq("target"_L1);
    event.subject = json.optionalId<UserId>("subject"_L1);

    const bool aims =
        isReaction(event.kind) || event.kind == EventKind::Edit || event.kind == EventKind::Delete;
    const bool isMembership = event.kind == EventKind::Join || event.kind == EventKind::Leave;
    if (aims && event.target == 0)
        json.fail("target"_L1, "is missing");
    if (isMembership && event.subject.isEmpty())
        json.fail("subject"_L1, "is missing");
    return event;
}

Result<UserPresence, Error> presenceFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    return json.finish(readPresence(json));
}

Result<User, Error> userFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    return json.finish(readUser(json));
}

Result<Room, Error> roomFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    return json.finish(readRoom(json));
}

Result<Event, Error> eventFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    return json.finish(readEvent(json));
}

Result<SyncResult, Error> syncResultFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    return json.finish(SyncResult{json.list("rooms"_L1, &readSyncedRoom), json.list("users"_L1, &readUser),
                                  json.list("presences"_L1, &readPresence)});
}

Result<SendResult, Error> sendResultFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    return json.finish(SendResult{json.seq("seq"_L1), json.time("at"_L1)});
}

Result<HistoryPage, Error> historyPageFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    return json.finish(HistoryPage{json.list("events"_L1, &readEvent), json.optionalSeq("head_seq"_L1),
                                   json.list("users"_L1, &readUser)});
}

std::optional<Error> errorFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    const QString code = json.text("code"_L1, Limits::idLength);
    if (json.failed())
        return std::nullopt;
    Error error{errorCodeFromString(code).value_or(ErrorCode::Internal), json.optionalText("message"_L1),
                std::nullopt};
    if (json.has("retry_after_ms"_L1))
        error.retryAfter = json.duration("retry_after_ms"_L1);
    if (json.failed())
        return std::nullopt;
    return error;
}

} // namespace Chinwag

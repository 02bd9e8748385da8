#include "shared/protocol/modelreaders.h"
#include "shared/protocol/modelwriters.h"

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
QJsonObject treeOf(const T &noun)
{
    JsonTree json;
    write(json, noun);
    return json.take();
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
    return {readRoom(json), json.ids<UserId>("typing"_L1), json.list("events"_L1, &readEvent),
            json.optionalPart("gap"_L1, &readGap)};
}

/// A rule that is new counts as the strictest.
Posting readPosting(JsonReader &json, QLatin1StringView name)
{
    if (!json.has(name))
        return Posting::Members;
    return postingFromString(json.text(name, Limits::idLength)).value_or(Posting::Moderators);
}

std::chrono::seconds readSlowMode(JsonReader &json, QLatin1StringView name)
{
    return std::chrono::seconds(json.optionalInteger(name, 0, 0));
}

/// Reads the fields that describe() names.
class FieldReader
{
public:
    explicit FieldReader(JsonReader &json)
        : m_json(json)
    {
    }

    void text(QLatin1StringView name, QString &value) { value = m_json.optionalText(name); }
    void seq(QLatin1StringView name, Seq &value) { value = m_json.optionalSeq(name); }
    void files(QLatin1StringView name, QList<File> &values) { values = m_json.list(name, &readFile); }
    void flag(QLatin1StringView name, bool &value) { value = m_json.has(name) && m_json.boolean(name); }
    void until(QLatin1StringView name, milliseconds &value)
    {
        value = milliseconds(m_json.optionalInteger(name, 0, 0));
    }
    void posting(QLatin1StringView name, Posting &value) { value = readPosting(m_json, name); }
    void slowMode(QLatin1StringView name, std::chrono::seconds &value) { value = readSlowMode(m_json, name); }
    void needRole(QLatin1StringView name, Role &value) { value = m_json.oneOf(name, &roleFromString); }
    void needText(QLatin1StringView name, QString &value, qsizetype longest)
    {
        value = m_json.text(name, longest);
    }
    void needSeq(QLatin1StringView name, Seq &value) { value = m_json.seq(name); }
    void needUser(QLatin1StringView name, UserId &value) { value = m_json.id<UserId>(name); }

private:
    JsonReader &m_json;
};

QJsonObject without(QJsonObject json, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names)
        json.remove(name);
    return json;
}

} // namespace

// ---- writing ----

QJsonObject toJson(const User &user) { return treeOf(user); }

QJsonObject toJson(const UserPresence &presence) { return treeOf(presence); }

QJsonObject toJson(const Room &room) { return treeOf(room); }

QJsonObject toJson(const File &file) { return treeOf(file); }

QJsonObject toJson(const Event &event) { return treeOf(event); }

QJsonObject toJson(const SyncedRoom &synced) { return treeOf(synced); }

QJsonObject toJson(const SyncResult &result) { return treeOf(result); }

QJsonObject toJson(const SendResult &result) { return treeOf(result); }

QJsonObject toJson(const HistoryPage &page) { return treeOf(page); }

QJsonObject toJson(const Error &error) { return treeOf(error); }

// ---- reading ----

User readUser(JsonReader &json)
{
    return {json.id<UserId>("id"_L1), json.text("username"_L1, Limits::usernameLength),
            json.optionalText("display_name"_L1, Limits::displayNameLength),
            json.optionalPart("status"_L1, &readStatus).value_or(Status())};
}

Status readStatus(JsonReader &json)
{
    return {json.optionalText("text"_L1, Limits::statusLength),
            milliseconds(json.optionalInteger("until"_L1, 0, 0))};
}

UserPresence readPresence(JsonReader &json)
{
    return {json.id<UserId>("user"_L1), json.oneOf("presence"_L1, &presenceFromString),
            std::chrono::milliseconds(json.optionalInteger("last_seen"_L1, 0, 0))};
}

RoomPreferences readRoomPreferences(JsonReader &json)
{
    RoomPreferences preferences;
    if (json.has("notify"_L1))
        preferences.notify = json.oneOf("notify"_L1, &notifyFromString);
    preferences.mutedUntil = milliseconds(json.optionalInteger("muted_until"_L1, 0, 0));
    if (json.has("marked_unread"_L1))
        preferences.markedUnread = json.boolean("marked_unread"_L1);
    if (json.has("words_as_typed"_L1))
        preferences.wordsAsTyped = json.boolean("words_as_typed"_L1);
    return preferences;
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
    if (json.has("role"_L1)) // one that is new counts as the least
        room.role = roleFromString(json.text("role"_L1, Limits::idLength)).value_or(Role::Member);
    if (json.has("peer"_L1))
        room.peer = json.part("peer"_L1, &readUser);
    room.preferences = json.optionalPart("preferences"_L1, &readRoomPreferences);
    room.rules = {readSlowMode(json, "slow_mode_s"_L1), readPosting(json, "posting"_L1)};
    room.mutedUntil = milliseconds(json.optionalInteger("muted_until"_L1, 0, 0));
    room.wordsAsTypedBy = json.has("words_as_typed_by"_L1) ? json.count("words_as_typed_by"_L1) : 0;
    return room;
}

File readFile(JsonReader &json)
{
    File file;
    file.id = json.id<FileId>("id"_L1);
    file.name = json.text("name"_L1, Limits::fileNameLength);
    file.size = json.integer("size"_L1, 0);
    file.type = json.text("type"_L1, Limits::fileTypeLength);
    file.width = json.has("width"_L1) ? json.count("width"_L1) : 0;
    file.height = json.has("height"_L1) ? json.count("height"_L1) : 0;
    file.blurhash = json.optionalText("blurhash"_L1, Limits::blurhashLength);
    if (json.has("thumbnail"_L1))
        file.hasThumbnail = json.boolean("thumbnail"_L1);
    return file;
}

Event readEvent(JsonReader &json)
{
    Event event;
    event.room = json.id<RoomId>("room"_L1);
    event.seq = json.seq("seq"_L1);
    if (!json.failed())
        readRest(event, json.members());
    return event;
}

void readRest(Event &event, const QJsonObject &json)
{
    JsonReader head(json);
    const QString kind = head.text("kind"_L1, Limits::idLength);
    event.at = milliseconds(head.optionalInteger("at"_L1, 0, 0));
    event.sender = head.optionalId<UserId>("sender"_L1);
    event.nonce = head.optionalId<Nonce>("nonce"_L1, Limits::nonceLength);
    event.body = head.failed() ? UnknownBody{kind, without(json, {"room"_L1, "seq"_L1, "type"_L1})}
                               : readBody(kind, json);
}

EventBody readBody(const QString &kind, const QJsonObject &json)
{
    for (EventBody body : blankBodies()) {
        if (kindOf(body) != kind)
            continue;
        JsonReader reader(json);
        FieldReader fields(reader);
        std::visit([&fields](auto &known) { describe(fields, known); }, body);
        if (!reader.failed())
            return body;
        break;
    }
    return UnknownBody{
        kind, without(json, {"at"_L1, "kind"_L1, "nonce"_L1, "room"_L1, "sender"_L1, "seq"_L1, "type"_L1})};
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

Result<File, Error> fileFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    return json.finish(readFile(json));
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
                                  json.list("presences"_L1, &readPresence),
                                  json.optionalText("next"_L1, Limits::syncCursorLength)});
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

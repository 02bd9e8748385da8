#pragma once

#include "shared/base/overloaded.h"
#include "shared/protocol/eventfields.h"
#include "shared/protocol/frames.h"
#include "shared/protocol/jsonwriter.h"

/// Internal to the codec: the nouns, written to a JsonWriter or JsonTree. In the order of the keys, except
/// that what is particular to a kind of event comes last.
namespace Chinwag {

using namespace Qt::StringLiterals;

template <typename Json>
void write(Json &json, const Status &status)
{
    json.text("text"_L1, status.text);
    if (status.until.count() > 0)
        json.number("until"_L1, status.until.count());
}

template <typename Json>
void write(Json &json, const User &user)
{
    json.text("display_name"_L1, user.displayName);
    json.text("id"_L1, user.id.toString());
    if (!user.status.text.isEmpty())
        json.object("status"_L1, [&user](Json &status) { write(status, user.status); });
    json.text("username"_L1, user.username);
}

template <typename Json>
void write(Json &json, const UserPresence &presence)
{
    if (presence.lastSeen.count() != 0)
        json.number("last_seen"_L1, presence.lastSeen.count());
    json.text("presence"_L1, toString(presence.presence));
    json.text("user"_L1, presence.user.toString());
}

template <typename Json>
void write(Json &json, const Gap &gap)
{
    json.number("from"_L1, gap.from);
    json.number("to"_L1, gap.to);
}

template <typename Json>
void write(Json &json, const RoomPreferences &preferences)
{
    if (preferences.markedUnread)
        json.boolean("marked_unread"_L1, true);
    if (preferences.mutedUntil.count() > 0)
        json.number("muted_until"_L1, preferences.mutedUntil.count());
    if (preferences.notify != RoomPreferences::Notify::Default)
        json.text("notify"_L1, toString(preferences.notify));
    if (preferences.wordsAsTyped)
        json.boolean("words_as_typed"_L1, true);
}

template <typename Json>
void write(Json &json, const Room &room)
{
    json.number("head_seq"_L1, room.headSeq);
    json.text("id"_L1, room.id.toString());
    json.text("kind"_L1, toString(room.kind));
    json.number("member_count"_L1, room.memberCount);
    if (room.mutedUntil.count() > 0)
        json.number("muted_until"_L1, room.mutedUntil.count());
    json.text("name"_L1, room.name);
    if (room.peer)
        json.object("peer"_L1, [&room](Json &peer) { write(peer, *room.peer); });
    if (room.rules.posting != Posting::Members)
        json.text("posting"_L1, toString(room.rules.posting));
    if (room.preferences)
        json.object("preferences"_L1, [&room](Json &preferences) { write(preferences, *room.preferences); });
    json.number("read_seq"_L1, room.readSeq);
    if (room.role)
        json.text("role"_L1, toString(*room.role));
    if (room.rules.slowMode.count() > 0)
        json.number("slow_mode_s"_L1, room.rules.slowMode.count());
    if (!room.topic.isEmpty())
        json.text("topic"_L1, room.topic);
    if (room.wordsAsTypedBy > 0)
        json.number("words_as_typed_by"_L1, room.wordsAsTypedBy);
}

template <typename Json>
void write(Json &json, const File &file)
{
    if (!file.blurhash.isEmpty())
        json.text("blurhash"_L1, file.blurhash);
    if (file.height > 0)
        json.number("height"_L1, file.height);
    json.text("id"_L1, file.id.toString());
    json.text("name"_L1, file.name);
    json.number("size"_L1, file.size);
    if (file.hasThumbnail)
        json.boolean("thumbnail"_L1, true);
    json.text("type"_L1, file.type);
    if (file.width > 0)
        json.number("width"_L1, file.width);
}

/// For lists: one of the functions here, whichever fits.
inline constexpr auto writeItem = [](auto &json, const auto &item) { write(json, item); };

/// Writes the fields that describe() names. What is empty is absent.
template <typename Json>
class FieldWriter
{
public:
    explicit FieldWriter(Json &json)
        : m_json(json)
    {
    }

    void text(QLatin1StringView name, const QString &value)
    {
        if (!value.isEmpty())
            m_json.text(name, value);
    }
    void seq(QLatin1StringView name, Seq value)
    {
        if (value != 0)
            m_json.number(name, value);
    }
    void files(QLatin1StringView name, const QList<File> &values)
    {
        if (!values.isEmpty())
            m_json.list(name, values, writeItem);
    }
    void flag(QLatin1StringView name, bool value)
    {
        if (value)
            m_json.boolean(name, true);
    }
    void until(QLatin1StringView name, std::chrono::milliseconds value)
    {
        if (value.count() > 0)
            m_json.number(name, value.count());
    }
    void posting(QLatin1StringView name, Posting value)
    {
        if (value != Posting::Members)
            m_json.text(name, toString(value));
    }
    void slowMode(QLatin1StringView name, std::chrono::seconds value)
    {
        if (value.count() > 0)
            m_json.number(name, value.count());
    }
    void needRole(QLatin1StringView name, Role value) { m_json.text(name, toString(value)); }
    void needText(QLatin1StringView name, const QString &value, qsizetype) { text(name, value); }
    void needSeq(QLatin1StringView name, Seq value) { seq(name, value); }
    void needUser(QLatin1StringView name, const UserId &value) { text(name, value.toString()); }

private:
    Json &m_json;
};

/// Without what all events have.
template <typename Json>
void write(Json &json, const EventBody &body)
{
    FieldWriter<Json> fields(json);
    std::visit(Overloaded{
                   [&json](const UnknownBody &unknown) { json.members(unknown.json); },
                   [&fields](const auto &known) { describe(fields, known); },
               },
               body);
}

/// What all events have.
template <typename Json>
void writeHead(Json &json, const Event &event)
{
    FieldWriter<Json> fields(json);
    if (event.at.count() != 0)
        json.number("at"_L1, event.at.count());
    fields.text("kind"_L1, kindOf(event.body));
    fields.text("nonce"_L1, event.nonce.toString());
    json.text("room"_L1, event.room.toString());
    fields.text("sender"_L1, event.sender.toString());
    json.number("seq"_L1, event.seq);
}

template <typename Json>
void write(Json &json, const Event &event)
{
    if (!event.as<UnknownBody>()) {
        writeHead(json, event);
        return write(json, event.body);
    }
    // Through a tree: its own members may be those of the head that could not be read.
    JsonTree whole;
    writeHead(whole, event);
    write(whole, event.body);
    json.members(whole.take());
}

/// What somebody is told of a room who is not in it yet, and perhaps could not see it otherwise.
template <typename Json>
void writeInvitedTo(Json &json, const Room &room)
{
    json.text("id"_L1, room.id.toString());
    json.text("kind"_L1, toString(room.kind));
    json.text("name"_L1, room.name);
}

template <typename Json>
void write(Json &json, const SyncedRoom &synced)
{
    json.list("events"_L1, synced.events, writeItem);
    if (synced.gap)
        json.object("gap"_L1, [&synced](Json &gap) { write(gap, *synced.gap); });
    write(json, synced.room);
    json.ids("typing"_L1, synced.typing);
}

template <typename Json>
void write(Json &json, const SyncResult &result)
{
    if (!result.next.isEmpty())
        json.text("next"_L1, result.next);
    json.list("presences"_L1, result.presences, writeItem);
    json.list("rooms"_L1, result.rooms, writeItem);
    json.list("users"_L1, result.users, writeItem);
}

template <typename Json>
void write(Json &json, const SendResult &result)
{
    json.number("at"_L1, result.at.count());
    json.number("seq"_L1, result.seq);
}

template <typename Json>
void write(Json &json, const HistoryPage &page)
{
    json.list("events"_L1, page.events, writeItem);
    json.number("head_seq"_L1, page.headSeq);
    json.list("users"_L1, page.users, writeItem);
}

template <typename Json>
void write(Json &json, const Error &error)
{
    json.text("code"_L1, toString(error.code));
    json.text("message"_L1, error.message);
    if (error.retryAfter)
        json.number("retry_after_ms"_L1, error.retryAfter->count());
}

} // namespace Chinwag

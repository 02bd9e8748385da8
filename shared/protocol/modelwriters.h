#pragma once

#include "shared/protocol/frames.h"
#include "shared/protocol/jsonwriter.h"

/// Internal to the codec: the nouns, written to a JsonWriter or JsonTree. In the order of the keys, which is
/// the order in which a tree is printed.
namespace Chinwag {

using namespace Qt::StringLiterals;

template <typename Json>
void write(Json &json, const User &user)
{
    json.text("display_name"_L1, user.displayName);
    json.text("id"_L1, user.id.toString());
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
void write(Json &json, const Room &room)
{
    json.number("head_seq"_L1, room.headSeq);
    json.text("id"_L1, room.id.toString());
    json.text("kind"_L1, toString(room.kind));
    json.number("member_count"_L1, room.memberCount);
    json.text("name"_L1, room.name);
    if (room.peer)
        json.object("peer"_L1, [&room](Json &peer) { write(peer, *room.peer); });
    json.number("read_seq"_L1, room.readSeq);
    if (room.role)
        json.text("role"_L1, toString(*room.role));
    if (!room.topic.isEmpty())
        json.text("topic"_L1, room.topic);
}

inline bool isReaction(EventKind kind)
{
    return kind == EventKind::ReactionAdd || kind == EventKind::ReactionRemove;
}

template <typename Json>
void write(Json &json, const Event &event)
{
    json.number("at"_L1, event.at.count());
    if (!event.text.isEmpty() && isReaction(event.kind))
        json.text("emoji"_L1, event.text);
    json.text("kind"_L1, toString(event.kind));
    if (!event.nonce.isEmpty())
        json.text("nonce"_L1, event.nonce.toString());
    if (event.replyTo != 0)
        json.number("reply_to"_L1, event.replyTo);
    json.text("room"_L1, event.room.toString());
    if (!event.sender.isEmpty())
        json.text("sender"_L1, event.sender.toString());
    json.number("seq"_L1, event.seq);
    if (!event.subject.isEmpty())
        json.text("subject"_L1, event.subject.toString());
    if (event.target != 0)
        json.number("target"_L1, event.target);
    if (!event.text.isEmpty() && !isReaction(event.kind))
        json.text("text"_L1, event.text);
}

/// For lists: one of the functions here, whichever fits.
inline constexpr auto writeItem = [](auto &json, const auto &item) { write(json, item); };

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

#pragma once

#include "shared/base/ids.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <optional>

/// The nouns of the protocol: what both sides talk about. Plain values.
namespace Chinwag {

enum class Presence { Offline, Online, Away, DoNotDisturb };
enum class RoomKind { Public, Private, Direct };
enum class Role { Member, Moderator, Owner };

struct User
{
    UserId id;
    QString username;
    QString displayName;

    friend bool operator==(const User &, const User &) = default;
};

struct UserPresence
{
    UserId user;
    Presence presence = Presence::Offline;
    std::chrono::milliseconds lastSeen{0}; ///< wall clock, 0 = unknown

    friend bool operator==(const UserPresence &, const UserPresence &) = default;
};

/// A room as one user sees it.
struct Room
{
    RoomId id;
    QString name; ///< empty for direct rooms: the client shows the other person's name
    RoomKind kind = RoomKind::Public;
    QString topic;
    int memberCount = 0;
    Seq headSeq = 0;          ///< newest event
    Seq readSeq = 0;          ///< how far this user has read
    std::optional<Role> role; ///< none: not a member
    std::optional<User> peer; ///< direct rooms: the other person

    friend bool operator==(const Room &, const Room &) = default;
};

enum class EventKind { Message, Edit, Delete, ReactionAdd, ReactionRemove, Join, Leave, Topic };

/// One durable entry of a room's log. Which fields a kind uses:
/// Message: text, replyTo, nonce · Edit: target, text, nonce · Delete: target, nonce · Reaction*: target,
/// text (the emoji), nonce · Join, Leave: subject · Topic: text.
struct Event
{
    RoomId room;
    Seq seq = 0;
    EventKind kind = EventKind::Message;
    UserId sender;
    std::chrono::milliseconds at{0}; ///< server's wall clock
    QString text;
    Nonce nonce;
    Seq replyTo = 0;
    Seq target = 0;
    UserId subject;

    friend bool operator==(const Event &, const Event &) = default;
};

QString toString(Presence presence);
QString toString(RoomKind kind);
QString toString(Role role);
QString toString(EventKind kind);
std::optional<Presence> presenceFromString(QStringView name);
std::optional<RoomKind> roomKindFromString(QStringView name);
std::optional<Role> roleFromString(QStringView name);
std::optional<EventKind> eventKindFromString(QStringView name);

} // namespace Chinwag

#pragma once

#include "shared/base/ids.h"

#include <QHash>
#include <QJsonObject>
#include <QList>

#include <chrono>
#include <optional>
#include <span>
#include <variant>

/// The nouns of the protocol: what both sides talk about. Plain values.
namespace Chinwag {

enum class Presence { Offline, Online, Away, DoNotDisturb };
enum class RoomKind { Public, Private, Direct };
enum class Role { Member, Moderator, Owner };
enum class Posting { Members, Moderators };

/// What a person says of themselves.
struct Status
{
    QString text;                       ///< empty: nothing
    std::chrono::milliseconds until{0}; ///< wall clock, not to be shown from then on; 0: until it is changed

    friend bool operator==(const Status &, const Status &) = default;
};

struct User
{
    UserId id;
    QString username;
    QString displayName;
    Status status = {};

    friend bool operator==(const User &, const User &) = default;
};

struct UserPresence
{
    UserId user;
    Presence presence = Presence::Offline;
    std::chrono::milliseconds lastSeen{0}; ///< wall clock, 0 = unknown

    friend bool operator==(const UserPresence &, const UserPresence &) = default;
};

/// What one person has chosen for a room of theirs; on all their devices.
struct RoomPreferences
{
    /// What they want to be told of. Default: what they have chosen for rooms in general.
    enum class Notify { Default, All, Mentions, None };

    Notify notify = Notify::Default;
    std::chrono::milliseconds mutedUntil{0}; ///< wall clock; nothing before it
    bool markedUnread = false;               ///< by hand
    /// Others who want it, too, see what one has not sent yet, and one sees theirs. Direct rooms, and those
    /// with Limits::wordsAsTypedUpToMembers.
    bool wordsAsTyped = false;

    friend bool operator==(const RoomPreferences &, const RoomPreferences &) = default;
};

/// What moderators have set for a room.
struct RoomRules
{
    std::chrono::seconds slowMode{0};   ///< between two messages of one member; 0: none
    Posting posting = Posting::Members; ///< who may write messages, and from there on

    friend bool operator==(const RoomRules &, const RoomRules &) = default;
};

/// A room as one user sees it.
struct Room
{
    RoomId id;
    QString name; ///< empty for direct rooms: the client shows the other person's name
    RoomKind kind = RoomKind::Public;
    QString topic;
    int memberCount = 0;
    Seq headSeq = 0;                                           ///< newest event
    Seq readSeq = 0;                                           ///< how far this user has read
    std::optional<Role> role;                                  ///< none: not a member
    std::optional<User> peer;                                  ///< direct rooms: the other person
    std::optional<RoomPreferences> preferences = std::nullopt; ///< none: not said here; stays as it was
    RoomRules rules = {};
    std::chrono::milliseconds mutedUntil{0}; ///< this user may not write before; wall clock; 0: may
    int wordsAsTypedBy = 0; ///< members who want to see words as they are typed, this user included

    friend bool operator==(const Room &, const Room &) = default;
};

// What an event says, one struct per kind or pair of kinds. Their fields on the wire and in databases:
// eventfields.h.

/// What somebody attached to a message. Its bytes come over HTTP, to members of a room that has it.
struct File
{
    FileId id;
    QString name;     ///< without folders
    qint64 size = 0;  ///< bytes
    QString type;     ///< MIME, as the server found it from the content
    int width = 0;    ///< pixels, of an image that can be shown; else 0, as the height
    int height = 0;   ///< as it is to be seen, after its orientation
    QString blurhash; ///< https://blurha.sh; empty: none
    bool hasThumbnail = false;

    friend bool operator==(const File &, const File &) = default;
};

struct MessageBody
{
    QString text; ///< empty when it was deleted, or only has files
    Seq replyTo = 0;
    QList<File> files = {};
    bool mentionsRoom = false; ///< it says @room, and its sender might

    friend bool operator==(const MessageBody &, const MessageBody &) = default;
};
struct EditBody
{
    Seq target = 0; ///< here and below: the seq of a message of the same room
    QString text;

    friend bool operator==(const EditBody &, const EditBody &) = default;
};
struct DeleteBody
{
    Seq target = 0;

    friend bool operator==(const DeleteBody &, const DeleteBody &) = default;
};
struct ReactionBody
{
    Seq target = 0;
    QString emoji;
    bool add = true;

    friend bool operator==(const ReactionBody &, const ReactionBody &) = default;
};
struct MembershipBody
{
    enum class Change { Join, Leave };

    Change change = Change::Join;
    UserId subject; ///< who comes or goes; the sender is who did it

    friend bool operator==(const MembershipBody &, const MembershipBody &) = default;
};
/// What moderators do to somebody. A member who is banned is kicked first, by an event of its own: who comes
/// and goes are joins, leaves and kicks.
struct ModerationBody
{
    enum class Change { Kick, Ban, Unban, Mute, Unmute };

    Change change = Change::Kick;
    UserId subject;
    std::chrono::milliseconds until{0}; ///< of Ban and Mute, wall clock; 0: until it is taken back
    QString reason = {};                ///< of Kick and Ban; may be empty

    friend bool operator==(const ModerationBody &, const ModerationBody &) = default;
};
struct RoleBody
{
    UserId subject;
    Role role = Role::Member;

    friend bool operator==(const RoleBody &, const RoleBody &) = default;
};
struct RulesBody
{
    RoomRules rules; ///< all of them, as they are from now on

    friend bool operator==(const RulesBody &, const RulesBody &) = default;
};
struct TopicBody
{
    QString text; ///< empty: cleared

    friend bool operator==(const TopicBody &, const TopicBody &) = default;
};
struct NameBody
{
    QString text;

    friend bool operator==(const NameBody &, const NameBody &) = default;
};
/// Of a kind that this program does not know, or unreadable to it: keeps its place in the log, is not shown,
/// and is passed on as it came.
struct UnknownBody
{
    QString kind;
    QJsonObject json; ///< its members, without those of Event that could be read

    friend bool operator==(const UnknownBody &, const UnknownBody &) = default;
};

using EventBody = std::variant<MessageBody, EditBody, DeleteBody, ReactionBody, MembershipBody,
                               ModerationBody, RoleBody, RulesBody, TopicBody, NameBody, UnknownBody>;

/// One durable entry of a room's log.
struct Event
{
    RoomId room;
    Seq seq = 0;
    UserId sender;                   ///< empty: the server itself
    std::chrono::milliseconds at{0}; ///< server's wall clock
    Nonce nonce;                     ///< of what people send
    EventBody body;

    /// Null when it is none.
    template <typename Body>
    const Body *as() const
    {
        return std::get_if<Body>(&body);
    }

    friend bool operator==(const Event &, const Event &) = default;
};

/// The name of its kind.
QString kindOf(const EventBody &body);
/// One of each kind that this program knows, with nothing in it.
std::span<const EventBody> blankBodies();
/// Who is not in the room any more because of it; empty when nobody.
UserId whoLeft(const Event &event);
/// Whom it names beside the sender; empty when nobody.
UserId subjectOf(const Event &event);

QString toString(Presence presence);
QString toString(RoomKind kind);
QString toString(Role role);
QString toString(Posting posting);
QString toString(RoomPreferences::Notify notify); ///< empty: Default
std::optional<Presence> presenceFromString(QStringView name);
std::optional<RoomKind> roomKindFromString(QStringView name);
std::optional<Role> roleFromString(QStringView name);
std::optional<Posting> postingFromString(QStringView name);
std::optional<RoomPreferences::Notify> notifyFromString(QStringView name);

} // namespace Chinwag

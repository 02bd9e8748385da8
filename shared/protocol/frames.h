#pragma once

#include "shared/protocol/errorcode.h"
#include "shared/protocol/model.h"

#include <QJsonObject>

#include <variant>

/// One struct per frame of shared/PROTOCOL.md. No behaviour: codec.h turns them into bytes and back.
namespace Chinwag {

using RequestId = std::optional<qint64>;
using std::chrono::milliseconds;

// ---- client → server
// ------------------------------------------------------------------------------------------

struct AuthFrame
{
    QString token;
};
struct PongFrame
{
};
struct SyncFrame
{
    QHash<RoomId, Seq> rooms; ///< last seq the client has, per room; rooms it leaves out count as 0
    QString cursor{};         ///< SyncResult::next of the part before; empty: the first part
    int bytes = 0;            ///< about how large the part may be; 0: as large as the server likes
};
struct MessageSendFrame
{
    RoomId room;
    Nonce nonce;
    QString text; ///< may be empty beside files
    Seq replyTo = 0;
    QList<FileId> files = {}; ///< finished uploads of the sender
};
struct MessageEditFrame
{
    RoomId room;
    Nonce nonce;
    Seq target = 0;
    QString text;
};
struct MessageDeleteFrame
{
    RoomId room;
    Nonce nonce;
    Seq target = 0;
};
struct ReactionFrame
{
    RoomId room;
    Nonce nonce;
    Seq target = 0;
    QString emoji;
    bool add = true;
};
struct TypingFrame
{
    RoomId room;
    bool active = false;
}; ///< typing_start, typing_stop
/// What somebody has written and not sent, whole each time; empty: nothing any more.
struct TypingTextFrame
{
    RoomId room;
    QString text;
};
struct ReadFrame
{
    RoomId room;
    Seq seq = 0;
};
struct PresenceSetFrame
{
    Presence presence = Presence::Online;
};

using ClientFrame =
    std::variant<AuthFrame, PongFrame, SyncFrame, MessageSendFrame, MessageEditFrame, MessageDeleteFrame,
                 ReactionFrame, TypingFrame, TypingTextFrame, ReadFrame, PresenceSetFrame>;

struct ClientEnvelope
{
    RequestId id; ///< present: exactly one reply is owed
    ClientFrame frame;
};

// ---- server → client
// ------------------------------------------------------------------------------------------

struct HelloFrame
{
    User user;
    SessionId session;
    QString node;
    QString server; ///< name of the service, for people
    int protocol = 0;
    milliseconds heartbeatInterval{0};
    milliseconds heartbeatTimeout{0};
    milliseconds typingRefresh{0};
    milliseconds typingIdle{0};
    milliseconds typingExpiry{0};
    int maxMessageLength = 0;
    int maxFrame = 0;
    int roomsPerDay = 0; ///< that a person makes; 0: not announced. Likewise the next two.
    int addsPerDay = 0;
    int joinsPerDay = 0;
    int maxFileSize = 0; ///< bytes; 0: this server takes no files
};
struct PingFrame
{
};
struct ReplyFrame
{
    qint64 id = 0;
    std::variant<QJsonObject, Error> result;
};
struct EventFrame
{
    Event event;
};
/// Rooms above Limits::typingNamesUpToMembers: user is empty and `count` says how many type.
struct TypingPush
{
    RoomId room;
    UserId user;
    bool active = false;
    milliseconds expiresIn{0};
    int count = 0;
};
/// Likewise, to those who want to see it.
struct TypingTextPush
{
    RoomId room;
    UserId user;
    QString text;
};
struct PresencePush
{
    UserPresence presence;
};
struct ReadPush
{
    RoomId room;
    UserId user;
    Seq seq = 0;
};
struct RoomAddedPush
{
    Room room;
};
struct RoomUpdatedPush
{
    Room room;
};
struct RoomRemovedPush
{
    RoomId room;
};
/// Somebody wants the user in this room; joining it says yes.
struct RoomInvitedPush
{
    Room room; ///< id, name and kind only
    User by;
};
/// Of somebody one shares a room with, or of oneself: another name, another status.
struct UserUpdatedPush
{
    User user;
};
struct DrainingPush
{
    milliseconds reconnectIn{0};
};

using ServerFrame = std::variant<HelloFrame, PingFrame, ReplyFrame, EventFrame, TypingPush, PresencePush,
                                 ReadPush, RoomAddedPush, RoomUpdatedPush, RoomRemovedPush, DrainingPush,
                                 RoomInvitedPush, TypingTextPush, UserUpdatedPush>;

// ---- data of replies
// ------------------------------------------------------------------------------------------

struct Gap
{
    Seq from = 0;
    Seq to = 0;
}; ///< both ends inclusive: missing from what was sent
struct SyncedRoom
{
    Room room;
    QList<UserId> typing;
    QList<Event> events; ///< ascending; after a gap, the newest ones
    std::optional<Gap> gap;

    /// Otherwise it comes again, with more of its events, in the next part.
    bool isWhole() const { return events.isEmpty() || events.last().seq >= room.headSeq; }
};
struct SyncResult
{
    QList<SyncedRoom> rooms;
    QList<User> users;             ///< everybody named in rooms and events
    QList<UserPresence> presences; ///< snapshot of those not offline
    QString next{};                ///< cursor of the next part; empty: this was the last one
};
struct SendResult
{
    Seq seq = 0;
    milliseconds at{0};
};
struct HistoryPage
{
    QList<Event> events;
    Seq headSeq = 0;
    QList<User> users;
};

} // namespace Chinwag

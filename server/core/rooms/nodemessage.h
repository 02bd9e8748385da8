#pragma once

#include "server/core/rooms/channels.h"
#include "shared/base/result.h"
#include "shared/protocol/model.h"

#include <QByteArray>

#include <variant>

/// What nodes say to each other and no client ever sees. JSON, one object each: "t" is the `type` of a
/// struct, the other members are its fields.
///
/// Nodes of two releases work side by side while a service is upgraded, so this form is a contract, kept as
/// bytes in tests/data/relay:
/// - A node ignores types and fields that it does not know. So a new type, and a new field that may be
///   missing, need nothing else.
/// - The meaning of a field never changes and a field that was always there stays: who needs another one
///   makes a new type, and says the old one as well for one release.
namespace Chinwag {

/// A user's presence on one node has changed.
struct PresenceChanged
{
    static constexpr QLatin1StringView type{"presence"};
    using Target = RoomId;

    QString node;
    UserId user;
    Presence presence = Presence::Offline;
    std::chrono::milliseconds lastSeen{0}; ///< when offline: wall clock of `node`, for people to read

    friend bool operator==(const PresenceChanged &, const PresenceChanged &) = default;
};

/// Wants a PresenceList of every node that has one of the room's members.
struct PresenceQuestion
{
    static constexpr QLatin1StringView type{"presence_query"};
    using Target = RoomId;

    friend bool operator==(const PresenceQuestion &, const PresenceQuestion &) = default;
};

/// All members of the room that are on `node`; whoever is missing is not there.
struct PresenceList
{
    static constexpr QLatin1StringView type{"presences"};
    using Target = RoomId;

    QString node;
    QHash<UserId, Presence> users;

    friend bool operator==(const PresenceList &, const PresenceList &) = default;
};

/// The user has chosen a presence: it counts on every node.
struct PresenceChosen
{
    static constexpr QLatin1StringView type{"presence_set"};
    using Target = UserId;

    Presence presence = Presence::Online;

    friend bool operator==(const PresenceChosen &, const PresenceChosen &) = default;
};

/// The user is in a room now that their sessions do not see yet.
struct RoomEntered
{
    static constexpr QLatin1StringView type{"joined"};
    using Target = UserId;

    RoomId room;

    friend bool operator==(const RoomEntered &, const RoomEntered &) = default;
};

/// A device of the user was signed out.
struct DeviceRevoked
{
    static constexpr QLatin1StringView type{"revoked"};
    using Target = UserId;

    DeviceId device;

    friend bool operator==(const DeviceRevoked &, const DeviceRevoked &) = default;
};

/// The user was banned from this server.
struct UserBanned
{
    static constexpr QLatin1StringView type{"banned"};
    using Target = UserId;

    friend bool operator==(const UserBanned &, const UserBanned &) = default;
};

/// Somebody has blocked the user, or lets them speak again.
struct BlockChanged
{
    static constexpr QLatin1StringView type{"blocks"};
    using Target = UserId;

    friend bool operator==(const BlockChanged &, const BlockChanged &) = default;
};

/// Somebody of the room wants to see words as they are typed, or does not any more.
struct WordsWishChanged
{
    static constexpr QLatin1StringView type{"words_wish"};
    using Target = RoomId;

    friend bool operator==(const WordsWishChanged &, const WordsWishChanged &) = default;
};

/// The room is not there any more; whoever hears it asks the store.
struct RoomGone
{
    static constexpr QLatin1StringView type{"room_gone"};
    using Target = RoomId;

    friend bool operator==(const RoomGone &, const RoomGone &) = default;
};

/// The user has another name or status; whoever hears it asks the store.
struct UserChanged
{
    static constexpr QLatin1StringView type{"user"};
    using Target = Channels::Everybody;

    UserId user;

    friend bool operator==(const UserChanged &, const UserChanged &) = default;
};

/// Said regularly; a node that falls silent loses its lease.
struct NodeAlive
{
    static constexpr QLatin1StringView type{"alive"};
    using Target = Channels::Everybody;

    QString node;

    friend bool operator==(const NodeAlive &, const NodeAlive &) = default;
};

/// The node stops in an orderly way.
struct NodeLeaving
{
    static constexpr QLatin1StringView type{"gone"};
    using Target = Channels::Everybody;

    QString node;

    friend bool operator==(const NodeLeaving &, const NodeLeaving &) = default;
};

using NodeMessage =
    std::variant<PresenceChanged, PresenceQuestion, PresenceList, PresenceChosen, RoomEntered, DeviceRevoked,
                 UserBanned, BlockChanged, WordsWishChanged, RoomGone, UserChanged, NodeAlive, NodeLeaving>;

enum class NodeMessageProblem {
    Unknown,  ///< of a type that only another release knows: to be ignored
    Malformed ///< not what any release says
};

QByteArray encode(const NodeMessage &message);
Result<NodeMessage, NodeMessageProblem> decodeNodeMessage(const QByteArray &bytes);

} // namespace Chinwag

#pragma once

#include "shared/base/ids.h"

#include <optional>

/// Names of the broker's channels.
namespace Chinwag::Channels {

/// Whoever relays at all.
struct Everybody
{
};

inline constexpr QLatin1String roomPrefix{"room:"};
inline constexpr QLatin1String userPrefix{"user:"};
inline constexpr QLatin1String control{"control"};

inline QString room(const RoomId &room) { return roomPrefix + room.toString(); }

inline QString user(const UserId &user) { return userPrefix + user.toString(); }

inline RoomId roomOf(const QString &channel)
{
    return channel.startsWith(roomPrefix) ? RoomId{channel.mid(roomPrefix.size())} : RoomId{};
}

inline UserId userOf(const QString &channel)
{
    return channel.startsWith(userPrefix) ? UserId{channel.mid(userPrefix.size())} : UserId{};
}

inline QString of(const RoomId &id) { return room(id); }
inline QString of(const UserId &id) { return user(id); }
inline QString of(Everybody) { return control; }

/// Who is meant by a channel, when it is one of that kind: RoomId, UserId or Everybody.
template <typename Target>
std::optional<Target> target(const QString &channel);

template <>
inline std::optional<RoomId> target(const QString &channel)
{
    const RoomId room = roomOf(channel);
    return room.isEmpty() ? std::nullopt : std::optional(room);
}

template <>
inline std::optional<UserId> target(const QString &channel)
{
    const UserId user = userOf(channel);
    return user.isEmpty() ? std::nullopt : std::optional(user);
}

template <>
inline std::optional<Everybody> target(const QString &channel)
{
    return channel == control ? std::optional(Everybody{}) : std::nullopt;
}

} // namespace Chinwag::Channels

#pragma once

#include "shared/base/ids.h"

/// Names of the broker's channels.
namespace Chinwag::Channels {

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

} // namespace Chinwag::Channels

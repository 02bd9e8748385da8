#include "shared/protocol/model.h"

#include <span>
#include <utility>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

template <typename Enum>
using Names = std::span<const std::pair<Enum, QLatin1StringView>>;

constexpr std::pair<Presence, QLatin1StringView> presences[] = {
    {Presence::Offline, "offline"_L1},
    {Presence::Online, "online"_L1},
    {Presence::Away, "away"_L1},
    {Presence::DoNotDisturb, "do_not_disturb"_L1},
};
constexpr std::pair<RoomKind, QLatin1StringView> roomKinds[] = {
    {RoomKind::Public, "public"_L1},
    {RoomKind::Private, "private"_L1},
    {RoomKind::Direct, "direct"_L1},
};
constexpr std::pair<Role, QLatin1StringView> roles[] = {
    {Role::Member, "member"_L1},
    {Role::Moderator, "moderator"_L1},
    {Role::Owner, "owner"_L1},
};
constexpr std::pair<EventKind, QLatin1StringView> eventKinds[] = {
    {EventKind::Message, "message"_L1},
    {EventKind::Edit, "edit"_L1},
    {EventKind::Delete, "delete"_L1},
    {EventKind::ReactionAdd, "reaction_add"_L1},
    {EventKind::ReactionRemove, "reaction_remove"_L1},
    {EventKind::Join, "join"_L1},
    {EventKind::Leave, "leave"_L1},
    {EventKind::Topic, "topic"_L1},
};

template <typename Enum>
QString nameOf(Enum value, Names<Enum> names)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return name;
    }
    return {};
}

template <typename Enum>
std::optional<Enum> valueOf(QStringView wanted, Names<Enum> names)
{
    for (const auto &[value, name] : names) {
        if (wanted == name)
            return value;
    }
    return std::nullopt;
}

} // namespace

QString toString(Presence presence) { return nameOf<Presence>(presence, presences); }

QString toString(RoomKind kind) { return nameOf<RoomKind>(kind, roomKinds); }

QString toString(Role role) { return nameOf<Role>(role, roles); }

QString toString(EventKind kind) { return nameOf<EventKind>(kind, eventKinds); }

std::optional<Presence> presenceFromString(QStringView name) { return valueOf<Presence>(name, presences); }

std::optional<RoomKind> roomKindFromString(QStringView name) { return valueOf<RoomKind>(name, roomKinds); }

std::optional<Role> roleFromString(QStringView name) { return valueOf<Role>(name, roles); }

std::optional<EventKind> eventKindFromString(QStringView name)
{
    return valueOf<EventKind>(name, eventKinds);
}

} // namespace Chinwag

#include "shared/protocol/model.h"

#include "shared/base/overloaded.h"
#include "shared/protocol/enumnames.h"

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

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

constexpr std::pair<Posting, QLatin1StringView> postings[] = {
    {Posting::Members, "members"_L1},
    {Posting::Moderators, "moderators"_L1},
};
constexpr std::pair<ModerationBody::Change, QLatin1StringView> moderations[] = {
    {ModerationBody::Change::Kick, "kick"_L1},     {ModerationBody::Change::Ban, "ban"_L1},
    {ModerationBody::Change::Unban, "unban"_L1},   {ModerationBody::Change::Mute, "mute"_L1},
    {ModerationBody::Change::Unmute, "unmute"_L1},
};
constexpr std::pair<RoomPreferences::Notify, QLatin1StringView> notifies[] = {
    {RoomPreferences::Notify::Default, ""_L1},
    {RoomPreferences::Notify::All, "all"_L1},
    {RoomPreferences::Notify::Mentions, "mentions"_L1},
    {RoomPreferences::Notify::None, "none"_L1},
};

} // namespace

QString toString(Presence presence) { return nameOf<Presence>(presence, presences); }

QString toString(RoomKind kind) { return nameOf<RoomKind>(kind, roomKinds); }

QString toString(Role role) { return nameOf<Role>(role, roles); }

QString toString(Posting posting) { return nameOf<Posting>(posting, postings); }

QString toString(RoomPreferences::Notify notify) { return nameOf<RoomPreferences::Notify>(notify, notifies); }

std::optional<Presence> presenceFromString(QStringView name) { return valueOf<Presence>(name, presences); }

std::optional<RoomKind> roomKindFromString(QStringView name) { return valueOf<RoomKind>(name, roomKinds); }

std::optional<Role> roleFromString(QStringView name) { return valueOf<Role>(name, roles); }

std::optional<Posting> postingFromString(QStringView name) { return valueOf<Posting>(name, postings); }

std::optional<RoomPreferences::Notify> notifyFromString(QStringView name)
{
    return valueOf<RoomPreferences::Notify>(name, notifies);
}

QString kindOf(const EventBody &body)
{
    const auto name = Overloaded{
        [](const MessageBody &) { return u"message"_s; },
        [](const EditBody &) { return u"edit"_s; },
        [](const DeleteBody &) { return u"delete"_s; },
        [](const ReactionBody &reaction) { return reaction.add ? u"reaction_add"_s : u"reaction_remove"_s; },
        [](const MembershipBody &membership) {
            return membership.change == MembershipBody::Change::Join ? u"join"_s : u"leave"_s;
        },
        [](const ModerationBody &moderation) {
            return nameOf<ModerationBody::Change>(moderation.change, moderations);
        },
        [](const RoleBody &) { return u"role"_s; },
        [](const RulesBody &) { return u"settings"_s; },
        [](const TopicBody &) { return u"topic"_s; },
        [](const NameBody &) { return u"name"_s; },
        [](const UnknownBody &unknown) { return unknown.kind; },
    };
    return std::visit(name, body);
}

std::span<const EventBody> blankBodies()
{
    static const EventBody bodies[] = {
        MessageBody(),
        EditBody(),
        DeleteBody(),
        ReactionBody{0, {}, true},
        ReactionBody{0, {}, false},
        MembershipBody{MembershipBody::Change::Join, {}},
        MembershipBody{MembershipBody::Change::Leave, {}},
        ModerationBody{ModerationBody::Change::Kick, {}},
        ModerationBody{ModerationBody::Change::Ban, {}},
        ModerationBody{ModerationBody::Change::Unban, {}},
        ModerationBody{ModerationBody::Change::Mute, {}},
        ModerationBody{ModerationBody::Change::Unmute, {}},
        RoleBody(),
        RulesBody(),
        TopicBody(),
        NameBody(),
    };
    return bodies;
}

UserId whoLeft(const Event &event)
{
    const auto *membership = event.as<MembershipBody>();
    if (membership && membership->change == MembershipBody::Change::Leave)
        return membership->subject;
    const auto *moderation = event.as<ModerationBody>();
    return moderation && moderation->change == ModerationBody::Change::Kick ? moderation->subject : UserId();
}

UserId subjectOf(const Event &event)
{
    const auto subject = Overloaded{
        [](const MembershipBody &membership) { return membership.subject; },
        [](const ModerationBody &moderation) { return moderation.subject; },
        [](const RoleBody &role) { return role.subject; },
        [](const auto &) { return UserId(); },
    };
    return std::visit(subject, event.body);
}

} // namespace Chinwag

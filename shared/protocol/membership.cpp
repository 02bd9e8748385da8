#include "shared/protocol/membership.h"

#include "shared/protocol/enumnames.h"

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<Registration, QLatin1StringView> registrations[] = {
    {Registration::Open, "open"_L1},
    {Registration::Invite, "invite"_L1},
    {Registration::Closed, "closed"_L1},
};
constexpr std::pair<RoomInvites, QLatin1StringView> roomInvites[] = {
    {RoomInvites::Shared, "shared"_L1},
    {RoomInvites::Ask, "ask"_L1},
    {RoomInvites::Nobody, "nobody"_L1},
};

} // namespace

QString toString(Registration registration) { return nameOf<Registration>(registration, registrations); }

QString toString(RoomInvites invites) { return nameOf<RoomInvites>(invites, roomInvites); }

std::optional<Registration> registrationFromString(QStringView name)
{
    return valueOf<Registration>(name, registrations);
}

std::optional<RoomInvites> roomInvitesFromString(QStringView name)
{
    return valueOf<RoomInvites>(name, roomInvites);
}

} // namespace Chinwag

#pragma once

#include "shared/protocol/model.h"

/// Who may come in: to the server, and to its rooms. Plain values.
namespace Chinwag {

enum class Registration { Open, Invite, Closed };

struct Member
{
    User user;
    Role role = Role::Member;

    friend bool operator==(const Member &, const Member &) = default;
};

/// Who may put a person into a room without asking them: those who share one with them, or nobody. With
/// Nobody, nobody may ask, either.
enum class RoomInvites { Shared, Ask, Nobody };

/// A room that waits for a person's yes.
struct Invitation
{
    Room room; ///< as a stranger sees it: id, name and kind count
    User by;

    friend bool operator==(const Invitation &, const Invitation &) = default;
};

QString toString(Registration registration);
QString toString(RoomInvites invites);
std::optional<Registration> registrationFromString(QStringView name);
std::optional<RoomInvites> roomInvitesFromString(QStringView name);

} // namespace Chinwag

#pragma once

#include "shared/protocol/model.h"

/// Who may come in: to the server, and to its rooms. Plain values.
namespace Chinwag {

enum class Registration { Open, Invite, Closed };

struct Member
{
    User user;
    Role role = Role::Member;
    std::chrono::milliseconds mutedUntil{0}; ///< wall clock; 0: is not muted

    friend bool operator==(const Member &, const Member &) = default;
};

/// Somebody who cannot come into a room.
struct Ban
{
    User user;
    UserId by;
    std::chrono::milliseconds at{0};    ///< when it was done, wall clock
    std::chrono::milliseconds until{0}; ///< wall clock; 0: until it is taken back
    QString reason = {};

    friend bool operator==(const Ban &, const Ban &) = default;
};

/// A message that somebody finds to be against the rules.
struct Report
{
    ReportId id;
    RoomId room;
    Seq seq = 0;
    User author;  ///< of the message
    QString text; ///< as it was when it was reported
    User by;
    QString reason;
    std::chrono::milliseconds at{0};

    friend bool operator==(const Report &, const Report &) = default;
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

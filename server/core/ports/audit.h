#pragma once

#include <QString>

namespace Chinwag {

/// What somebody who runs the server has done, for those who ask later. Kept in the same transaction as the
/// deed, and nothing changes it or takes it away.
struct AuditRecord
{
    QString actor;     ///< id of a person, or for a command "command:" and the system's user
    QString action;    ///< what was done to what: "user.disable", "room.delete", …
    QString subject{}; ///< id of the person, the room, …; empty: the server
    QString detail{};  ///< short, for people; holds no secret and nothing that anybody wrote
};

} // namespace Chinwag

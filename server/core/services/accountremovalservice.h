#pragma once

#include "server/core/foundation/task.h"
#include "server/core/rooms/relay.h"
#include "server/core/services/authservice.h"
#include "server/core/services/membershipservice.h"
#include "server/core/services/profileservice.h"

namespace Chinwag {

/// People who go for good. They leave their rooms, their sessions end on every node, and everybody sees a
/// "Deleted user" from then on; where messages do not stay, each of theirs is deleted as if they did it
/// themselves, by and by.
class AccountRemovalService
{
public:
    AccountRemovalService(NodeContext &context, Relay &relay, AuthService &auth,
                          MembershipService &membership, ProfileService &profiles, FileService &files);

    /// Whoever it is has shown who they are (AuthService::prove).
    Task<Ok> remove(UserId user);
    /// Deletes what is left of the messages of such people, also of those of an earlier run, and looks again
    /// from time to time: an administrator may have removed somebody beside the servers.
    void unsay();

private:
    Task<Ok> unsaidAll();
    Task<Ok> unsayOne(Unsaid person);
    Task<Ok> deleteMessage(Event message);

    NodeContext &m_context;
    Relay &m_relay;
    AuthService &m_auth;
    MembershipService &m_membership;
    ProfileService &m_profiles;
    FileService &m_files;
    bool m_isUnsaying = false;
    Timer m_again;
    TaskScope m_tasks;
};

} // namespace Chinwag

#pragma once

#include "server/core/foundation/task.h"
#include "server/core/session/nodecontext.h"

namespace Chinwag {

struct InviteSecret
{
    QString secret;
    milliseconds expiresAt{0};
};

/// Secrets that let somebody register where registration is not open. Only server owners make them.
class InviteService
{
public:
    explicit InviteService(NodeContext &context)
        : m_context(context)
    {
    }

    /// Forbidden for anybody but a server owner.
    void create(const UserId &user, Done<InviteSecret> done);
    /// The invite of a fresh server, whose user becomes its owner; none when there are accounts already.
    void createFirst(Done<std::optional<InviteSecret>> done);

private:
    enum class InviteFor { Anybody, Owner };

    Task<InviteSecret> createdBy(UserId user);
    Task<std::optional<InviteSecret>> createdFirst();
    Task<InviteSecret> added(Principal principal, InviteFor whom);

    NodeContext &m_context;
    TaskScope m_tasks;
};

} // namespace Chinwag

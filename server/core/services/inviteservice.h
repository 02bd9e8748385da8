#pragma once

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
    void add(const Principal &principal, bool makesOwner, Done<InviteSecret> done);

    NodeContext &m_context;
    Lifeline m_life;
};

} // namespace Chinwag

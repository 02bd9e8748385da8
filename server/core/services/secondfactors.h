#pragma once

#include "server/core/foundation/task.h"
#include "server/core/services/attemptbudget.h"
#include "server/core/session/nodecontext.h"
#include "shared/protocol/httpbodies.h"

namespace Chinwag {

/// What is asked for beside the password: a code of an app (RFC 6238), each of them once, or a recovery code.
class SecondFactors
{
public:
    static constexpr int recoveryCodes = 10;
    static constexpr int wrongCodesPerHour = 20; ///< of one account, by whoever has its password

    explicit SecondFactors(NodeContext &context);

    /// Ok when there is none, or `code` is right, which then is used up. SecondFactorRequired without a code;
    /// InvalidCode; RateLimited after too many wrong ones.
    Task<Ok> demand(UserId user, QString code);
    Task<AccountState> state(Identity identity);
    /// Another one than before, while none is confirmed; Forbidden when one is.
    Task<FactorSecret> begin(Identity identity);
    /// From now on it is asked for. NotFound when none was begun; InvalidCode.
    Task<RecoveryCodes> confirm(Identity identity, QString code);
    /// Forbidden for those who need one; NotFound when there is none.
    Task<Ok> remove(Identity identity);

private:
    Task<bool> isRight(UserId user, SecondFactor factor, QString code);
    Task<bool> isNeeded(UserId user);
    Error tooMany(milliseconds wait);

    NodeContext &m_context;
    AttemptBudget m_wrong;
};

} // namespace Chinwag

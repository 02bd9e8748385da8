#pragma once

#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/httpbodies.h"

#include <QUrl>

namespace Chinwag {

/// Lets owners of a server bring people in. As ServerApi answers.
class InviteMaker
{
public:
    virtual ~InviteMaker() = default;
    /// Good for one person. Forbidden: `token` is not an owner's.
    virtual void createInvite(const QUrl &server, const QString &token,
                              Continuation<Result<InviteGrant, Error>> done) = 0;
};

} // namespace Chinwag

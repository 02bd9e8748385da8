#pragma once

#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"

#include <optional>

namespace Chinwag {

/// Where the long-lived token of this device is kept: the system's keychain, or a file with mode 0600 when
/// there is none (and then it says so). A keychain that does not answer within its time limit counts as none.
class TokenStore
{
public:
    virtual ~TokenStore() = default;
    virtual void read(const QString &account, Continuation<Result<std::optional<QString>, Error>> done) = 0;
    virtual void write(const QString &account, const QString &token,
                       Continuation<Result<Ok, Error>> done) = 0;
    virtual void remove(const QString &account, Continuation<Result<Ok, Error>> done) = 0;
    /// True once a token had to go to the file: people are told.
    virtual bool usesFile() const = 0;
};

} // namespace Chinwag

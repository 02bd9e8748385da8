#pragma once

#include "server/core/ports/stores.h"
#include "shared/base/continuation.h"

namespace Chinwag {

/// Slow on purpose (Argon2id, libsodium's "interactive" limits: 64 MiB, 2 passes; RFC 9106 §4), therefore on
/// a pool of at most two threads with a bounded queue; a full queue answers RateLimited at once.
class PasswordHasher
{
public:
    virtual ~PasswordHasher() = default;

    virtual void hash(const QString &password, Done<QString> done) = 0;
    /// An empty `hash` costs the same as a real one and is false: an unknown user must not be told apart by
    /// time.
    virtual void verify(const QString &password, const QString &hash, Done<bool> done) = 0;
};

} // namespace Chinwag

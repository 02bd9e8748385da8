#pragma once

#include "server/core/ports/stores.h"
#include "shared/base/continuation.h"

namespace Chinwag {

/// Whose password is looked at first when there is more to do than the pool can: each lane has a bounded
/// queue of its own, and registrations never take the last thread.
enum class HashLane {
    KnownSignIn, ///< from where this account was signed in to before
    SignIn,
    Registration,
};

/// Slow on purpose (Argon2id, libsodium's "interactive" limits: 64 MiB, 2 passes; RFC 9106 §4), therefore on
/// a pool of at most two threads with bounded queues; a full queue answers Temporary at once.
class PasswordHasher
{
public:
    virtual ~PasswordHasher() = default;

    /// As passwordScore() says; in the lane of registrations, because it may take milliseconds.
    virtual void score(const QString &password, const QStringList &known, Done<int> done) = 0;
    /// In the lane of registrations.
    virtual void hash(const QString &password, Done<QString> done) = 0;
    /// An empty `hash` costs the same as a real one and is false: an unknown user must not be told apart by
    /// time.
    virtual void verify(const QString &password, const QString &hash, HashLane lane, Done<bool> done) = 0;
};

} // namespace Chinwag

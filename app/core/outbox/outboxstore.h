#pragma once

#include "app/core/outbox/outboxentry.h"
#include "shared/base/continuation.h"
#include "shared/base/result.h"

namespace Chinwag {

/// Keeps unsent commands over a crash. Calls are carried out in their order; answers come in a later turn of
/// the loop, in order, and never when this is gone. Loop thread.
class OutboxStore
{
public:
    template <typename T>
    using Done = Continuation<Result<T, Error>>;

    virtual ~OutboxStore() = default;
    /// Answers when the row is on disk, before the first send; the error is a sentence for the person.
    virtual void add(const OutboxEntry &entry, Done<Ok> done) = 0;
    /// `entry` takes the place of the one with that nonce, if there is one: all at once.
    virtual void replace(const Nonce &nonce, const OutboxEntry &entry) = 0;
    virtual void remove(const Nonce &nonce) = 0;
    virtual void load(Done<QList<OutboxEntry>> done) = 0; ///< in the order they were added

    void update(const OutboxEntry &entry) { replace(entry.nonce, entry); }
};

} // namespace Chinwag

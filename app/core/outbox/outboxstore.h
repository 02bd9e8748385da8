#pragma once

#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/model.h"

namespace Chinwag {

/// A message that the server has not acknowledged.
struct OutboxEntry
{
    /// Those from Queued on are in the store. Sent is not stored: after a start it is Queued again.
    enum class State { Storing, NotStored, Queued, Sent, Failed };

    RoomId room;
    Nonce nonce;
    QString text;
    Seq replyTo = 0;
    std::chrono::milliseconds createdAt{0}; ///< wall clock
    State state = State::Queued;
    QString failure; ///< sentence for the person, when Failed or NotStored

    bool hasFailed() const { return state == State::Failed || state == State::NotStored; }
};

/// Keeps unsent messages over a crash. Calls are carried out in their order; answers come in a later turn of
/// the loop, in order, and never when this is gone. Loop thread.
class OutboxStore
{
public:
    template <typename T>
    using Done = Continuation<Result<T, Error>>;

    virtual ~OutboxStore() = default;
    /// Answers when the row is on disk, before the first send; the error is a sentence for the person.
    virtual void add(const OutboxEntry &entry, Done<Ok> done) = 0;
    virtual void update(const OutboxEntry &entry) = 0;
    virtual void remove(const Nonce &nonce) = 0;
    virtual void load(Done<QList<OutboxEntry>> done) = 0; ///< in the order they were added
};

} // namespace Chinwag

#pragma once

#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/model.h"

namespace Chinwag {

/// A message that the server has not acknowledged.
struct OutboxEntry
{
    enum class State { Queued, Sent, Failed };

    RoomId room;
    Nonce nonce;
    QString text;
    Seq replyTo = 0;
    std::chrono::milliseconds createdAt{0}; ///< wall clock
    State state = State::Queued;            ///< Sent is not stored: after a start it is Queued again
    QString failure;                        ///< sentence for the person, when Failed
};

/// Keeps unsent messages over a crash. Synchronous: add() returns when the row is on disk, before the first
/// send.
class OutboxStore
{
public:
    virtual ~OutboxStore() = default;
    virtual Result<Ok, Error> add(const OutboxEntry &entry) = 0;
    virtual void update(const OutboxEntry &entry) = 0;
    virtual void remove(const Nonce &nonce) = 0;
    virtual QList<OutboxEntry> all() const = 0; ///< in the order they were added
};

} // namespace Chinwag

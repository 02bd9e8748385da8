#pragma once

#include "shared/base/clock.h"
#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/protocol/frames.h"

#include <map>
#include <optional>
#include <vector>

namespace Chinwag {

/// The requests of one connection that wait for their reply. Bounded, so that a server that never answers
/// costs little.
class PendingRequests
{
public:
    using Done = Continuation<Result<QJsonObject, Error>>;
    static constexpr std::size_t mostAtOnce = 1000;

    explicit PendingRequests(const Clock &clock)
        : m_clock(clock)
    {
    }

    bool isFull() const { return m_waiting.size() >= mostAtOnce; }
    qint64 add(Done done); ///< the id for the frame; ids are never used twice
    /// Hands the reply to whoever waits for it; a reply nobody waits for is ignored.
    void answer(const ReplyFrame &reply);
    /// Empties: the caller owes them an answer.
    std::vector<Done> takeAll();
    /// Of the newest reply.
    std::optional<milliseconds> roundTrip() const { return m_roundTrip; }

private:
    struct Waiting
    {
        Done done;
        milliseconds since;
    };

    const Clock &m_clock;
    std::map<qint64, Waiting> m_waiting;
    qint64 m_nextId = 1;
    std::optional<milliseconds> m_roundTrip;
};

} // namespace Chinwag

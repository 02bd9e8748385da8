#pragma once

#include "shared/base/clock.h"
#include "shared/protocol/frames.h"

#include <array>
#include <cstddef>

namespace Chinwag {

/// Durations in buckets whose upper ends are `bounds`; the last bucket has no upper end.
struct Histogram
{
    static constexpr std::array<int, 16> bounds{50,        200,       500,       1'000,     2'000,   5'000,
                                                10'000,    20'000,    50'000,    100'000,   200'000, 500'000,
                                                1'000'000, 2'000'000, 5'000'000, 10'000'000}; ///< µs

    std::array<quint64, bounds.size() + 1> counts{};
    quint64 sum = 0; ///< µs

    void add(microseconds value)
    {
        std::size_t bucket = 0;
        while (bucket < bounds.size() && value.count() > bounds[bucket])
            ++bucket;
        ++counts[bucket];
        sum += static_cast<quint64>(value.count() > 0 ? value.count() : 0);
    }
};

/// What a node counts, as plain numbers: written and read on the loop thread only. Everything that is not
/// said to be so now only grows.
struct NodeMetrics
{
    qint64 sessions = 0;    ///< open now, authenticated or not
    qint64 users = 0;       ///< with a live session here now
    qint64 liveRooms = 0;   ///< now
    qint64 queuedBytes = 0; ///< wait for clients now, as of the last flush of each

    quint64 sessionsOpened = 0;
    quint64 sessionsRefused = 0;
    QHash<quint16, quint64> closes; ///< by close code
    quint64 framesReceived = 0;
    quint64 framesMalformed = 0;
    std::array<quint64, std::variant_size_v<ClientFrame>> commands{}; ///< by index in ClientFrame

    quint64 durableDeliveries = 0;
    quint64 ephemeralDeliveries = 0;
    quint64 bytesSent = 0;
    quint64 ephemeralDropped = 0;  ///< queue above half its bound
    quint64 ephemeralReplaced = 0; ///< by a newer frame of the same kind while waiting
    quint64 slowConsumers = 0;
    quint64 heartbeatTimeouts = 0;

    Histogram fanOutTime; ///< from the first to the last client of one turn
    Histogram loopLag;    ///< how late the event loop calls back

    quint64 messages = 0; ///< stored, without duplicates
    quint64 duplicates = 0;
    quint64 storeErrors = 0;
    Histogram appendTime;
    quint64 typingForwarded = 0;
    quint64 typingCoalesced = 0;

    quint64 logins = 0;
    quint64 authFailures = 0; ///< wrong passwords, tokens and tickets
    quint64 rateLimited = 0;
    quint64 httpRequests = 0;
    quint64 httpErrors = 0; ///< 5xx

    quint64 relayedOut = 0;
    quint64 relayedIn = 0;
    quint64 relayRubbish = 0; ///< what came from the broker and has not the shape of what it claims to be
    quint64 relayContradictions = 0; ///< events of other nodes that were not the stored ones
    quint64 relayUnknown = 0;        ///< messages of other nodes that only another release understands
    quint64 heals = 0;               ///< holes in a room's log filled from the store
};

} // namespace Chinwag

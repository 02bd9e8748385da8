#pragma once

#include "shared/base/clock.h"

#include <functional>

namespace Chinwag {

/// How long to wait before each reconnect: 1, 2, 4, 8, 16, 30, 30 … s, each times a random 0.5–1.0 so that
/// clients that lost the same server do not come back together ("equal jitter"). Not thread-safe.
class Backoff
{
public:
    /// Gives a number in [0, 1).
    using Random = std::function<double()>;
    struct Options
    {
        milliseconds first{1000};
        milliseconds longest{30000};
    };

    explicit Backoff(Random random = systemRandom());
    Backoff(Random random, Options options);

    /// The delay before the next attempt, with jitter; each call is one attempt further.
    milliseconds next();
    /// What next() draws from, without jitter.
    milliseconds nominal() const;
    /// Attempts since the last reset.
    int attempt() const { return m_attempt; }
    /// Call only after a connection has been stable for a while, or a flapping server gets a storm.
    void reset() { m_attempt = 0; }
    /// Halves the next delay, though never below the first: for a connection that lasted, but not long.
    void stepBack();

    static Random systemRandom();

private:
    Random m_random;
    Options m_options;
    int m_attempt = 0;
};

} // namespace Chinwag

#pragma once

#include "shared/base/clock.h"

namespace Chinwag {

/// Token bucket: `burst` at once, refilled at `perSecond`. One bucket per limited thing. Not thread-safe.
class RateLimiter
{
public:
    RateLimiter(const Clock &clock, double perSecond, double burst);

    /// Takes one token if there is one.
    bool tryAcquire();
    /// Puts a token back.
    void giveBack();
    bool isFull() const { return tokensNow() >= m_burst; }
    /// How long until tryAcquire() would succeed; 0 when it would now.
    milliseconds retryAfter() const;

private:
    double tokensNow() const;

    const Clock *m_clock;
    double m_perSecond;
    double m_burst;
    double m_tokens;
    milliseconds m_since;
};

} // namespace Chinwag

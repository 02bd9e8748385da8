#include "shared/base/ratelimiter.h"

#include <algorithm>
#include <cmath>

namespace Chinwag {

namespace {

// Refilling adds fractions; a sum of 0.9999… is a whole token, or retryAfter() would name a moment too early.
constexpr double wholeToken = 1 - 1e-9;

} // namespace

RateLimiter::RateLimiter(const Clock &clock, double perSecond, double burst)
    : m_clock(&clock)
    , m_perSecond(perSecond)
    , m_burst(burst)
    , m_tokens(burst)
    , m_since(clock.monotonic())
{
}

double RateLimiter::tokensNow() const
{
    const double elapsed = static_cast<double>((m_clock->monotonic() - m_since).count()) / 1000;
    return std::min(m_burst, m_tokens + elapsed * m_perSecond);
}

bool RateLimiter::tryAcquire()
{
    m_tokens = tokensNow();
    m_since = m_clock->monotonic();
    if (m_tokens < wholeToken)
        return false;
    m_tokens = std::max(0.0, m_tokens - 1);
    return true;
}

void RateLimiter::giveBack()
{
    m_tokens = std::min(m_burst, tokensNow() + 1);
    m_since = m_clock->monotonic();
}

milliseconds RateLimiter::retryAfter() const
{
    const double missing = wholeToken - tokensNow();
    if (missing <= 0)
        return milliseconds{0};
    return milliseconds(static_cast<milliseconds::rep>(std::ceil(missing / m_perSecond * 1000)));
}

} // namespace Chinwag

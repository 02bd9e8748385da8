#include "server/core/services/loginthrottle.h"

namespace Chinwag {

namespace {

constexpr milliseconds window{60000};
constexpr qsizetype keysBeforePruning = 10000;

} // namespace

std::optional<milliseconds> LoginThrottle::begin(const QString &key)
{
    const milliseconds now = m_clock.monotonic();
    if (m_attempts.size() > keysBeforePruning)
        prune(now);
    std::deque<milliseconds> &attempts = m_attempts[key];
    while (!attempts.empty() && attempts.front() + window <= now)
        attempts.pop_front();
    if (attempts.size() >= m_perMinute)
        return attempts.front() + window - now;
    attempts.push_back(now);
    return {};
}

void LoginThrottle::succeeded(const QString &key)
{
    const auto attempts = m_attempts.find(key);
    if (attempts == m_attempts.end())
        return;
    if (!attempts->empty())
        attempts->pop_back();
    if (attempts->empty())
        m_attempts.erase(attempts);
}

void LoginThrottle::prune(milliseconds now)
{
    m_attempts.removeIf(
        [now](const auto &entry) { return entry.value().empty() || entry.value().back() + window <= now; });
}

} // namespace Chinwag

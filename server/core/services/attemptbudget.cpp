#include "server/core/services/attemptbudget.h"

#include "shared/protocol/limits.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qsizetype keysBeforePruning = 1024;

} // namespace

AttemptBudget::AttemptBudget(const Clock &clock, int attempts, milliseconds window)
    : m_clock(clock)
    , m_attempts(static_cast<std::size_t>(attempts))
    , m_window(window)
    , m_pruneAt(keysBeforePruning)
{
}

std::optional<milliseconds> AttemptBudget::wait(const QString &key) const
{
    const auto taken = m_taken.constFind(key);
    if (taken == m_taken.constEnd() || taken->size() < m_attempts)
        return {};
    // The oldest one that still has to leave before there is room.
    const milliseconds left = (*taken)[taken->size() - m_attempts] + m_window - m_clock.monotonic();
    return left > milliseconds{0} ? std::optional{left} : std::nullopt;
}

void AttemptBudget::take(const QString &key)
{
    const milliseconds now = m_clock.monotonic();
    if (m_taken.size() >= m_pruneAt)
        prune(now);
    std::vector<milliseconds> &taken = m_taken[key];
    const auto first =
        std::find_if(taken.begin(), taken.end(), [&](milliseconds at) { return at + m_window > now; });
    taken.erase(taken.begin(), first);
    taken.push_back(now);
}

void AttemptBudget::giveBack(const QString &key)
{
    const auto taken = m_taken.find(key);
    if (taken == m_taken.end())
        return;
    taken->pop_back();
    if (taken->empty())
        m_taken.erase(taken);
}

/// Doubles what it waits for, so that many keys at once do not make every attempt look at all of them.
void AttemptBudget::prune(milliseconds now)
{
    m_taken.removeIf([&](const auto &entry) { return entry.value().back() + m_window <= now; });
    m_pruneAt = std::max(keysBeforePruning, m_taken.size() * 2);
}

NetworkBudget::NetworkBudget(const Clock &clock, int attempts, milliseconds window)
    : m_networks(clock, attempts, window)
    , m_sites(clock, attempts * Limits::siteFactor, window)
{
}

std::optional<milliseconds> NetworkBudget::wait(const NetworkOf &from) const
{
    const auto network = m_networks.wait(from.network);
    const auto site = m_sites.wait(from.site);
    return std::max(network, site);
}

void NetworkBudget::take(const NetworkOf &from)
{
    m_networks.take(from.network);
    if (!from.site.isEmpty())
        m_sites.take(from.site);
}

void NetworkBudget::giveBack(const NetworkOf &from)
{
    m_networks.giveBack(from.network);
    m_sites.giveBack(from.site);
}

} // namespace Chinwag

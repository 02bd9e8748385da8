#include "shared/base/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Chinwag {

Backoff::Backoff(Random random)
    : Backoff(std::move(random), Options())
{
}

Backoff::Backoff(Random random, Options options)
    : m_random(std::move(random))
    , m_options(options)
{
}

milliseconds Backoff::nominal() const
{
    constexpr int beyondAnyCap = 20; // keeps the shift from overflowing after days of attempts
    const auto grown = m_options.first * (1LL << std::min(m_attempt, beyondAnyCap));
    return std::min<milliseconds>(grown, m_options.longest);
}

milliseconds Backoff::next()
{
    const double factor = 0.5 + m_random() / 2;
    const milliseconds delay(static_cast<milliseconds::rep>(static_cast<double>(nominal().count()) * factor));
    ++m_attempt;
    return delay;
}

void Backoff::stepBack()
{
    // At the longest delay several attempts are the same step.
    for (const milliseconds before = nominal(); m_attempt > 0 && nominal() == before;)
        --m_attempt;
}

Backoff::Random Backoff::systemRandom()
{
    return [] { return QRandomGenerator::global()->generateDouble(); };
}

} // namespace Chinwag

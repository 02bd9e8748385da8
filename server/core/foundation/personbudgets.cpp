#include "server/core/foundation/personbudgets.h"

#include "server/core/foundation/errors.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr milliseconds lap{60'000};
/// Each call adds at most one person; looking at two keeps up with that.
constexpr int looksPerCall = 2;

Error refusal(Budget budget, milliseconds wait)
{
    Error error = Errors::rateLimited(wait);
    if (budget == Budget::Rooms)
        error.message = QStringLiteral("You have made as many rooms as one may for now. Try again later.");
    else if (budget == Budget::Adds)
        error.message = QStringLiteral("You have added as many people as one may for now. Try again later.");
    else if (budget == Budget::Joins)
        error.message = QStringLiteral("You have joined as many rooms as one may for now. Try again later.");
    return error;
}

} // namespace

PersonBudgets::Buckets PersonBudgets::full() const
{
    const auto perSecond = [this](const Limits::Rate &rate) {
        return RateLimiter(m_clock, rate.perSecond, rate.burst);
    };
    const auto perDay = [this](int count) {
        constexpr double day = 24 * 60 * 60;
        return RateLimiter(m_clock, count / day, count);
    };
    return {perSecond(Limits::commandsPerPerson),
            perSecond(Limits::connectsPerPerson),
            perSecond(Limits::writesPerPerson),
            perDay(m_options.roomsPerDay),
            perDay(m_options.addsPerDay),
            perDay(m_options.joinsPerDay),
            RateLimiter(m_clock, m_options.syncPartsPerSecond, Limits::syncPartsBurst),
            perSecond(Limits::searchesPerPerson),
            perSecond(Limits::uploadsPerPerson),
            perSecond(Limits::reportsPerPerson)};
}

PersonBudgets::Buckets &PersonBudgets::of(const UserId &user)
{
    const auto known = m_people.find(user);
    if (known != m_people.end())
        return *known;
    m_toCheck.emplace_back(m_clock.monotonic() + lap, user);
    return *m_people.insert(user, full());
}

std::optional<Error> PersonBudgets::spend(const UserId &user, std::initializer_list<Budget> budgets)
{
    if (!m_options.rateLimits)
        return {};
    forgetSome();
    Buckets &buckets = of(user);
    for (const Budget budget : budgets) {
        const milliseconds wait = buckets[static_cast<std::size_t>(budget)].retryAfter();
        if (wait == milliseconds{0})
            continue;
        ++m_metrics.rateLimited;
        return refusal(budget, wait);
    }
    for (const Budget budget : budgets)
        buckets[static_cast<std::size_t>(budget)].tryAcquire();
    return {};
}

void PersonBudgets::giveBack(const UserId &user, std::initializer_list<Budget> budgets)
{
    const auto known = m_people.find(user);
    if (known == m_people.end())
        return;
    for (const Budget budget : budgets)
        (*known)[static_cast<std::size_t>(budget)].giveBack();
}

void PersonBudgets::forgetSome()
{
    const milliseconds now = m_clock.monotonic();
    for (int i = 0; i < looksPerCall && !m_toCheck.empty() && m_toCheck.front().first <= now; ++i) {
        const UserId user = m_toCheck.front().second;
        m_toCheck.pop_front();
        const auto known = m_people.find(user);
        if (std::all_of(known->begin(), known->end(), [](const RateLimiter &each) { return each.isFull(); }))
            m_people.erase(known);
        else
            m_toCheck.emplace_back(now + lap, user);
    }
}

} // namespace Chinwag

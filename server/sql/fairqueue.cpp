#include "server/sql/fairqueue.h"

#include <algorithm>

namespace Chinwag {

std::pair<FairQueue::Line &, bool> FairQueue::lineOf(const Job &job)
{
    const auto [found, isNew] = m_lines.try_emplace(job.principal());
    if (isNew)
        found->second.principal = job.principal();
    return {found->second, isNew};
}

void FairQueue::push(std::unique_ptr<Job> job)
{
    const auto [line, isNew] = lineOf(*job);
    line.jobs.push_back(std::move(job));
    if (isNew)
        m_turns.push_back(&line);
}

void FairQueue::putBack(Jobs jobs)
{
    std::vector<Line *> first; // in the order in which it was their turn
    for (const auto &job : jobs) {
        const auto [line, isNew] = lineOf(*job);
        if (isNew)
            first.push_back(&line);
    }
    m_turns.insert(m_turns.begin(), first.begin(), first.end());
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job)
        lineOf(**job).first.jobs.push_front(std::move(*job));
}

void FairQueue::rest(const QString &principal, Instant until)
{
    const auto found = m_lines.find(principal);
    if (found == m_lines.end() || std::erase(m_turns, &found->second) == 0)
        return;
    m_rests.push_back({&found->second, until});
}

FairQueue::Jobs FairQueue::take(std::size_t most, Instant now)
{
    wake(now);
    Jobs taken;
    while (taken.size() < most && !m_turns.empty()) {
        Line *line = m_turns.front();
        m_turns.pop_front();
        taken.push_back(std::move(line->jobs.front()));
        line->jobs.pop_front();
        if (line->jobs.empty())
            m_lines.erase(m_lines.find(line->principal));
        else
            m_turns.push_back(line);
    }
    return taken;
}

bool FairQueue::isReady(Instant now) const
{
    return !m_turns.empty() ||
           std::any_of(m_rests.begin(), m_rests.end(), [now](const Rest &rest) { return rest.until <= now; });
}

std::optional<FairQueue::Instant> FairQueue::nextReturn() const
{
    const auto first = std::min_element(m_rests.begin(), m_rests.end(),
                                        [](const Rest &a, const Rest &b) { return a.until < b.until; });
    return first == m_rests.end() ? std::nullopt : std::optional(first->until);
}

void FairQueue::wake(Instant now)
{
    const auto awake = std::stable_partition(m_rests.begin(), m_rests.end(),
                                             [now](const Rest &rest) { return rest.until > now; });
    for (auto rest = awake; rest != m_rests.end(); ++rest)
        m_turns.push_front(rest->line);
    m_rests.erase(awake, m_rests.end());
}

} // namespace Chinwag

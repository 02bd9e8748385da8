#pragma once

#include "server/sql/job.h"

#include <chrono>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace Chinwag {

/// What waits for the worker: a line for each principal, served in turns of one job, so that a long line is
/// long for its owner alone. Within a line the order is kept. Not thread-safe.
class FairQueue
{
public:
    using Jobs = std::vector<std::unique_ptr<Job>>;
    using Instant = std::chrono::steady_clock::time_point;

    void push(std::unique_ptr<Job> job);
    /// Jobs that were taken and are still to be carried out, in the order of take(): each goes back to the
    /// head of its line.
    void putBack(Jobs jobs);
    /// Nothing of this principal is given out before `until`. Only for one whose jobs wait.
    void rest(const QString &principal, Instant until);

    /// Jobs of principals that do not rest at `now`, `most` at most; the next time goes on from there.
    Jobs take(std::size_t most, Instant now);

    /// Whether take() would give something.
    bool isReady(Instant now) const;
    /// When the first of those who rest comes back.
    std::optional<Instant> nextReturn() const;

private:
    struct Line
    {
        QString principal;
        std::list<std::unique_ptr<Job>> jobs; // a list, because most lines are made for one job
    };
    struct Rest
    {
        Line *line;
        Instant until;
    };

    /// That of the job's principal, and whether it was made for it.
    std::pair<Line &, bool> lineOf(const Job &job);
    void wake(Instant now);

    std::unordered_map<QString, Line> m_lines; ///< none is empty
    std::deque<Line *> m_turns;                ///< whose turn comes first, each once
    std::vector<Rest> m_rests;                 ///< those who have no turn
};

} // namespace Chinwag

#pragma once

#include "server/core/foundation/turnqueue.h"

#include <QList>

#include <algorithm>
#include <deque>
#include <type_traits>

namespace Chinwag {

/// Work over long lists, a slice in each turn of the loop, so that what grows with somebody's data holds
/// nobody else up; several works take turns. What is left when the lane is destroyed never happens. Loop
/// thread only.
class TurnLane
{
public:
    static constexpr qsizetype slice = 100;

    explicit TurnLane(TurnQueue &turn)
        : m_turn(turn)
    {
    }

    /// Calls `each` for every item, in order, then `done`. The first slice is worked off inside this call,
    /// and so is all of a short list.
    template <typename T>
    void forEach(QList<T> items, std::type_identity_t<std::function<void(const T &)>> each,
                 std::function<void()> done = {})
    {
        Work work = [items = std::move(items), each = std::move(each), done = std::move(done),
                     next = qsizetype{0}]() mutable {
            const qsizetype end = std::min(next + slice, items.size());
            while (next < end)
                each(items.at(next++));
            if (next < items.size())
                return Progress::Unfinished;
            if (done)
                done();
            return Progress::Finished;
        };
        if (work() == Progress::Unfinished)
            add(std::move(work));
    }

private:
    enum class Progress { Unfinished, Finished };
    using Work = std::function<Progress()>;

    void add(Work work);
    void run();

    TurnQueue &m_turn;
    std::deque<Work> m_works;
    Lifeline m_life;
};

} // namespace Chinwag

#pragma once

#include "server/core/foundation/lifeline.h"
#include "shared/base/timerscheduler.h"

#include <vector>

namespace Chinwag {

/// Runs posted calls in the next loop turn, in order, with one timer for all of them. Calls still waiting
/// when the queue is destroyed never happen. Loop thread only.
class TurnQueue
{
public:
    using Call = std::function<void()>;

    explicit TurnQueue(TimerScheduler &timers)
        : m_timers(timers)
    {
    }

    void post(Call call);

private:
    void run();

    TimerScheduler &m_timers;
    std::vector<Call> m_calls;
    std::vector<Call> m_spare; ///< empty: its memory is for the next turn
    bool m_scheduled = false;
    Timer m_timer;
    Lifeline m_life;
};

} // namespace Chinwag

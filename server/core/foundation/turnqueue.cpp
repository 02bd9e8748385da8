#include "server/core/foundation/turnqueue.h"

namespace Chinwag {

void TurnQueue::post(Call call)
{
    m_calls.push_back(std::move(call));
    if (m_scheduled)
        return;
    m_scheduled = true;
    m_timer = m_timers.after(milliseconds{0}, m_life.guard([this] { run(); }));
}

void TurnQueue::run()
{
    m_scheduled = false;
    bool alive = true;
    const auto stillAlive = m_life.guard([&alive] { alive = true; });
    std::vector<Call> calls = std::move(m_spare);
    calls.swap(m_calls);
    for (const Call &call : calls) {
        call();
        // A call may destroy this queue together with its owner.
        alive = false;
        stillAlive();
        if (!alive)
            return;
    }
    calls.clear();
    m_spare = std::move(calls);
}

} // namespace Chinwag

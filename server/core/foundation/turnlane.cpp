#include "server/core/foundation/turnlane.h"

namespace Chinwag {

void TurnLane::add(Work work)
{
    m_works.push_back(std::move(work));
    if (m_works.size() == 1)
        m_turn.post(m_life.guard([this] { run(); }));
}

void TurnLane::run()
{
    // Its place stays taken meanwhile: what the slice adds must not ask for another turn.
    Work work = std::move(m_works.front());
    const Progress progress = work();
    m_works.pop_front();
    if (progress == Progress::Unfinished)
        m_works.push_back(std::move(work));
    if (!m_works.empty())
        m_turn.post(m_life.guard([this] { run(); }));
}

} // namespace Chinwag

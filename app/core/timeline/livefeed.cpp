#include "app/core/timeline/livefeed.h"

#include <algorithm>
#include <utility>

namespace Chinwag {

void LiveFeed::receive(const Event &event)
{
    if (!m_timer.isActive())
        begin(firstStep);
    if (m_passed >= atOnce) {
        m_waiting.append(event);
        return;
    }
    ++m_passed;
    m_passOn({event});
}

void LiveFeed::flush()
{
    if (!m_waiting.isEmpty())
        m_passOn(std::exchange(m_waiting, {}));
}

void LiveFeed::begin(std::chrono::milliseconds step)
{
    m_step = step;
    m_timer = m_timers.after(step, [this] { end(); });
}

void LiveFeed::end()
{
    m_timer.cancel();
    if (m_waiting.isEmpty()) {
        m_passed = 0;
        return;
    }
    begin(std::min(2 * m_step, longestStep));
    flush();
}

} // namespace Chinwag

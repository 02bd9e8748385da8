#include "server/core/session/loopprobe.h"

namespace Chinwag {

namespace {

constexpr milliseconds interval{500};

} // namespace

LoopProbe::LoopProbe(NodeContext &context)
    : m_context(context)
{
    ask();
}

void LoopProbe::ask()
{
    const microseconds due = m_context.clock.precise() + interval;
    m_timer = m_context.timers.after(interval, [this, due] {
        m_context.metrics.loopLag.add(m_context.clock.precise() - due);
        ask();
    });
}

} // namespace Chinwag

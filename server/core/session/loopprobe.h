#pragma once

#include "server/core/session/nodecontext.h"

namespace Chinwag {

/// Measures into NodeMetrics::loopLag, twice a second, how much later than asked for the event loop calls
/// back: what a client waits beyond the work for its own command. A timer is late by less than a millisecond
/// anyway.
class LoopProbe
{
public:
    explicit LoopProbe(NodeContext &context);

private:
    void ask();

    NodeContext &m_context;
    Timer m_timer;
};

} // namespace Chinwag

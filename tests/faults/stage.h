#pragma once

#include "tests/faults/rows.h"
#include "tests/faults/sharedservice.h"

namespace Chinwag::Test {

/// A service with traffic on it, ready for something to break.
struct Stage
{
    /// `prepare` may change the nodes before they start.
    explicit Stage(Context &context, const std::function<void(SharedService &)> &prepare = {});

    /// While something is broken: for as long as the row says, and for some messages.
    bool goOn(std::chrono::milliseconds fully);
    /// The traffic since its last reset; nobody may have been refused or lost.
    void noteTraffic(std::optional<double> slowestDelivery);
    void conclude();

    Context &context;
    Population people;
    SharedService service;
    std::unique_ptr<Traffic> traffic;
    bool stands = false; ///< everybody is online and writes
};

} // namespace Chinwag::Test

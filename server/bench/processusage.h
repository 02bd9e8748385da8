#pragma once

#include <optional>
#include <string>
#include <vector>

namespace Chinwag::Bench {

struct Usage
{
    double cpuMicroseconds = 0; ///< user and system, all threads that live
    double residentKib = 0;
};

/// What the processes have used so far, together. `processes` are ids, or files that hold one (read each
/// time: after a restart it is another). None when one of them does not exist.
std::optional<Usage> usageOf(const std::vector<std::string> &processes);

} // namespace Chinwag::Bench

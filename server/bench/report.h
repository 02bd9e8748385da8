#pragma once

#include "server/bench/workload.h"

namespace Chinwag::Bench {

/// A few lines for people, on standard output.
void printFindings(const Options &options, const Findings &findings);
/// The same as one JSON object; false when the file cannot be written.
bool writeFindings(const Options &options, const Findings &findings);

} // namespace Chinwag::Bench

#pragma once

#include <chrono>

namespace Chinwag {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// Where all code gets the time from, so that tests can turn it by hand.
/// Thread-safe in the production version.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Monotonic; never jumps, does not count on during sleep (CLOCK_MONOTONIC). For durations and deadlines.
    virtual milliseconds monotonic() const = 0;
    /// The same more finely, for measuring what takes no millisecond.
    virtual microseconds precise() const = 0;
    /// Milliseconds since 1970-01-01 UTC; may jump. For what people read and for what is stored.
    virtual milliseconds wall() const = 0;
};

class SystemClock final : public Clock
{
public:
    milliseconds monotonic() const override;
    microseconds precise() const override;
    milliseconds wall() const override;
};

} // namespace Chinwag

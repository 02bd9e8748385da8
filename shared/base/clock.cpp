#include "shared/base/clock.h"

namespace Chinwag {

milliseconds SystemClock::monotonic() const
{
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

microseconds SystemClock::precise() const
{
    return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

milliseconds SystemClock::wall() const
{
    return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch());
}

} // namespace Chinwag

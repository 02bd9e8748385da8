#include "server/bench/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace Chinwag::Bench {

std::size_t Histogram::bucketOf(std::uint64_t value)
{
    const auto width = static_cast<unsigned>(std::bit_width(value));
    if (width <= subBits)
        return value;
    const unsigned shift = width - subBits - 1;
    return ((static_cast<std::size_t>(shift) + 1) << subBits) + ((value >> shift) - (1U << subBits));
}

std::uint64_t Histogram::upperEnd(std::size_t bucket)
{
    if (bucket < (1U << subBits))
        return bucket;
    const auto shift = static_cast<unsigned>((bucket >> subBits) - 1);
    const std::uint64_t mantissa = (bucket & ((1U << subBits) - 1)) + (1U << subBits);
    return ((mantissa + 1) << shift) - 1;
}

void Histogram::add(std::int64_t nanoseconds)
{
    const auto value = static_cast<std::uint64_t>(std::max<std::int64_t>(nanoseconds, 0));
    ++m_buckets[bucketOf(value)];
    ++m_count;
    m_max = std::max(m_max, value);
}

double Histogram::milliseconds(double share) const
{
    if (m_count == 0)
        return 0;
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_count)));
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        seen += m_buckets[bucket];
        if (seen >= wanted)
            return static_cast<double>(std::min(upperEnd(bucket), m_max)) / 1e6;
    }
    return maxMilliseconds();
}

} // namespace Chinwag::Bench

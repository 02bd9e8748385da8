#pragma once

#include <array>
#include <cstdint>

namespace Chinwag::Bench {

/// Counts durations in buckets of at most 1.6 % width, from a nanosecond to hours, in 30 KiB.
class Histogram
{
public:
    void add(std::int64_t nanoseconds);
    std::uint64_t count() const { return m_count; }
    /// The upper end of the bucket that holds this share of the values; 0 without values.
    double milliseconds(double share) const;
    double maxMilliseconds() const { return static_cast<double>(m_max) / 1e6; }

private:
    static constexpr unsigned subBits = 6;
    static constexpr std::size_t buckets = (64 - subBits + 1) << subBits;

    static std::size_t bucketOf(std::uint64_t value);
    static std::uint64_t upperEnd(std::size_t bucket);

    std::array<std::uint64_t, buckets> m_buckets{};
    std::uint64_t m_count = 0;
    std::uint64_t m_max = 0;
};

} // namespace Chinwag::Bench

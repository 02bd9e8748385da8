#pragma once

#include "shared/base/clock.h"

#include <QHash>
#include <QString>

#include <deque>
#include <optional>

namespace Chinwag {

/// Counts bad attempts per key in the last minute. An attempt counts from its start, or a hundred at once
/// would all get through; a good one takes its own count back.
class LoginThrottle
{
public:
    LoginThrottle(const Clock &clock, int perMinute)
        : m_clock(clock)
        , m_perMinute(static_cast<std::size_t>(perMinute))
    {
    }

    /// None: go on. Otherwise how long until the next attempt counts again; nothing was counted.
    std::optional<milliseconds> begin(const QString &key);
    void succeeded(const QString &key);

private:
    void prune(milliseconds now);

    const Clock &m_clock;
    std::size_t m_perMinute;
    QHash<QString, std::deque<milliseconds>> m_attempts;
};

} // namespace Chinwag

#include "app/ui/calendar.h"

#include <QDateTime>

#include <utility>

namespace Chinwag {

Calendar::Calendar(const Clock &clock, TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_seen(see())
    , m_timer(timers.every(interval, [this] { look(); }))
{
}

Calendar::Seen Calendar::see() const
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.wall().count());
    return {now.date(), now.offsetFromUtc(), now.addDays(-182).offsetFromUtc()};
}

void Calendar::look()
{
    const Seen before = std::exchange(m_seen, see());
    if (before.offset != m_seen.offset || before.offsetHalfAYearAgo != m_seen.offsetHalfAYearAgo)
        Q_EMIT zoneChanged();
    if (before.today != m_seen.today)
        Q_EMIT dayChanged();
}

} // namespace Chinwag

#pragma once

#include "shared/base/timerscheduler.h"

#include <QDate>
#include <QObject>

namespace Chinwag {

/// Which day it is where the person is. Looks at the clock again and again instead of waiting for midnight:
/// machines sleep, clocks are set, and people travel. Loop thread.
class Calendar : public QObject
{
    Q_OBJECT

public:
    static constexpr milliseconds interval{2000};

    Calendar(const Clock &clock, TimerScheduler &timers, QObject *parent = nullptr);

    QDate today() const { return m_seen.today; }
    /// Now, instead of at the next interval.
    void look();

Q_SIGNALS:
    void dayChanged();
    void zoneChanged(); ///< what was said of times of day and days is not right any more

private:
    struct Seen
    {
        QDate today;
        // Zones that are the same in winter may not be so in summer.
        int offset = 0;
        int offsetHalfAYearAgo = 0;
    };
    Seen see() const;

    const Clock &m_clock;
    Seen m_seen;
    Timer m_timer;
};

} // namespace Chinwag

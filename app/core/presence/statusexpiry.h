#pragma once

#include "app/core/rooms/roombook.h"
#include "shared/base/timerscheduler.h"

#include <QHash>

namespace Chinwag {

/// Takes the statuses of people out of a RoomBook when their time is over, so that nobody who shows one has
/// to look at a clock. Loop thread.
class StatusExpiry : public QObject
{
    Q_OBJECT
public:
    /// All outlive this.
    StatusExpiry(Clock &clock, TimerScheduler &timers, RoomBook &book, QObject *parent = nullptr);

private:
    void look(const QList<UserId> &users);
    void drop();

    Clock &m_clock;
    TimerScheduler &m_timers;
    RoomBook &m_book;
    QHash<UserId, milliseconds> m_ends; ///< wall clock
    Timer m_wait;
};

} // namespace Chinwag

#pragma once

#include "app/core/rooms/roomactions.h"
#include "shared/base/timerscheduler.h"

#include <QSet>

namespace Chinwag {

/// Pushes name people by id only; whoever came after the last sync has no name yet. Asks who they are: once
/// for all who came together, and never twice for the same stranger. Loop thread.
class Strangers
{
public:
    static constexpr milliseconds collectFor{200};
    static constexpr qsizetype most = 10'000;

    Strangers(RoomActions &actions, const RoomBook &book, TimerScheduler &timers)
        : m_actions(actions)
        , m_book(book)
        , m_timers(timers)
    {
    }

    void met(const UserId &user);

private:
    void ask();

    RoomActions &m_actions;
    const RoomBook &m_book;
    TimerScheduler &m_timers;
    QSet<UserId> m_asked;
    QList<UserId> m_waiting;
    Timer m_timer;
};

} // namespace Chinwag

#pragma once

#include "app/core/rooms/roomactions.h"
#include "shared/base/timerscheduler.h"

#include <QSet>

namespace Chinwag {

/// Pushes name people by id only; whoever came after the last sync has no name yet. Asks for the members of
/// the room then: once for all who came together, and never twice for the same stranger in the same room.
/// Loop thread.
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

    void met(const RoomId &room, const UserId &user);

private:
    void ask();

    RoomActions &m_actions;
    const RoomBook &m_book;
    TimerScheduler &m_timers;
    QSet<std::pair<RoomId, UserId>> m_asked;
    QSet<RoomId> m_rooms;
    Timer m_timer;
};

} // namespace Chinwag

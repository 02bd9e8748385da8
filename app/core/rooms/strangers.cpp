#include "app/core/rooms/strangers.h"

namespace Chinwag {

void Strangers::met(const RoomId &room, const UserId &user)
{
    if (user.isEmpty() || m_book.knows(user) || m_asked.size() >= most || m_asked.contains({room, user}))
        return;
    m_asked.insert({room, user});
    m_rooms.insert(room);
    // Several may join at once: one question answers for all.
    if (!m_timer.isActive())
        m_timer = m_timers.after(collectFor, [this] { ask(); });
}

void Strangers::ask()
{
    const auto rooms = std::exchange(m_rooms, {});
    m_timer.cancel();
    for (const RoomId &room : rooms)
        m_actions.members(room, [](const Result<QList<User>, Error> &) {});
}

} // namespace Chinwag

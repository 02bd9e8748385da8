#include "app/ui/rooms/roomtrail.h"

#include <algorithm>

namespace Chinwag {

void RoomTrail::visit(const RoomId &room)
{
    if (room.isEmpty())
        return;
    m_visited.removeOne(room);
    m_visited.append(room);
    if (m_visited.size() > most)
        m_visited.removeFirst();
    if (m_at >= 0 && m_steps.at(m_at) == room)
        return;
    m_steps.resize(m_at + 1);
    m_steps.append(room);
    if (m_steps.size() > most)
        m_steps.removeFirst();
    m_at = m_steps.size() - 1;
}

RoomId RoomTrail::walk(int direction, const IsThere &isThere)
{
    if (m_at < 0)
        return {};
    const RoomId here = m_steps.at(m_at);
    for (qsizetype at = m_at + direction; at >= 0 && at < m_steps.size(); at += direction) {
        if (m_steps.at(at) == here || !isThere(m_steps.at(at)))
            continue;
        m_at = at;
        return m_steps.at(at);
    }
    return {};
}

QList<RoomId> RoomTrail::recent() const
{
    QList<RoomId> rooms = m_visited;
    if (!rooms.isEmpty())
        rooms.removeLast();
    std::reverse(rooms.begin(), rooms.end());
    return rooms;
}

void RoomTrail::clear()
{
    m_steps.clear();
    m_visited.clear();
    m_at = -1;
}

} // namespace Chinwag

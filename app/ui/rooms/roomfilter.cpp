#include "app/ui/rooms/roomfilter.h"

namespace Chinwag {

RoomFilter::RoomFilter(RoomListModel &rooms)
    : m_rooms(rooms)
{
    setSourceModel(&rooms);
}

void RoomFilter::setNewOnly(bool newOnly)
{
    if (newOnly == m_newOnly)
        return;
    m_newOnly = newOnly;
    invalidateRowsFilter();
}

void RoomFilter::setOpenRoom(const RoomId &room)
{
    if (room == m_open)
        return;
    m_open = room;
    if (m_newOnly)
        invalidateRowsFilter();
}

int RoomFilter::indexOf(const RoomId &room) const
{
    const int line = m_rooms.indexOf(room);
    return line < 0 ? -1 : mapFromSource(m_rooms.index(line)).row();
}

bool RoomFilter::filterAcceptsRow(int line, const QModelIndex &) const
{
    return !m_newOnly || m_rooms.isNew(line) || m_rooms.roomAt(line) == m_open;
}

} // namespace Chinwag

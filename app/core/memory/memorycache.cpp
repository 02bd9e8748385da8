#include "app/core/memory/memorycache.h"

#include <iterator>

namespace Chinwag {

void MemoryCache::storeRooms(const QList<Room> &rooms) { m_rooms = rooms; }

void MemoryCache::storeUsers(const QList<User> &users)
{
    for (const User &user : users)
        m_users.insert(user.id, user);
}

void MemoryCache::storeEvents(const QList<Event> &events)
{
    for (const Event &event : events)
        m_events[event.room].emplace(event.seq, event);
}

void MemoryCache::removeRoom(const RoomId &room)
{
    m_rooms.removeIf([&room](const Room &each) { return each.id == room; });
    m_events.remove(room);
    m_drafts.remove(room);
}

void MemoryCache::storeDraft(const RoomId &room, const QString &text)
{
    if (text.isEmpty())
        m_drafts.remove(room);
    else
        m_drafts.insert(room, text);
}

QList<Room> MemoryCache::rooms() const { return m_rooms; }

QList<User> MemoryCache::users() const { return m_users.values(); }

QList<Event> MemoryCache::events(const RoomId &room, Seq before, int limit) const
{
    const auto found = m_events.constFind(room);
    if (found == m_events.cend())
        return {};
    const auto end = before > 0 ? found->lower_bound(before) : found->cend();
    auto first = end;
    for (int left = limit; left > 0 && first != found->cbegin(); --left)
        --first;
    QList<Event> page;
    for (auto each = first; each != end; ++each)
        page.append(each->second);
    return page;
}

QHash<RoomId, QString> MemoryCache::drafts() const { return m_drafts; }

void MemoryCache::clear() { *this = MemoryCache(); }

} // namespace Chinwag

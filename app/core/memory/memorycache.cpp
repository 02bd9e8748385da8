#include "app/core/memory/memorycache.h"

#include "app/core/timeline/folds.h"

#include <QSet>

#include <iterator>
#include <utility>

namespace Chinwag {

namespace {

/// As what was deleted does.
bool saysNothing(const Event &event)
{
    const auto *message = event.as<MessageBody>();
    const auto *edit = event.as<EditBody>();
    return (message && message->text.isEmpty()) || (edit && edit->text.isEmpty());
}

} // namespace

void MemoryCache::storeRooms(const QList<Room> &rooms) { m_rooms = rooms; }

void MemoryCache::storeUsers(const QList<User> &users)
{
    for (const User &user : users)
        m_users.insert(user.id, user);
}

void MemoryCache::storeEvents(const QList<Event> &events)
{
    QSet<RoomId> rooms;
    for (const Event &event : events) {
        const auto [known, isNew] = m_events[event.room].emplace(event.seq, event);
        if (!isNew && saysNothing(event))
            known->second = event;
        rooms.insert(event.room);
    }
    for (const RoomId &room : std::as_const(rooms))
        eraseDeleted(m_events[room]);
}

void MemoryCache::eraseDeleted(std::map<Seq, Event> &log)
{
    QSet<Seq> deleted;
    for (const auto &[seq, event] : log) {
        if (const auto *deletion = event.as<DeleteBody>())
            deleted.insert(deletion->target);
    }
    for (auto &[seq, event] : log) {
        if (auto *message = std::get_if<MessageBody>(&event.body); message && deleted.contains(seq))
            message->text.clear();
        if (auto *edit = std::get_if<EditBody>(&event.body); edit && deleted.contains(edit->target))
            edit->text.clear();
    }
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

QList<Event> MemoryCache::eventsAfter(const RoomId &room, Seq after, int limit) const
{
    QList<Event> page;
    const auto found = m_events.constFind(room);
    if (found == m_events.cend())
        return page;
    for (auto each = found->upper_bound(after); each != found->cend() && page.size() < limit; ++each)
        page.append(each->second);
    return page;
}

QList<Event> MemoryCache::eventsAbout(const RoomId &room, Seq from, Seq to) const
{
    QList<Event> about;
    const auto found = m_events.constFind(room);
    if (found == m_events.cend())
        return about;
    for (const auto &[seq, event] : *found) {
        const Seq target = Folds::targetOf(event);
        if (target > 0 && target >= from && target <= to)
            about.append(event);
    }
    return about;
}

QHash<RoomId, QString> MemoryCache::drafts() const { return m_drafts; }

void MemoryCache::clear() { *this = MemoryCache(); }

} // namespace Chinwag

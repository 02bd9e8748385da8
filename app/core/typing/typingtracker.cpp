#include "app/core/typing/typingtracker.h"

#include "shared/protocol/limits.h"

#include <algorithm>

namespace Chinwag {

namespace {

milliseconds bounded(milliseconds lifetime)
{
    if (lifetime <= milliseconds{0})
        return Limits::typingExpiry;
    return std::min(lifetime, TypingTracker::longestLifetime);
}

} // namespace

TypingTracker::TypingTracker(TimerScheduler &timers, const UserId &self, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
    , m_self(self)
{
}

void TypingTracker::apply(const TypingPush &push)
{
    if (push.user.isEmpty())
        setCount(push.room, push.count, push.expiresIn);
    else if (!push.active)
        hideSoon(push.room, push.user);
    else if (set(push.room, push.user, push.expiresIn))
        Q_EMIT changed(push.room);
}

void TypingTracker::setTyping(const RoomId &room, const QList<UserId> &users, milliseconds expiresIn)
{
    const QList<UserId> before = typing(room);
    if (const auto found = m_rooms.find(room); found != m_rooms.end())
        std::erase_if(found->second.typists,
                      [&users](const Typist &typist) { return !users.contains(typist.user); });
    for (const UserId &user : users)
        set(room, user, expiresIn);
    if (typing(room) != before)
        Q_EMIT changed(room);
}

void TypingTracker::messageArrived(const RoomId &room, const UserId &sender) { remove(room, sender); }

void TypingTracker::userLeft(const RoomId &room, const UserId &user) { remove(room, user); }

void TypingTracker::clear()
{
    const auto old = std::exchange(m_rooms, {});
    for (const auto &[room, roomTyping] : old) {
        if (!roomTyping.typists.empty() || roomTyping.count > 0)
            Q_EMIT changed(room);
    }
}

QList<UserId> TypingTracker::typing(const RoomId &room) const
{
    QList<UserId> users;
    if (const auto found = m_rooms.find(room); found != m_rooms.end()) {
        for (const Typist &typist : found->second.typists)
            users.append(typist.user);
    }
    return users;
}

int TypingTracker::anonymousCount(const RoomId &room) const
{
    const auto found = m_rooms.find(room);
    return found == m_rooms.end() ? 0 : found->second.count;
}

// True when the user was not there before: a refresh changes nothing that people see.
bool TypingTracker::set(const RoomId &room, const UserId &user, milliseconds lifetime)
{
    if (user == m_self || user.isEmpty() || !hasSpaceFor(room))
        return false;
    auto &typists = m_rooms[room].typists;
    auto found =
        std::find_if(typists.begin(), typists.end(), [&user](const Typist &t) { return t.user == user; });
    const bool isNew = found == typists.end();
    if (isNew && typists.size() >= static_cast<std::size_t>(Limits::typingNamesUpToMembers))
        return false;
    if (isNew)
        found = typists.insert(typists.end(), Typist{user, Timer(), Timer()});
    found->hiding.cancel();
    found->expiry = m_timers.after(bounded(lifetime), [this, room, user] { remove(room, user); });
    return isNew;
}

void TypingTracker::setCount(const RoomId &room, int count, milliseconds lifetime)
{
    if (!hasSpaceFor(room))
        return;
    const int shown = std::max(count, 0);
    RoomTyping &entry = m_rooms[room];
    const int before = std::exchange(entry.count, shown);
    entry.countExpiry.cancel();
    if (shown > 0)
        entry.countExpiry =
            m_timers.after(bounded(lifetime), [this, room] { setCount(room, 0, milliseconds{0}); });
    else if (entry.typists.empty())
        m_rooms.erase(room);
    if (before != shown)
        Q_EMIT changed(room);
}

void TypingTracker::hideSoon(const RoomId &room, const UserId &user)
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end())
        return;
    for (Typist &typist : found->second.typists) {
        if (typist.user == user && !typist.hiding.isActive())
            typist.hiding = m_timers.after(grace, [this, room, user] { remove(room, user); });
    }
}

void TypingTracker::remove(const RoomId &room, const UserId &user)
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end())
        return;
    if (std::erase_if(found->second.typists, [&user](const Typist &typist) { return typist.user == user; }) ==
        0)
        return;
    if (found->second.typists.empty() && found->second.count == 0)
        m_rooms.erase(found);
    Q_EMIT changed(room);
}

bool TypingTracker::hasSpaceFor(const RoomId &room) const
{
    return m_rooms.size() < mostRooms || m_rooms.contains(room);
}

} // namespace Chinwag

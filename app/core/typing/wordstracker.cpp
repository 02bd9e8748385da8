#include "app/core/typing/wordstracker.h"

#include "shared/protocol/limits.h"

#include <algorithm>

namespace Chinwag {

WordsTracker::WordsTracker(TimerScheduler &timers, const UserId &self, IsWanted isWanted, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
    , m_self(self)
    , m_isWanted(std::move(isWanted))
{
}

void WordsTracker::apply(const TypingTextPush &push)
{
    if (push.user == m_self || push.user.isEmpty())
        return;
    if (push.text.isEmpty() || !m_isWanted(push.room))
        ended(push.room, push.user);
    else
        set(push);
}

void WordsTracker::set(const TypingTextPush &push)
{
    if (m_rooms.size() >= mostRooms && !m_rooms.contains(push.room))
        return;
    auto &typists = m_rooms[push.room];
    auto found =
        std::ranges::find(typists, push.user, [](const Typist &typist) { return typist.words.user; });
    if (found == typists.end()) {
        if (typists.size() >= static_cast<std::size_t>(Limits::wordsAsTypedUpToMembers))
            return;
        found = typists.insert(typists.end(), Typist{{push.user, {}}, Timer()});
    }
    found->expiry =
        m_timers.after(lifetime, [this, room = push.room, user = push.user] { ended(room, user); });
    if (std::exchange(found->words.text, push.text) != push.text)
        Q_EMIT changed(push.room);
}

void WordsTracker::ended(const RoomId &room, const UserId &user)
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end())
        return;
    const auto isTheirs = [&user](const Typist &typist) { return typist.words.user == user; };
    if (std::erase_if(found->second, isTheirs) == 0)
        return;
    if (found->second.empty())
        m_rooms.erase(found);
    Q_EMIT changed(room);
}

void WordsTracker::roomChanged(const RoomId &room)
{
    if (m_rooms.contains(room) && !m_isWanted(room)) {
        m_rooms.erase(room);
        Q_EMIT changed(room);
    }
}

void WordsTracker::clear()
{
    const auto old = std::exchange(m_rooms, {});
    for (const auto &[room, typists] : old)
        Q_EMIT changed(room);
}

QList<WordsTracker::Words> WordsTracker::words(const RoomId &room) const
{
    QList<Words> result;
    if (const auto found = m_rooms.find(room); found != m_rooms.end()) {
        for (const Typist &typist : found->second)
            result.append(typist.words);
    }
    return result;
}

} // namespace Chinwag

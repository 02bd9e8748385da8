#include "app/core/presence/presencebook.h"

#include <algorithm>

namespace Chinwag {

namespace {
constexpr qsizetype mostUsers = 100'000; // a server that sends more is not believed
}

UserPresence PresenceBook::presence(const UserId &user) const
{
    return m_presences.value(user, UserPresence{user, Presence::Offline, std::chrono::milliseconds{0}});
}

int PresenceBook::onlineCount() const
{
    return static_cast<int>(
        std::count_if(m_presences.cbegin(), m_presences.cend(),
                      [](const UserPresence &p) { return p.presence != Presence::Offline; }));
}

void PresenceBook::setAll(const QList<UserPresence> &presences)
{
    m_presences.clear();
    for (const UserPresence &each : presences.first(std::min(presences.size(), mostUsers)))
        m_presences.insert(each.user, each);
    Q_EMIT reset();
}

void PresenceBook::add(const QList<UserPresence> &presences)
{
    for (const UserPresence &each : presences)
        apply(each);
}

void PresenceBook::apply(const UserPresence &next)
{
    if (presence(next.user) == next)
        return;
    if (m_presences.size() >= mostUsers && !m_presences.contains(next.user))
        return;
    m_presences.insert(next.user, next);
    Q_EMIT changed(next.user);
}

void PresenceBook::clear()
{
    if (m_presences.isEmpty())
        return;
    m_presences.clear();
    Q_EMIT reset();
}

} // namespace Chinwag

#include "app/core/rooms/strangers.h"

#include "shared/protocol/limits.h"

namespace Chinwag {

void Strangers::met(const UserId &user)
{
    if (user.isEmpty() || m_book.knows(user) || m_asked.size() >= most || m_asked.contains(user))
        return;
    m_asked.insert(user);
    m_waiting.append(user);
    // Several may join at once: one question answers for all.
    if (!m_timer.isActive())
        m_timer = m_timers.after(collectFor, [this] { ask(); });
}

void Strangers::ask()
{
    m_timer.cancel();
    const QList<UserId> ids = std::exchange(m_waiting, {});
    for (qsizetype from = 0; from < ids.size(); from += Limits::usersById)
        m_actions.users(ids.mid(from, Limits::usersById), [](const Result<QList<User>, Error> &) {});
}

} // namespace Chinwag

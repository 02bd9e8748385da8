#include "app/core/presence/statusexpiry.h"

#include <algorithm>

namespace Chinwag {

namespace {
// The wall clock may be set, and timers stand still while a machine sleeps.
constexpr milliseconds longestWait = std::chrono::minutes(1);
} // namespace

StatusExpiry::StatusExpiry(Clock &clock, TimerScheduler &timers, RoomBook &book, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timers(timers)
    , m_book(book)
{
    connect(&book, &RoomBook::usersChanged, this, &StatusExpiry::look);
}

void StatusExpiry::look(const QList<UserId> &users)
{
    for (const UserId &user : users) {
        const Status status = m_book.user(user).status;
        if (status.text.isEmpty() || status.until.count() == 0)
            m_ends.remove(user);
        else
            m_ends.insert(user, status.until);
    }
    drop();
}

void StatusExpiry::drop()
{
    m_wait.cancel();
    const milliseconds now = m_clock.wall();
    QList<User> over;
    for (auto end = m_ends.cbegin(); end != m_ends.cend(); ++end) {
        if (*end > now)
            continue;
        over.append(m_book.user(end.key()));
        over.last().status = {};
    }
    for (const User &user : std::as_const(over))
        m_ends.remove(user.id);
    if (!m_ends.isEmpty()) {
        const milliseconds next = *std::min_element(m_ends.cbegin(), m_ends.cend());
        m_wait = m_timers.after(std::min(next - now, longestWait), [this] { drop(); });
    }
    if (!over.isEmpty())
        m_book.addUsers(over); // is heard here, too
}

} // namespace Chinwag

#include "app/ui/timeline/roomtones.h"

#include "app/ui/words.h"

#include <algorithm>

namespace Chinwag {

void RoomTones::open(ChatSession *session, const RoomId &room)
{
    m_watch = std::make_unique<QObject>();
    if (!session)
        return setMembers({});
    const auto gather = [this, session, room] { setMembers(session->members().members(room)); };
    const auto ifHere = [room, gather](const RoomId &changed) {
        if (changed == room)
            gather();
    };
    connect(&session->members(), &MembersBook::reset, m_watch.get(), ifHere);
    connect(&session->members(), &MembersBook::added, m_watch.get(), ifHere);
    gather();
}

void RoomTones::setMembers(QList<UserId> members)
{
    const QHash<UserId, int> before = std::exchange(m_tones, {});
    m_uses = QList<int>(Words::tones, 0);
    std::sort(members.begin(), members.end(),
              [](const UserId &a, const UserId &b) { return a.toString() < b.toString(); });
    // Who has a tone alone, or is first of those who share it, keeps it.
    QList<UserId> others;
    for (const UserId &user : std::as_const(members)) {
        const int own = Words::tone(user.toString());
        if (m_uses[own] > 0) {
            others.append(user);
            continue;
        }
        m_tones.insert(user, own);
        ++m_uses[own];
    }
    for (const UserId &user : std::as_const(others))
        choose(user);
    if (m_tones != before)
        Q_EMIT changed();
}

int RoomTones::of(const UserId &user) const
{
    const auto known = m_tones.constFind(user);
    return known != m_tones.cend() ? *known : choose(user);
}

/// The least used, from one's own on.
int RoomTones::choose(const UserId &user) const
{
    const int own = Words::tone(user.toString());
    if (m_uses.isEmpty())
        return own;
    int best = own;
    for (int step = 1; step < Words::tones; ++step) {
        const int tone = (own + step) % Words::tones;
        if (m_uses[tone] < m_uses[best])
            best = tone;
    }
    m_tones.insert(user, best);
    ++m_uses[best];
    return best;
}

} // namespace Chinwag

#include "app/ui/settings/privacycontroller.h"

#include "app/ui/guarded.h"

namespace Chinwag {

void PrivacyController::setSession(ChatSession *session)
{
    m_watch.reset();
    m_session = session;
    setRequest(false, {});
    m_blocked.setUsers(session ? session->privacy().blocked() : QList<User>());
    Q_EMIT whoMayAddChanged();
    if (!session)
        return;
    m_watch = std::make_unique<QObject>();
    connect(&session->privacy(), &PrivacyBook::whoMayAddChanged, m_watch.get(),
            [this] { Q_EMIT whoMayAddChanged(); });
    connect(&session->privacy(), &PrivacyBook::blockedChanged, m_watch.get(),
            [this] { m_blocked.setUsers(m_session->privacy().blocked()); });
}

PrivacyController::Who PrivacyController::whoMayAdd() const
{
    const auto who = m_session ? m_session->privacy().whoMayAdd() : std::nullopt;
    if (!who)
        return Unknown;
    switch (*who) {
    case RoomInvites::Shared:
        return SharedRooms;
    case RoomInvites::Ask:
        return Ask;
    case RoomInvites::Nobody:
        break;
    }
    return Nobody;
}

void PrivacyController::refresh()
{
    if (begin())
        m_session->privacy().refresh(finish());
}

void PrivacyController::choose(Who who)
{
    if (who == whoMayAdd() || who == Unknown || !begin())
        return;
    const RoomInvites chosen = who == SharedRooms ? RoomInvites::Shared
                               : who == Ask       ? RoomInvites::Ask
                                                  : RoomInvites::Nobody;
    m_session->privacy().setWhoMayAdd(chosen, finish());
}

void PrivacyController::unblock(const QString &userId)
{
    if (begin())
        m_session->privacy().unblock(UserId(userId), finish());
}

bool PrivacyController::begin()
{
    if (m_busy || !m_session)
        return false;
    setRequest(true, {});
    return true;
}

AccountApi::Done<Ok> PrivacyController::finish()
{
    return guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &answer) {
        setRequest(false, answer ? QString() : answer.error().message);
    });
}

void PrivacyController::setRequest(bool busy, const QString &error)
{
    if (m_busy == busy && m_error == error)
        return;
    m_busy = busy;
    m_error = error;
    Q_EMIT requestChanged();
}

} // namespace Chinwag

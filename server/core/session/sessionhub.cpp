#include "server/core/session/sessionhub.h"

#include "server/core/foundation/crypto.h"

#include <algorithm>

namespace Chinwag {

Session &SessionHub::add(std::unique_ptr<Transport> transport, SessionObserver &observer)
{
    const SessionId id{Crypto::randomId('s')};
    const auto session = std::make_shared<Session>(id, std::move(transport), m_context, m_flusher, observer);
    ++m_context.metrics.sessions;
    ++m_context.metrics.sessionsOpened;
    m_sessions.insert(id, session);
    return *session;
}

void SessionHub::addToUser(Session &session)
{
    m_byUser[session.user()].append(&session);
    m_context.metrics.users = m_byUser.size();
}

std::shared_ptr<Session> SessionHub::remove(Session &session)
{
    const auto byUser = m_byUser.find(session.user());
    if (byUser != m_byUser.end()) {
        byUser->removeOne(&session);
        if (byUser->isEmpty())
            m_byUser.erase(byUser);
    }
    m_context.metrics.users = m_byUser.size();
    --m_context.metrics.sessions;
    return m_sessions.take(session.id());
}

int SessionHub::openSessionsOf(const UserId &user) const
{
    const auto sessions = m_byUser.value(user);
    return static_cast<int>(
        std::count_if(sessions.begin(), sessions.end(), [](auto *s) { return s->isOpen(); }));
}

QList<Session *> SessionHub::all() const
{
    QList<Session *> result;
    result.reserve(m_sessions.size());
    for (const auto &session : m_sessions)
        result.append(session.get());
    return result;
}

void SessionHub::sendToUser(const UserId &user, const QByteArray &frame, const SessionId &except) const
{
    for (Session *session : sessionsOf(user)) {
        if (!(session->id() == except))
            session->send(frame);
    }
}

void SessionHub::sendEphemeralToUser(const UserId &user, const QByteArray &frame, quint64 key) const
{
    for (Session *session : sessionsOf(user))
        session->sendEphemeral(frame, key);
}

} // namespace Chinwag

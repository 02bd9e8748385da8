#pragma once

#include "server/core/session/session.h"

namespace Chinwag {

/// The sessions of this node, by id and by user. Owns them.
class SessionHub
{
public:
    explicit SessionHub(NodeContext &context)
        : m_context(context)
        , m_flusher(context)
    {
    }

    Session &add(std::unique_ptr<Transport> transport, SessionObserver &observer);
    /// After Session::authenticated().
    void addToUser(Session &session);
    /// Gives the last owner of it: a caller keeps it until its callbacks are over and nobody knows it any
    /// more.
    std::shared_ptr<Session> remove(Session &session);

    /// Null when gone: asynchronous work keeps the id and asks again.
    Session *find(const SessionId &id) const { return m_sessions.value(id).get(); }
    QList<Session *> sessionsOf(const UserId &user) const { return m_byUser.value(user); }
    bool hasUser(const UserId &user) const { return m_byUser.contains(user); }
    /// Not counting those that are being closed.
    int openSessionsOf(const UserId &user) const;
    QList<UserId> users() const { return m_byUser.keys(); }
    QList<Session *> all() const;
    qsizetype size() const { return m_sessions.size(); }

    void sendToUser(const UserId &user, const QByteArray &frame, const SessionId &except = {}) const;
    void sendEphemeralToUser(const UserId &user, const QByteArray &frame, quint64 key) const;

private:
    NodeContext &m_context;
    OutboundFlusher m_flusher;
    QHash<SessionId, std::shared_ptr<Session>> m_sessions;
    QHash<UserId, QList<Session *>> m_byUser;
};

} // namespace Chinwag

#pragma once

#include "server/core/session/sessionhub.h"

#include <QJsonObject>

namespace Chinwag {

/// Who sent a command.
struct Caller
{
    SessionId session;
    UserId user;
};

/// The one reply a command with an id gets. Copyable, outlives its session: then nothing is sent. Every
/// command calls ok() or fail() exactly once.
class Reply
{
public:
    Reply(const SessionHub &hub, SessionId session, RequestId id)
        : m_hub(hub)
        , m_session(std::move(session))
        , m_id(id)
    {
    }

    void ok(const QJsonObject &data = {}) const;
    void ok(const SyncResult &result) const;
    void ok(const SendResult &result) const;
    void ok(Seq seq) const;
    void fail(const Error &error) const;

private:
    /// Null when nobody waits for the reply.
    Session *receiver() const { return m_id ? m_hub.find(m_session) : nullptr; }

    const SessionHub &m_hub;
    SessionId m_session;
    RequestId m_id;
};

} // namespace Chinwag

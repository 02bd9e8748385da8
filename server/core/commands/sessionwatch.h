#pragma once

#include "server/core/rooms/relay.h"
#include "server/core/session/sessionhub.h"

#include <QSet>

namespace Chinwag {

/// Ends connections whose device is good for nothing any more: signed out, expired, banned. Whatever it hears
/// of that is only a reason to ask the store, whose answer decides: what was done on this node, what other
/// nodes say, and the store's own list of revocations, which is read twice a second, with or without a
/// broker.
class SessionWatch
{
public:
    SessionWatch(NodeContext &context, SessionHub &hub, Relay &relay);

    /// Of every session, once it is the user's. What was revoked between the check of its credential and now
    /// ends it before `hello`.
    void opened(Session &session);
    /// Something was revoked on this node: looks here, and tells the other nodes.
    void revoked(const Revocation &revocation);

private:
    void poll();
    void heard(const QList<Revocation> &revocations);
    void suspect(const UserId &user);
    /// Answered before what is asked on the same account later.
    void ask(const QList<Session *> &sessions, const Principal &principal = Principal::server());
    void decide(Session &session, const DeviceStanding &standing);
    void endAfter(Session &session, milliseconds time);
    void endingIsDue();
    void forgetOldNews(milliseconds now);

    NodeContext &m_context;
    SessionHub &m_hub;
    Relay &m_relay;
    QHash<UserId, milliseconds> m_suspected; ///< lately, and when: a session of theirs may be on its way
    QHash<QString, milliseconds> m_heard;    ///< ids of revocations that were looked into
    QSet<SessionId> m_undecided;             ///< the store did not answer
    milliseconds m_polledAt;
    bool m_polling = false;
    std::optional<milliseconds> m_nextEnd;
    Timer m_poll;
    Timer m_end;
    Lifeline m_life;
};

} // namespace Chinwag

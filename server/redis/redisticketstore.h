#pragma once

#include "server/core/foundation/serviceidentity.h"
#include "server/core/ports/ticketstore.h"
#include "server/redis/redisconnection.h"

#include <map>

namespace Chinwag {

/// Tickets of a cluster: in Redis (SET PX, GETDEL; needs Redis 6.2), and in the fallback while Redis is away
/// or does not answer in time, so that a dead Redis keeps nobody out. A value is signed with a key of the
/// service and bound to its ticket: whoever else can write to Redis makes no ticket and changes none.
///
/// A ticket is given out once because each of the two gives it out once and it is in one of them only. The
/// exception is a SET without an answer: it may have been carried out, or be carried out later by a Redis
/// that was only slow. The ticket then goes to the fallback, and Redis is told to forget it: right behind the
/// SET on the same connection when that still stands, so that nobody can take it in between, otherwise as
/// soon as a connection is back. Until then, and not longer than the ticket's lifetime after the SET, a node
/// that reaches Redis and one that does not could both give it out. A GETDEL without an answer may have used
/// the ticket up: its bearer needs a new one.
class RedisTicketStore final : public TicketStore
{
public:
    static constexpr milliseconds defaultDeadline{2000};

    /// `deadline` is how long Redis may take for one call. All references must outlive the store.
    RedisTicketStore(RedisConnection &redis, const ServiceIdentity &service, TicketStore &fallback,
                     TimerScheduler &timers, milliseconds deadline = defaultDeadline);

    void put(const QByteArray &ticketHash, const Identity &identity, std::chrono::milliseconds lifetime,
             Done<Ok> done) override;
    void take(const QByteArray &ticketHash, const Principal &asker,
              Done<std::optional<Identity>> done) override;
    /// Values under our keys that no node of this service has put there; each was no ticket. Only grows.
    quint64 forged() const { return m_forged; }

private:
    using Answer = RedisConnection::Answer;
    struct Call
    {
        Answer answer;
        Timer deadline;
    };

    bool ask(const QList<QByteArray> &command, Answer answer);
    QByteArray keyOf(const QByteArray &ticketHash) const;
    QByteArray signature(const QByteArray &ticketHash, const QByteArray &identity) const;
    std::optional<Identity> identityIn(const QByteArray &ticketHash, const QByteArray &value);
    void finish(quint64 call, const std::optional<RedisReply> &reply);
    void forget(const QByteArray &key);
    void forgetDoubtful();

    RedisConnection &m_redis;
    TicketStore &m_fallback;
    TimerScheduler &m_timers;
    const milliseconds m_deadline;
    const QByteArray m_prefix; ///< of the tickets' keys
    const QByteArray m_key;
    quint64 m_forged = 0;
    std::map<quint64, Call> m_calls;
    quint64 m_lastCall = 0;
    QList<QByteArray> m_doubtful; ///< keys that may be in Redis and must not
    Timer m_retry;
    Lifeline m_life;
};

} // namespace Chinwag

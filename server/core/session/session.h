#pragma once

#include "server/core/ports/frontdoor.h"
#include "server/core/session/outboundqueue.h"
#include "shared/base/ratelimiter.h"
#include "shared/protocol/frames.h"

namespace Chinwag {

class Session;

/// Whom a session tells. Never called from inside a call into the session.
class SessionObserver
{
public:
    virtual ~SessionObserver() = default;
    virtual void onFrame(Session &session, const QByteArray &bytes) = 0;
    virtual void onClosed(Session &session) = 0; ///< once, last
};

/// One connection: its state, its heartbeat, its limits and what waits for it. Knows no rooms and no
/// commands. AwaitingAuth → Joining (rooms are being loaded) → Live → Closing (a Close is on its way) →
/// Closed.
class Session
{
public:
    enum class State { AwaitingAuth, Joining, Live, Closing, Closed };

    Session(SessionId id, std::unique_ptr<Transport> transport, NodeContext &context,
            OutboundFlusher &flusher, SessionObserver &observer);

    const SessionId &id() const { return m_id; }
    State state() const { return m_state; }
    bool isOpen() const { return m_state < State::Closing; }
    bool isLive() const { return m_state == State::Live; }
    const Identity &identity() const { return m_identity; }
    const UserId &user() const { return m_identity.user.id; }
    QString remoteAddress() const { return m_transport->remoteAddress(); }

    /// The first frame is being checked; a second one before the answer is a mistake.
    void beginAuthentication() { m_authenticating = true; }
    bool isAuthenticating() const { return m_authenticating; }
    bool wasLive() const { return m_wasLive; }
    /// AwaitingAuth → Joining. Pushes are kept from now on and follow `hello`.
    void authenticated(const Identity &identity);
    /// They call themselves something else, or say something else of themselves, from now on.
    void rename(const User &user) { m_identity.user = user; }
    /// Joining → Live: sends `hello` first, then starts the heartbeat and hands over frames that came early.
    void goLive(const QByteArray &hello);

    /// When its device's time is over, monotonic; none: it has no end that is known.
    void setEnd(milliseconds end) { m_end = end; }
    std::optional<milliseconds> end() const { return m_end; }

    void send(const QByteArray &frame);
    void sendEphemeral(const QByteArray &frame, quint64 key);
    void close(CloseCode code, const QString &reason);
    /// Whether so many bytes more can wait for this client: what the server itself makes large is made only
    /// then.
    bool hasRoomFor(qint64 bytes) const { return m_queue.hasRoomFor(bytes); }

    /// False when the client exceeds its rate; who goes on for long is closed with 4029.
    bool takeCommandToken();
    milliseconds commandRetryAfter() const { return m_commands.retryAfter(); }
    /// Counts towards the limit that ends the connection.
    void countMalformed();
    void pongReceived() { m_pongOwed = false; }
    bool isPongOwed() const { return m_pongOwed; }

private:
    void received(const QByteArray &frame);
    void ended(quint16 code);
    void startHeartbeat();
    void ping();
    void checkAnswer();

    SessionId m_id;
    std::unique_ptr<Transport> m_transport;
    NodeContext &m_context;
    SessionObserver &m_observer;
    OutboundQueue m_queue;
    State m_state = State::AwaitingAuth;
    Identity m_identity;
    std::optional<milliseconds> m_end;
    QList<QByteArray> m_early;
    RateLimiter m_commands;
    int m_overRate = 0;
    int m_malformed = 0;
    bool m_authenticating = false;
    bool m_wasLive = false;
    bool m_pongOwed = false;
    bool m_heardSincePing = true;
    Timer m_deadline; // of authentication, then of the heartbeat
    Lifeline m_life;
};

} // namespace Chinwag

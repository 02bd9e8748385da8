#pragma once

#include "app/core/connection/connectionattempt.h"
#include "app/core/connection/environment.h"
#include "app/core/connection/heartbeatwatchdog.h"
#include "app/core/connection/pendingrequests.h"
#include "app/core/connection/serverapi.h"
#include "app/core/connection/synccourse.h"
#include "app/core/connection/wakedetector.h"
#include "shared/base/backoff.h"
#include "shared/base/timerscheduler.h"

#include <QObject>

namespace Chinwag {

/// Keeps one account connected, as one state machine:
/// Offline → FetchingTicket → Connecting → Syncing → Online → Waiting (backoff) → FetchingTicket …
/// Every attempt has a new ticket; then nothing may stand still for 10 s until it is Online: on a slow line
/// a handshake and a sync take their time. Ephemeral frames outside Online are dropped, never queued.
/// Loop thread only.
class ServerConnection : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Offline, ///< not started, or stopped for good (see stopReason())
        FetchingTicket,
        Connecting, ///< WebSocket is being opened, or waits for hello
        Syncing,    ///< hello is here, the missing events are not
        Online,
        Waiting, ///< for the next attempt
    };
    Q_ENUM(State)

    enum class StopReason { None, Stopped, SignedOut, Banned, ClientTooOld };
    Q_ENUM(StopReason)

    struct Dependencies
    {
        Clock &clock;
        TimerScheduler &timers;
        ServerApi &api;
        ClientTransportFactory makeTransport;
        NetworkMonitor &network;
        Backoff::Random random;
    };
    /// What the connection has locally, asked at every sync: the last seq per room.
    using Positions = std::function<QHash<RoomId, Seq>()>;

    static constexpr milliseconds ticketDeadline{60'000}; ///< above what the api allows itself on usual lines
    static constexpr milliseconds attemptDeadline{10'000}; ///< without anything that comes in
    static constexpr milliseconds stableAfter{
        30'000}; ///< Online for this long: the schedule starts over; half: one step back
    static constexpr milliseconds probeDeadline{5'000}; ///< for a sign of life after the network changed
    static constexpr milliseconds longestServerDelay{5 * 60'000};
    static constexpr milliseconds longestSyncPause{5'000}; ///< when the server asks for one between two parts

    ServerConnection(Dependencies dependencies, Positions positions, QObject *parent = nullptr);
    /// Drops outstanding requests without an answer. Not from inside one of its signals: use deleteLater().
    ~ServerConnection() override;

    void start(const QUrl &server, const QString &token);
    void stop();
    /// Makes an attempt at once when Waiting; the schedule of later attempts is not reset.
    void reconnectNow();

    State state() const { return m_state; }
    StopReason stopReason() const { return m_stopReason; }
    bool isOnline() const { return m_state == State::Online; }
    /// Until the next attempt, 0 unless Waiting.
    milliseconds untilNextAttempt() const;
    int attempt() const;
    /// False when the system says that there is no network.
    bool hasNetwork() const;
    /// What was in the way of the newest attempt that has come so far as to know.
    Obstacle obstacle() const { return m_obstacle; }
    const QString &proxyInTheWay() const { return m_proxy; }           ///< where obstacle() is one of a proxy
    const std::optional<HelloFrame> &hello() const { return m_hello; } ///< of the current or last connection
    std::optional<quint16> lastCloseCode() const { return m_lastCloseCode; }

    // For people who want to see how it works (Connection Lab).
    std::optional<milliseconds> roundTrip() const { return m_pending.roundTrip(); } ///< of the newest reply
    int heartbeats() const { return m_heartbeats; } ///< pings answered since start()
    /// Of the newest wait, as it began: what the schedule says, and what chance made of it.
    struct Delay
    {
        milliseconds nominal{0};
        milliseconds actual{0};
    };
    std::optional<Delay> lastDelay() const { return m_lastDelay; }
    struct Loss
    {
        const char *why = "";        ///< plain English, for reports
        std::optional<quint16> code; ///< when the other side, or the line, closed it
    };
    std::optional<Loss> lastLoss() const { return m_lastLoss; } ///< of a connection, or of an attempt

    /// Sends with an id; `done` gets the reply, or Temporary when the connection is lost first. Only while
    /// Online (else Temporary).
    void request(ClientFrame frame, Continuation<Result<QJsonObject, Error>> done);
    /// Sends without wanting an answer; dropped silently unless Online.
    void sendEphemeral(ClientFrame frame);

Q_SIGNALS:
    void stateChanged(Chinwag::ServerConnection::State state);
    void waitingChanged();
    /// The server lets one in once there is a second factor; it is asked again and again.
    void factorWanted();
    /// Before the first part of a sync: what it does not bring is no more.
    void syncBegins();
    /// Each part; the one without `next` is the last.
    void synced(const Chinwag::SyncResult &result);
    /// Every push, in order: during Syncing, too (receivers merge by seq).
    void pushed(const Chinwag::ServerFrame &frame);

private:
    void stopFor(StopReason reason);
    void attemptNow();
    void ask(ClientFrame frame, PendingRequests::Done done);
    void refuseLater(PendingRequests::Done done);
    void send(const ClientEnvelope &envelope);

    void ticketRefused(const ReachError &error);
    void socketEnded(const ClientTransport::Ending &ending);
    void stoodStill();
    void frameReceived(const QByteArray &bytes);
    void helloReceived(const HelloFrame &frame);
    void pieceReceived();
    void progressed();
    void beginSync();
    void requestPart();
    void partAnswered(const Result<QJsonObject, Error> &answer);
    void syncEnded();
    void networkChanged();
    void wokeUp();
    void probe();
    void waitForProbe();
    void attemptSoon();

    /// The link is of no use any more: on to Waiting.
    void lose(const char *why, std::optional<milliseconds> serverDelay = std::nullopt);
    std::vector<PendingRequests::Done> dropLink(bool politely);
    void retire(std::shared_ptr<ConnectionAttempt> old);
    void failAll(std::vector<PendingRequests::Done> requests) const;
    milliseconds nextDelay(std::optional<milliseconds> serverDelay);
    void waitFor(milliseconds delay);
    void setState(State next);

    Dependencies m_deps;
    Positions m_positions;
    Backoff m_backoff;
    State m_state = State::Offline;
    StopReason m_stopReason = StopReason::None;
    QUrl m_server;
    std::shared_ptr<AccountApi> m_account;

    std::shared_ptr<ConnectionAttempt> m_link;
    std::vector<std::shared_ptr<ConnectionAttempt>> m_retired;
    PendingRequests m_pending;
    HeartbeatWatchdog m_watchdog;
    HeartbeatWatchdog m_standstill; ///< from Connecting to the end of Syncing
    std::shared_ptr<SyncCourse> m_course;
    WakeDetector m_wake;
    Timer m_deadline;
    Timer m_nextAttempt;
    Timer m_stable;
    Timer m_probing;
    Timer m_syncPause;
    Timer m_burial;
    std::map<quint64, Timer> m_refusals;
    quint64 m_nextRefusal = 0;

    milliseconds m_nextAttemptAt{0};
    milliseconds m_lastAttemptAt{0};
    std::optional<milliseconds> m_drainUntil;
    std::optional<HelloFrame> m_hello;
    std::optional<quint16> m_lastCloseCode;
    std::optional<quint16> m_endCode; ///< while what has ended is being lost
    std::optional<Delay> m_lastDelay;
    std::optional<Loss> m_lastLoss;
    Obstacle m_obstacle = Obstacle::None;
    QString m_proxy;
    std::optional<milliseconds> m_frameSince; ///< when the frame began that has not come to its end
    int m_heartbeats = 0;
};

} // namespace Chinwag

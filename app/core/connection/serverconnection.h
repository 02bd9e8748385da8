#pragma once

#include "app/core/connection/clienttransport.h"
#include "app/core/connection/environment.h"
#include "app/core/connection/serverapi.h"
#include "shared/base/backoff.h"
#include "shared/base/timerscheduler.h"

#include <QObject>

namespace Chinwag {

/// Keeps one account connected, as one state machine:
/// Offline → FetchingTicket → Connecting → Syncing → Online → Waiting (backoff) → FetchingTicket …
/// Every attempt has a new ticket and one deadline (10 s) over all its steps. Ephemeral frames outside Online
/// are dropped, never queued. Loop thread only.
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

    static constexpr milliseconds attemptDeadline{10'000};
    static constexpr milliseconds stableAfter{
        30'000}; ///< Online for this long: the schedule starts over; half: one step back
    static constexpr milliseconds probeDeadline{5'000}; ///< for an answer after the network changed
    static constexpr milliseconds longestServerDelay{5 * 60'000};
    static constexpr int mostPositions = 1000; ///< in one sync, so that it fits a frame

    ServerConnection(Dependencies dependencies, Positions positions, QObject *parent = nullptr);
    /// Drops outstanding requests without an answer. Not from inside one of its signals: use deleteLater().
    ~ServerConnection() override;

    void start(const QUrl &server, const QString &token);
    void stop();
    /// Makes an attempt at once when Waiting; the schedule of later attempts is not reset.
    void reconnectNow();

    State state() const;
    StopReason stopReason() const;
    bool isOnline() const { return state() == State::Online; }
    /// Until the next attempt, 0 unless Waiting.
    milliseconds untilNextAttempt() const;
    int attempt() const;
    /// False when the system says that there is no network.
    bool hasNetwork() const;
    std::optional<HelloFrame> hello() const; ///< of the current or last connection
    std::optional<quint16> lastCloseCode() const;

    // For people who want to see how it works (Connection Lab).
    milliseconds nominalDelay() const; ///< of the current or last wait, without jitter
    milliseconds actualDelay() const;
    std::optional<milliseconds> roundTrip() const; ///< of the newest reply
    int heartbeats() const;                        ///< pings answered since start()

    /// Sends with an id; `done` gets the reply, or Temporary when the connection is lost first. Only while
    /// Online (else Temporary).
    void request(ClientFrame frame, Continuation<Result<QJsonObject, Error>> done);
    /// Sends without wanting an answer; dropped silently unless Online.
    void sendEphemeral(ClientFrame frame);

Q_SIGNALS:
    void stateChanged(Chinwag::ServerConnection::State state);
    void waitingChanged();
    void synced(const Chinwag::SyncResult &result);
    /// Every push, in order: during Syncing, too (receivers merge by seq).
    void pushed(const Chinwag::ServerFrame &frame);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Chinwag

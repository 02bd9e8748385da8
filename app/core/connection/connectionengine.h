#pragma once

#include "app/core/connection/connectionattempt.h"
#include "app/core/connection/heartbeatwatchdog.h"
#include "app/core/connection/pendingrequests.h"
#include "app/core/connection/serverconnection.h"
#include "app/core/connection/wakedetector.h"

namespace Chinwag {

/// What a ServerConnection is made of: the transitions of its state machine. Only for serverconnection.cpp.
struct ServerConnection::Private
{
    Private(ServerConnection &connection, Dependencies dependencies, Positions askPositions);
    ~Private();

    void start(const QUrl &toServer, const QString &withToken);
    void stop(StopReason reason);
    void attemptNow();
    void request(ClientFrame frame, PendingRequests::Done done);
    void refuseLater(PendingRequests::Done done);
    void send(const ClientEnvelope &envelope);

    void ticketRefused(const Error &error);
    void socketEnded(quint16 code, const QString &detail);
    void frameReceived(const QByteArray &bytes);
    void helloReceived(const HelloFrame &frame);
    void requestSync();
    void syncAnswered(const Result<QJsonObject, Error> &answer);
    void networkChanged();
    void wokeUp();
    void probe();
    void attemptSoon();

    /// The link is of no use any more: on to Waiting.
    void lose(const char *why, std::optional<milliseconds> serverDelay = std::nullopt);
    std::vector<PendingRequests::Done> dropLink(bool politely);
    void retire(std::shared_ptr<ConnectionAttempt> old);
    void failAll(std::vector<PendingRequests::Done> requests) const;
    milliseconds nextDelay(std::optional<milliseconds> serverDelay);
    void waitFor(milliseconds delay);
    void setState(State next);

    ServerConnection &q;
    Dependencies deps;
    Positions positions;
    Backoff backoff;
    State state = State::Offline;
    StopReason stopReason = StopReason::None;
    QUrl server;
    QString token;

    std::shared_ptr<ConnectionAttempt> link;
    std::vector<std::shared_ptr<ConnectionAttempt>> retired;
    PendingRequests pending;
    HeartbeatWatchdog watchdog;
    WakeDetector wake;
    Timer deadline;
    Timer nextAttempt;
    Timer stable;
    Timer probing;
    Timer burial;
    std::map<quint64, Timer> refusals;
    quint64 nextRefusal = 0;

    milliseconds nextAttemptAt{0};
    milliseconds lastAttemptAt{0};
    milliseconds nominalDelay{0};
    milliseconds actualDelay{0};
    std::optional<milliseconds> drainUntil;
    std::optional<HelloFrame> hello;
    std::optional<quint16> lastCloseCode;
    int heartbeats = 0;
};

} // namespace Chinwag

#pragma once

#include "app/core/connection/faultinjectingtransport.h"
#include "app/core/connection/nullnetworkmonitor.h"
#include "app/core/connection/serverconnection.h"
#include "app/core/memory/memoryoutboxstore.h"
#include "app/core/outbox/outbox.h"
#include "app/core/timeline/timeline.h"

namespace Chinwag {

/// Proves against the real server that what one writes arrives once and in order though the connection is
/// lost again and again: on a connection of its own, with the machine that the window uses (outbox, log,
/// reconnects), in a room that is made for it and taken away after it. Used once. Loop thread.
class ProvingRun : public QObject
{
    Q_OBJECT
public:
    struct Plan
    {
        int messages = 20;
        milliseconds between{700};
        QList<milliseconds> drops{milliseconds{2000}, milliseconds{5000}, milliseconds{8000},
                                  milliseconds{11'000}, milliseconds{14'000}};
        milliseconds typingEvery{900};
        milliseconds patience{1000};    ///< with a schedule that wants to wait for longer
        milliseconds longest{30'000};   ///< until the log is looked at, whatever has arrived
        milliseconds reachable{15'000}; ///< to be Online for the first time
    };
    struct Parts
    {
        Clock &clock;
        TimerScheduler &timers;
        ServerApi &api;
        ClientTransportFactory makeTransport;
        Backoff::Random random;
        QUrl server;
        QString token;
        UserId self;
        std::function<void(const QString &name, AccountApi::Done<Room> done)> makeRoom; ///< a private one
        std::function<void(const RoomId &room, AccountApi::Done<Ok> done)> removeRoom;
        ServerConnection::Positions positions; ///< of all that is no business of this
    };
    enum class Stage { Idle, Making, Connecting, Talking, Checking, Removing, Over };
    Q_ENUM(Stage)

    struct Proof
    {
        int messages = 0;           ///< that were to be sent
        int stored = 0;             ///< that the server has, once or more
        int arrived = 0;            ///< that came here
        int twice = 0;              ///< copies of others, there or here
        int displaced = 0;          ///< those that stand before an earlier one, there or here
        int drops = 0;              ///< forced
        QList<milliseconds> back;   ///< from each drop to being online again
        QList<microseconds> typing; ///< from saying that one types to the server's having passed it on
        bool wasCancelled = false;
        std::optional<Error> error; ///< why there is no proof
        bool isGone = false;        ///< the room

        bool isProof() const;
        std::optional<milliseconds> longestBack() const;
        std::optional<microseconds> middleTyping() const;
    };

    explicit ProvingRun(Parts parts);
    ProvingRun(Parts parts, Plan plan);
    ~ProvingRun() override;

    void start();
    /// At any moment: what there is is taken away, then finished().
    void cancel();
    Stage stage() const { return m_stage; }
    RoomId room() const { return m_room; }
    int arrived() const { return m_arrivedCount; } ///< of the messages, so far
    const Plan &plan() const { return m_plan; }
    const Proof &proof() const { return m_proof; } ///< whole when it is Over

Q_SIGNALS:
    void progressed();
    void finished(); ///< once; delete this later, not now

private:
    void roomMade(const Result<Room, Error> &room);
    void connectParts();
    void stateChanged(ServerConnection::State state);
    void wentOnline();
    void beginTalking();
    void say();
    void type();
    void drop();
    void received(const QList<Event> &events);
    void send(const OutboxEntry &entry, Continuation<Result<SendResult, Error>> done);
    void lookWhetherDone();
    void check();
    void checked(const Result<HistoryPage, Error> &page);
    void fail(const Error &error);
    void leave();
    void leaveAgain(const Result<Ok, Error> &answer);
    void end();
    QHash<RoomId, Seq> positions() const;

    Parts m_parts;
    Plan m_plan;
    Stage m_stage = Stage::Idle;
    Proof m_proof;
    RoomId m_room;
    Faults m_faults;
    NullNetworkMonitor m_network;
    MemoryOutboxStore m_store;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Timeline> m_log;
    std::unique_ptr<ServerConnection> m_connection;
    QList<Nonce> m_nonces; ///< of the messages, in their order
    int m_arrivedCount = 0;
    int m_removals = 0;
    std::optional<milliseconds> m_droppedAt;
    QList<milliseconds> m_dropsLeft;
    milliseconds m_begunAt{0};
    Timer m_saying;
    Timer m_typing;
    Timer m_dropping;
    Timer m_hurry;
    Timer m_deadline;
    Timer m_removal;
};

} // namespace Chinwag

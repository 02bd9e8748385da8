#include "tests/support/clienttestkit.h"

#include "app/core/connection/connectionattempt.h"
#include "shared/protocol/limits.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using State = ServerConnection::State;
using StopReason = ServerConnection::StopReason;

namespace {

struct Client
{
    ClientWorld world;
    QHash<RoomId, Seq> positions;
    ServerConnection connection{world.dependencies(), [this] { return positions; }};
    QList<State> states;

    Client()
    {
        QObject::connect(&connection, &ServerConnection::stateChanged, &connection,
                         [this](State state) { states.append(state); });
    }
    void start() { connection.start(serverUrl, token); }
    void goOnline()
    {
        start();
        world.accept();
    }
    void losePromptly() { world.link().end(1006); }
};

const ReachError temporary{{ErrorCode::Temporary, QStringLiteral("down"), std::nullopt},
                           Obstacle::Unreachable};

} // namespace

class tst_ServerConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesThroughEveryStateToOnline()
    {
        Client client;
        QCOMPARE(client.connection.state(), State::Offline);
        client.start();
        QCOMPARE(client.connection.state(), State::FetchingTicket);
        client.world.turn();
        QCOMPARE(client.connection.state(), State::Connecting);
        client.world.sayHello();
        QCOMPARE(client.connection.state(), State::Syncing);
        client.world.answerSync();
        QCOMPARE(client.connection.state(), State::Online);
        QCOMPARE(client.states,
                 (QList{State::FetchingTicket, State::Connecting, State::Syncing, State::Online}));
        QCOMPARE(client.connection.hello()->node, QStringLiteral("node-a"));
        QCOMPARE(client.world.api.tokens, QStringList{token});
    }

    void whatIsInTheWayIsKnownUntilItIsGone()
    {
        Client client;
        client.world.api.ticketError =
            ReachError{{ErrorCode::Temporary, QStringLiteral("old"), std::nullopt}, Obstacle::Expired};
        client.start();
        client.world.turn();
        QCOMPARE(client.connection.state(), State::Waiting);
        QVERIFY(client.connection.obstacle() == Obstacle::Expired);
        client.world.api.ticketError.reset();
        client.connection.reconnectNow();
        QVERIFY(client.connection.obstacle() == Obstacle::Expired); // nothing better is known yet
        client.world.accept();
        QCOMPARE(client.connection.state(), State::Online);
        QVERIFY(client.connection.obstacle() == Obstacle::None);
    }

    void opensTheSocketWithTheTicket()
    {
        Client client;
        client.goOnline();
        QCOMPARE(client.world.link().url, QUrl(QStringLiteral("ws://localhost:7420/ws?ticket=ticket-1")));
        QCOMPARE(ConnectionAttempt::socketUrl(QUrl(QStringLiteral("https://h:1")), QStringLiteral("a+b&c"))
                     .toEncoded(),
                 QByteArray("wss://h:1/ws?ticket=a%2Bb%26c"));
    }

    void syncAsksForWhatIsMissing()
    {
        Client client;
        client.positions = {{RoomId(QStringLiteral("r1")), 17}};
        client.start();
        client.world.turn();
        client.world.sayHello();
        QCOMPARE(client.world.link().all<SyncFrame>().constLast().rooms, client.positions);
    }

    void syncOfManyRoomsFitsAFrame()
    {
        Client client;
        for (int i = 0; i < 5000; ++i)
            client.positions.insert(RoomId(QStringLiteral("r%1").arg(i, 22, 10, QLatin1Char('0'))), i);
        client.start();
        client.world.turn();
        client.world.sayHello();
        const SyncFrame first = client.world.link().all<SyncFrame>().constLast();
        QCOMPARE(first.rooms.size(), qsizetype{SyncCourse::mostPositionsFirst});
        QVERIFY(encode(ClientEnvelope{1, first}).size() < Limits::frameAfterAuth);
        // Those that come first; the rest goes with later parts.
        QVERIFY(first.rooms.contains(RoomId(QStringLiteral("r%1").arg(0, 22, 10, QLatin1Char('0')))));
        QVERIFY(first.rooms.contains(RoomId(QStringLiteral("r%1").arg(999, 22, 10, QLatin1Char('0')))));
    }

    void syncGoesOnUntilNothingIsLeft()
    {
        Client client;
        for (const char *room : {"r1", "r2", "r3", "r4"})
            client.positions.insert(RoomId(QLatin1String(room)), 7);
        int parts = 0;
        QObject::connect(&client.connection, &ServerConnection::synced, &client.connection, [&] { ++parts; });
        client.start();
        client.world.turn();
        client.world.sayHello();
        client.world.sync.rooms = {SyncedRoom{makeRoom(QStringLiteral("r1"), 7), {}, {}, {}},
                                   SyncedRoom{makeRoom(QStringLiteral("r2"), 9),
                                              {},
                                              {makeMessage(QStringLiteral("r2"), 8, QStringLiteral("ann"))},
                                              {}}};
        client.world.sync.next = QStringLiteral("more");
        client.world.answerSync();
        QCOMPARE(parts, 1);
        QCOMPARE(client.connection.state(), State::Syncing);
        const SyncFrame second = client.world.link().all<SyncFrame>().constLast();
        QCOMPARE(second.cursor, QStringLiteral("more"));
        // r2 has begun to come, r1 is here.
        QCOMPARE(second.rooms, (QHash<RoomId, Seq>{{RoomId(QStringLiteral("r2")), 8},
                                                   {RoomId(QStringLiteral("r3")), 7},
                                                   {RoomId(QStringLiteral("r4")), 7}}));
        client.world.sync = SyncResult();
        client.world.answerSync();
        QCOMPARE(parts, 2);
        QCOMPARE(client.connection.state(), State::Online);
    }

    void partsGrowWithTheLine()
    {
        Client client;
        client.start();
        client.world.turn();
        client.world.sayHello();
        const auto asked = [&] { return client.world.link().all<SyncFrame>().constLast().bytes; };
        QCOMPARE(asked(), SyncCourse::firstBytes);
        client.world.sync.rooms = {SyncedRoom{makeRoom(QStringLiteral("r1")), {}, {}, {}}};
        client.world.sync.next = QStringLiteral("more");
        client.world.answerSync(); // at once
        QCOMPARE(asked(), 8 * SyncCourse::firstBytes);
        client.world.answerSync();
        QCOMPARE(asked(), Limits::syncReply);
        client.world.advance(milliseconds{8000});
        client.world.answerSync();
        QCOMPARE(asked(), Limits::syncReply / 4);
        client.world.advance(milliseconds{9999});
        client.world.answerSync();
        client.world.advance(milliseconds{9999});
        client.world.answerSync();
        QVERIFY(asked() >= Limits::syncReplyLeast);
        QVERIFY(asked() < SyncCourse::firstBytes);
    }

    void aRefusedPartIsAskedForAgain()
    {
        Client client;
        client.start();
        client.world.turn();
        client.world.sayHello();
        client.world.refuse<SyncFrame>(Error{ErrorCode::RateLimited, QString(), milliseconds{700}});
        client.world.advance(milliseconds{699});
        QCOMPARE(client.world.link().all<SyncFrame>().size(), 1);
        client.world.advance(milliseconds{1});
        QCOMPARE(client.world.link().all<SyncFrame>().size(), 2);
        // Longer than a standstill may be: not longer than it may be.
        client.world.refuse<SyncFrame>(Error{ErrorCode::RateLimited, QString(), milliseconds{60'000}});
        client.world.advance(ServerConnection::longestSyncPause);
        QCOMPARE(client.world.link().all<SyncFrame>().size(), 3);
        client.world.answerSync();
        QCOMPARE(client.connection.state(), State::Online);
    }

    void aSyncThatNeverEndsIsGivenUp()
    {
        Client client;
        client.start();
        client.world.turn();
        client.world.sayHello();
        client.world.sync.next = QStringLiteral("more");
        for (int i = 0; i <= SyncCourse::mostParts && client.connection.state() == State::Syncing; ++i)
            client.world.answerSync();
        QCOMPARE(client.connection.state(), State::Waiting);
    }

    /// As slow as it gets: what the server says, pings included, waits behind the part that is on the line.
    void aSlowLineIsNoDeadLine_data()
    {
        QTest::addColumn<int>("bytesPerSecond");
        QTest::newRow("2 kB/s") << 2000;
        QTest::newRow("1 kB/s") << 1000;
    }
    void aSlowLineIsNoDeadLine()
    {
        QFETCH(int, bytesPerSecond);
        Client client;
        client.start();
        client.world.turn();
        client.world.sayHello();
        milliseconds longest{0};
        milliseconds took{0};
        int left = 250'000;
        client.world.sync.rooms = {SyncedRoom{makeRoom(QStringLiteral("r1")), {}, {}, {}}};
        while (left > 0 && client.connection.state() == State::Syncing) {
            const int part = std::min(left, client.world.link().all<SyncFrame>().constLast().bytes);
            left -= part;
            const milliseconds onTheWay{1000 * part / bytesPerSecond};
            longest = std::max(longest, onTheWay);
            took += onTheWay;
            for (milliseconds passed{0}; passed < onTheWay; passed += milliseconds{100}) {
                client.world.advance(milliseconds{100});
                client.world.link().progress();
            }
            client.world.sync.next = left > 0 ? QStringLiteral("more") : QString();
            client.world.answerSync();
        }
        QCOMPARE(client.connection.state(), State::Online);
        QVERIFY(took > std::chrono::minutes{2});
        QVERIFY2(longest < Limits::heartbeatTimeout, qPrintable(QString::number(longest.count())));
    }

    void syncedComesBeforeOnline()
    {
        Client client;
        State during = State::Offline;
        QObject::connect(&client.connection, &ServerConnection::synced, &client.connection,
                         [&] { during = client.connection.state(); });
        client.goOnline();
        QCOMPARE(during, State::Syncing);
    }

    void pushesDuringSyncingArePassedOn()
    {
        Client client;
        int pushes = 0;
        QObject::connect(&client.connection, &ServerConnection::pushed, &client.connection,
                         [&] { ++pushes; });
        client.start();
        client.world.turn();
        client.world.sayHello();
        client.world.link().push(EventFrame{makeMessage(QStringLiteral("r1"), 1, QStringLiteral("ann"))});
        QCOMPARE(pushes, 1);
        QCOMPARE(client.connection.state(), State::Syncing);
    }

    void everyAttemptHasANewTicket()
    {
        Client client;
        client.goOnline();
        client.losePromptly();
        client.world.advance(seconds{1});
        QCOMPARE(client.world.api.tickets, 2);
        QVERIFY(client.world.link().url.toString().endsWith(QStringLiteral("ticket-2")));
    }

    void backoffDoublesUpToThirtySeconds_data()
    {
        QTest::addColumn<double>("random");
        QTest::addColumn<QList<int>>("delays");
        QTest::newRow("shortest") << 0.0 << QList<int>{500, 1000, 2000, 4000, 8000, 15000, 15000, 15000};
        QTest::newRow("middle") << 0.5 << QList<int>{750, 1500, 3000, 6000, 12000, 22500, 22500, 22500};
        QTest::newRow("longest") << 0.999999 << QList<int>{999, 1999, 3999, 7999, 15999, 29999, 29999, 29999};
    }
    void backoffDoublesUpToThirtySeconds()
    {
        QFETCH(double, random);
        QFETCH(QList<int>, delays);
        Client client;
        client.world.random = random;
        client.world.api.ticketError = temporary;
        client.start();
        for (const int delay : delays) {
            client.world.turn();
            QCOMPARE(client.connection.state(), State::Waiting);
            QCOMPARE(client.connection.untilNextAttempt(), milliseconds{delay});
            const int before = client.world.api.tickets;
            client.world.advance(milliseconds{delay - 1});
            QCOMPARE(client.world.api.tickets, before);
            client.world.advance(milliseconds{1});
            QCOMPARE(client.world.api.tickets, before + 1);
        }
    }

    void scheduleStartsOverOnlyAfterStableConnection()
    {
        Client client;
        client.goOnline();
        for (const int delay : {750, 1500, 3000}) {
            client.losePromptly();
            QCOMPARE(client.connection.untilNextAttempt(), milliseconds{delay});
            client.world.advance(milliseconds{delay});
            client.world.accept();
        }
        client.world.advance(ServerConnection::stableAfter - milliseconds{1});
        client.world.link().push(PingFrame{});
        client.losePromptly();
        QCOMPARE(client.connection.untilNextAttempt(), milliseconds{3000}); // one step back from 6000
        client.world.advance(milliseconds{3000});
        client.world.accept();
        client.world.advance(ServerConnection::stableAfter);
        client.losePromptly();
        QCOMPARE(client.connection.untilNextAttempt(), milliseconds{750});
    }

    void halfOfTheStableTimeTakesOneStepBack()
    {
        Client client;
        client.goOnline();
        client.losePromptly();
        client.world.advance(milliseconds{750});
        client.world.accept();
        client.world.advance(ServerConnection::stableAfter / 2 - milliseconds{1});
        client.losePromptly();
        QCOMPARE(client.connection.untilNextAttempt(), milliseconds{1500});
        client.world.advance(milliseconds{1500});
        client.world.accept();
        client.world.advance(ServerConnection::stableAfter / 2);
        client.losePromptly();
        QCOMPARE(client.connection.untilNextAttempt(), milliseconds{1500});
    }

    /// One node after the other dies, 20 s apart, while others are there to go to.
    void rareLossesDoNotAddUp()
    {
        Client client;
        client.goOnline();
        for (int loss = 0; loss < 6; ++loss) {
            client.losePromptly();
            QCOMPARE(client.connection.untilNextAttempt(), milliseconds{750});
            client.world.advance(milliseconds{750});
            client.world.accept();
            client.world.advance(milliseconds{19'250});
            client.world.link().push(PingFrame{});
        }
    }

    void aTicketIsWaitedForAMinute()
    {
        Client client;
        client.world.api.silent = true; // it answers by itself when nothing moves; this is for the worst
        client.start();
        client.world.advance(ServerConnection::ticketDeadline - milliseconds{1});
        QCOMPARE(client.connection.state(), State::FetchingTicket);
        client.world.advance(milliseconds{1});
        QCOMPARE(client.connection.state(), State::Waiting);
    }

    void helloMustNotStandStill()
    {
        Client client;
        client.start();
        client.world.turn();
        for (int i = 0; i < 5; ++i) { // a handshake on a slow line
            client.world.advance(ServerConnection::attemptDeadline - milliseconds{1});
            QCOMPARE(client.connection.state(), State::Connecting);
            client.world.link().progress();
        }
        client.world.advance(ServerConnection::attemptDeadline);
        QCOMPARE(client.connection.state(), State::Waiting);
    }

    void aLongFrameDoesNotMakeUsLookDead()
    {
        Client client;
        client.goOnline();
        QCOMPARE(client.world.link().all<PongFrame>().size(), 0);
        for (int i = 0; i < 60; ++i) { // a ping waits behind it
            client.world.advance(seconds{1});
            client.world.link().progress();
        }
        const auto signs = client.world.link().all<PongFrame>().size();
        QVERIFY2(signs >= 9 && signs <= 12, qPrintable(QString::number(signs)));
        // Frames that come in one piece are no reason to say anything.
        for (int i = 0; i < 60; ++i) {
            client.world.advance(seconds{1});
            client.world.link().progress();
            client.world.link().push(DrainingPush{milliseconds{1000}});
        }
        QVERIFY(client.world.link().all<PongFrame>().size() <= signs + 1);
    }

    void aProbeWaitsWhileSomethingComesIn()
    {
        Client client;
        client.goOnline();
        client.world.network.change(true);
        for (int i = 0; i < 10; ++i) {
            client.world.advance(ServerConnection::probeDeadline - milliseconds{1});
            client.world.link().progress();
        }
        QCOMPARE(client.world.api.tickets, 1);
        client.world.advance(ServerConnection::probeDeadline);
        QCOMPARE(client.world.api.tickets, 2);
    }

    void aServerOnThisComputerNeedsNoNetwork()
    {
        Client client;
        client.world.network.change(false);
        client.start(); // localhost
        QVERIFY(client.connection.hasNetwork());
        client.connection.start(QUrl(QStringLiteral("http://chat.example:7420")), token);
        QVERIFY(!client.connection.hasNetwork());
    }

    void aChangedNetworkIsTriedWhateverTheSystemSays()
    {
        Client client;
        client.world.api.ticketError = temporary;
        client.start();
        client.world.advance(seconds{31});
        const int before = client.world.api.tickets;
        client.world.network.change(false); // no way to everywhere, and perhaps one to our server
        QCOMPARE(client.world.api.tickets, before + 1);
    }

    void aSyncMustNotStandStill()
    {
        Client client;
        client.start();
        client.world.turn();
        client.world.sayHello();
        for (int i = 0; i < 5; ++i) {
            client.world.advance(ServerConnection::attemptDeadline - milliseconds{1});
            QCOMPARE(client.connection.state(), State::Syncing);
            i % 2 == 0 ? client.world.link().progress() : client.world.link().push(PingFrame{});
        }
        client.world.advance(ServerConnection::attemptDeadline + milliseconds{1});
        QCOMPARE(client.connection.state(), State::Waiting);
    }

    void lateTicketOfAnAbandonedAttemptIsIgnored()
    {
        Client client;
        client.start();
        client.connection.stop();
        client.world.advance(seconds{5});
        QVERIFY(client.world.links.empty());
        QCOMPARE(client.connection.state(), State::Offline);
    }

    void refusedTokenMeansSignedOut()
    {
        Client client;
        client.world.api.ticketError = ReachError{{ErrorCode::Unauthorized, QString(), std::nullopt}};
        client.start();
        client.world.advance(seconds{120});
        QCOMPARE(client.connection.state(), State::Offline);
        QCOMPARE(client.connection.stopReason(), StopReason::SignedOut);
        QCOMPARE(client.world.api.tickets, 1);
    }

    void closeCodesThatStop_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<StopReason>("reason");
        QTest::newRow("signed out") << 4501 << StopReason::SignedOut;
        QTest::newRow("banned") << 4502 << StopReason::Banned;
        QTest::newRow("too old") << 4503 << StopReason::ClientTooOld;
        QTest::newRow("of a newer server") << 4999 << StopReason::Stopped;
    }
    void closeCodesThatStop()
    {
        QFETCH(int, code);
        QFETCH(StopReason, reason);
        Client client;
        client.goOnline();
        client.world.link().end(static_cast<quint16>(code));
        client.world.advance(seconds{120});
        QCOMPARE(client.connection.state(), State::Offline);
        QCOMPARE(client.connection.stopReason(), reason);
        QCOMPARE(client.world.api.tickets, 1);
    }

    void closeCodesThatReconnect_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : {1000, 1001, 1006, 1008, 1011, 4000, 4008, 4029, 4499})
            QTest::addRow("%d", code) << code;
    }
    void closeCodesThatReconnect()
    {
        QFETCH(int, code);
        Client client;
        client.goOnline();
        client.world.link().end(static_cast<quint16>(code));
        QCOMPARE(client.connection.state(), State::Waiting);
        QCOMPARE(client.connection.lastCloseCode(), std::optional(static_cast<quint16>(code)));
        client.world.advance(seconds{1});
        QCOMPARE(client.connection.state(), State::Connecting);
    }

    void drainingDelayWins()
    {
        Client client;
        client.goOnline();
        client.world.link().push(DrainingPush{milliseconds{7000}});
        client.world.advance(milliseconds{2000});
        client.world.link().end(1001);
        QCOMPARE(client.connection.untilNextAttempt(), milliseconds{5000});
    }

    void retryAfterWins()
    {
        Client client;
        client.world.api.ticketError = ReachError{{ErrorCode::RateLimited, QString(), milliseconds{42'000}}};
        client.start();
        client.world.turn();
        QCOMPARE(client.connection.untilNextAttempt(), milliseconds{42'000});
    }

    void serverCannotMakeUsSpinOrWaitForEver()
    {
        Client client;
        client.world.api.ticketError = ReachError{{ErrorCode::RateLimited, QString(), milliseconds{0}}};
        client.start();
        client.world.advance(seconds{20});
        QVERIFY2(client.world.api.tickets < 10, qPrintable(QString::number(client.world.api.tickets)));
        client.world.api.ticketError->retryAfter = std::chrono::hours{24 * 365};
        client.world.advance(seconds{60});
        QVERIFY(client.connection.untilNextAttempt() <= ServerConnection::longestServerDelay);
    }

    void reconnectNowAttemptsAtOnceAndKeepsTheSchedule()
    {
        Client client;
        client.world.api.ticketError = temporary;
        client.start();
        client.world.advance(seconds{5}); // 750 + 1500 + waiting 3000
        const int before = client.world.api.tickets;
        client.connection.reconnectNow();
        QCOMPARE(client.world.api.tickets, before + 1);
        client.world.turn();
        QCOMPARE(client.connection.untilNextAttempt(), milliseconds{6000});
    }

    void reconnectNowDoesNothingUnlessWaiting()
    {
        Client client;
        client.connection.reconnectNow();
        QCOMPARE(client.connection.state(), State::Offline);
        client.goOnline();
        client.connection.reconnectNow();
        QCOMPARE(client.connection.state(), State::Online);
        QCOMPARE(client.world.api.tickets, 1);
    }

    void stopIsPoliteAndFinal()
    {
        Client client;
        client.goOnline();
        client.connection.stop();
        QCOMPARE(client.world.link().closedWith, std::optional(CloseCode::Normal));
        client.world.advance(seconds{120});
        QCOMPARE(client.connection.state(), State::Offline);
        QCOMPARE(client.connection.stopReason(), StopReason::Stopped);
        QVERIFY(client.world.link().destroyed);
        QCOMPARE(client.world.timers.pending(), 0);
    }

    void canBeStartedAgainAfterAStop()
    {
        Client client;
        client.goOnline();
        client.world.link().end(4501);
        client.goOnline();
        QCOMPARE(client.connection.state(), State::Online);
        QCOMPARE(client.connection.stopReason(), StopReason::None);
    }

    void changedNetworkAttemptsAtOnce()
    {
        Client client;
        client.world.api.ticketError = temporary;
        client.start();
        client.world.advance(seconds{30});
        QVERIFY(client.connection.untilNextAttempt() > seconds{2});
        client.world.advance(seconds{1});
        const int before = client.world.api.tickets;
        client.world.network.change(true);
        QCOMPARE(client.world.api.tickets, before + 1);
    }

    void withoutNetworkTheScheduleGoesOn()
    {
        Client client;
        client.world.api.ticketError = temporary;
        client.connection.start(QUrl(QStringLiteral("http://chat.example:7420")), token);
        client.world.turn();
        QSignalSpy changed(&client.connection, &ServerConnection::waitingChanged);
        client.world.network.change(false);
        QVERIFY(!client.connection.hasNetwork());
        QVERIFY(changed.count() >= 1);
        QCOMPARE(client.world.api.tickets, 1);
        client.world.advance(milliseconds{1000});
        QCOMPARE(client.world.api.tickets, 2);
    }

    void flappingNetworkMakesNoStorm()
    {
        Client client;
        client.world.api.ticketError = temporary;
        client.start();
        for (int i = 0; i < 100; ++i) {
            client.world.network.change(i % 2 == 0);
            client.world.advance(milliseconds{50});
        }
        QVERIFY2(client.world.api.tickets <= 7, qPrintable(QString::number(client.world.api.tickets)));
    }

    void changedNetworkProbesALiveConnection()
    {
        Client client;
        client.goOnline();
        client.world.network.change(true);
        QCOMPARE(client.world.link().all<SyncFrame>().size(), 2);
        client.world.answerSync();
        client.world.advance(ServerConnection::probeDeadline);
        QCOMPARE(client.connection.state(), State::Online);
        QCOMPARE(client.world.api.tickets, 1);

        client.world.network.change(true);
        client.world.advance(ServerConnection::probeDeadline);
        QCOMPARE(client.world.api.tickets, 2);
    }

    void wakeAttemptsAtOnceWhenWaiting()
    {
        Client client;
        client.world.api.ticketError = temporary;
        client.start();
        client.world.advance(seconds{40});
        const int before = client.world.api.tickets;
        client.world.clock.jumpWall(std::chrono::hours{1});
        client.world.advance(seconds{2});
        QCOMPARE(client.world.api.tickets, before + 1);
    }

    void wakeReplacesALiveConnectionAtOnce()
    {
        Client client;
        client.goOnline();
        const auto old = client.world.links.back();
        client.world.clock.jumpWall(std::chrono::minutes{10});
        client.world.advance(seconds{2});
        QCOMPARE(client.world.api.tickets, 2);
        QVERIFY(!old->open);
        client.world.accept();
        QCOMPARE(client.connection.state(), State::Online);
    }

    void clockSetBackOrALittleForwardIsNoWake()
    {
        Client client;
        client.goOnline();
        client.world.clock.jumpWall(-std::chrono::hours{1});
        client.world.advance(seconds{4});
        client.world.clock.jumpWall(seconds{4});
        client.world.advance(seconds{4});
        QCOMPARE(client.connection.state(), State::Online);
        QCOMPARE(client.world.api.tickets, 1);
    }

    void answersPings()
    {
        Client client;
        client.goOnline();
        client.world.link().push(PingFrame{});
        client.world.link().push(PingFrame{});
        QCOMPARE(client.world.link().all<PongFrame>().size(), 2);
        QCOMPARE(client.connection.heartbeats(), 2);
    }

    void silenceAbandonsTheSocket()
    {
        Client client;
        client.goOnline();
        client.world.advance(seconds{39});
        client.world.link().push(PingFrame{});
        client.world.advance(seconds{40} - milliseconds{1});
        QCOMPARE(client.connection.state(), State::Online);
        client.world.advance(milliseconds{1});
        QCOMPARE(client.connection.state(), State::Waiting);
        QVERIFY(!client.world.link().open);
    }

    void nonsenseHeartbeatTimingsFallBackToTheDefaults()
    {
        Client client;
        client.world.hello.heartbeatInterval = milliseconds{0};
        client.goOnline();
        client.world.advance(seconds{39});
        QCOMPARE(client.connection.state(), State::Online);
        client.world.advance(seconds{1});
        QCOMPARE(client.connection.state(), State::Waiting);
    }

    void unknownTypesAreSkipped()
    {
        Client client;
        client.goOnline();
        client.world.link().pushBytes("{\"type\":\"party\",\"with\":\"cake\"}");
        QCOMPARE(client.connection.state(), State::Online);
    }

    void malformedFramesEndTheConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not JSON") << QByteArray("hello");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("without type") << QByteArray("{}");
        QTest::newRow("half a frame") << QByteArray("{\"type\":\"event\"}");
        QTest::newRow("second hello") << encode(ServerFrame(ClientWorld().hello));
    }
    void malformedFramesEndTheConnection()
    {
        QFETCH(QByteArray, bytes);
        Client client;
        client.goOnline();
        client.world.link().pushBytes(bytes);
        QCOMPARE(client.connection.state(), State::Waiting);
        QVERIFY(client.connection.untilNextAttempt() > milliseconds{0});
    }

    void frameBeforeHelloEndsTheAttempt()
    {
        Client client;
        client.start();
        client.world.turn();
        client.world.link().push(PresencePush{});
        QCOMPARE(client.connection.state(), State::Waiting);
    }

    void refusedSyncEndsTheAttempt()
    {
        Client client;
        client.start();
        client.world.turn();
        client.world.sayHello();
        client.world.refuse<SyncFrame>(Error{ErrorCode::Temporary, QString(), milliseconds{9000}});
        QCOMPARE(client.connection.untilNextAttempt(), milliseconds{9000});
    }

    void malformedSyncResultEndsTheAttempt()
    {
        Client client;
        client.start();
        client.world.turn();
        client.world.sayHello();
        client.world.reply<SyncFrame>({{QStringLiteral("rooms"), 17}});
        QCOMPARE(client.connection.state(), State::Waiting);
    }

    void requestGetsItsReply()
    {
        Client client;
        client.goOnline();
        QList<QJsonObject> answers;
        client.connection.request(ReadFrame{RoomId(QStringLiteral("r1")), 3},
                                  [&](const Result<QJsonObject, Error> &answer) { answers.append(*answer); });
        client.world.advance(milliseconds{80});
        QVERIFY(answers.isEmpty());
        client.world.reply<ReadFrame>({{QStringLiteral("ok"), 1}});
        client.world.reply<ReadFrame>({{QStringLiteral("ok"), 2}}); // nobody waits for a second one
        QCOMPARE(answers.size(), 1);
        QCOMPARE(client.connection.roundTrip(), std::optional(milliseconds{80}));
    }

    void requestsGetTheirOwnAnswers()
    {
        Client client;
        client.goOnline();
        QStringList answers;
        const auto note = [&](const QString &name) {
            return [&answers, name](const Result<QJsonObject, Error> &answer) {
                answers.append(name +
                               (answer ? QStringLiteral(" ok") : QLatin1Char(' ') + answer.error().message));
            };
        };
        client.connection.request(ReadFrame{RoomId(QStringLiteral("r1")), 1}, note(QStringLiteral("read")));
        client.connection.request(PresenceSetFrame{}, note(QStringLiteral("presence")));
        client.world.refuse<PresenceSetFrame>(
            Error{ErrorCode::Forbidden, QStringLiteral("no"), std::nullopt});
        client.world.reply<ReadFrame>({});
        QCOMPARE(answers, (QStringList{QStringLiteral("presence no"), QStringLiteral("read ok")}));
    }

    void lostConnectionAnswersAllRequestsOnce()
    {
        Client client;
        client.goOnline();
        int temporaryAnswers = 0;
        for (int i = 0; i < 3; ++i) {
            client.connection.request(PresenceSetFrame{}, [&](const Result<QJsonObject, Error> &answer) {
                QVERIFY(answer.error().code == ErrorCode::Temporary);
                QCOMPARE(client.connection.state(), State::Waiting);
                ++temporaryAnswers;
            });
        }
        client.losePromptly();
        QCOMPARE(temporaryAnswers, 3);
        client.world.advance(seconds{60});
        QCOMPARE(temporaryAnswers, 3);
    }

    void requestWithoutConnectionIsRefusedLater()
    {
        Client client;
        client.start();
        std::optional<ErrorCode> code;
        client.connection.request(PresenceSetFrame{}, [&](const Result<QJsonObject, Error> &answer) {
            code = answer.error().code;
        });
        QVERIFY(!code);
        client.world.turn();
        QVERIFY(code == ErrorCode::Temporary);
    }

    void requestsAreBoundedWhenTheServerNeverAnswers()
    {
        Client client;
        client.goOnline();
        int refused = 0;
        for (int i = 0; i < 1200; ++i)
            client.connection.request(PresenceSetFrame{},
                                      [&](const Result<QJsonObject, Error> &) { ++refused; });
        client.world.turn();
        QCOMPARE(refused, 200);
    }

    void ephemeralIsSentOnlyWhileOnline()
    {
        Client client;
        client.start();
        client.connection.sendEphemeral(TypingFrame{RoomId(QStringLiteral("r1")), true});
        client.world.accept();
        QVERIFY(client.world.link().all<TypingFrame>().isEmpty());
        client.connection.sendEphemeral(TypingFrame{RoomId(QStringLiteral("r1")), true});
        QCOMPARE(client.world.link().all<TypingFrame>().size(), 1);
    }

    void stoppingFromInsideASignalIsSafe()
    {
        Client client;
        QObject::connect(&client.connection, &ServerConnection::synced, &client.connection,
                         [&] { client.connection.stop(); });
        client.goOnline();
        QCOMPARE(client.connection.state(), State::Offline);
    }

    void destroyedWithRequestsAndTimersLeavesNothing()
    {
        ClientWorld world;
        bool answered = false;
        {
            ServerConnection connection(world.dependencies(), [] { return QHash<RoomId, Seq>(); });
            connection.start(serverUrl, token);
            world.accept();
            connection.request(PresenceSetFrame{},
                               [&](const Result<QJsonObject, Error> &) { answered = true; });
        }
        world.network.change(true);
        world.advance(seconds{100});
        QVERIFY(!answered);
        QVERIFY(world.link().destroyed);
    }
};

QTEST_GUILESS_MAIN(tst_ServerConnection)
#include "tst_serverconnection.moc"

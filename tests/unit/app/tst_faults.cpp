#include "app/core/connection/faultinjectingtransport.h"
#include "app/core/connection/nullnetworkmonitor.h"
#include "tests/support/clienttestkit.h"

#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using State = ServerConnection::State;

namespace {

struct Lab
{
    ClientWorld world;
    Faults faults;
    NullNetworkMonitor network;
    double dice = 0.5;
    ServerConnection connection{dependencies(), [] { return QHash<RoomId, Seq>(); }};
    QList<Seq> events;

    Lab()
    {
        QObject::connect(&connection, &ServerConnection::pushed, &connection,
                         [this](const ServerFrame &frame) {
                             if (const auto *event = std::get_if<EventFrame>(&frame))
                                 events.append(event->event.seq);
                         });
    }
    ServerConnection::Dependencies dependencies()
    {
        auto result = world.dependencies();
        result.makeTransport = faultyTransports(world.transports(), faults,
                                                {world.clock, world.timers, [this] { return dice; }});
        return {world.clock, world.timers, world.api, result.makeTransport, network, [] { return 0.5; }};
    }
    void goOnline()
    {
        connection.start(serverUrl, token);
        world.accept();
    }
    void pushEvent(Seq seq)
    {
        world.link().push(EventFrame{makeMessage(QStringLiteral("r1"), seq, QStringLiteral("ann"))});
    }
};

} // namespace

class tst_Faults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutFaultsNothingIsDifferent()
    {
        Lab lab;
        lab.goOnline();
        lab.world.link().push(PingFrame{});
        lab.pushEvent(1);
        QCOMPARE(lab.connection.state(), State::Online);
        QCOMPARE(lab.world.link().all<PongFrame>().size(), 1);
        QCOMPARE(lab.events, QList<Seq>{1});
    }

    void droppedConnectionsComeBack()
    {
        Lab lab;
        lab.goOnline();
        QCOMPARE(lab.faults.connections(), 1);
        lab.faults.dropConnections();
        QCOMPARE(lab.connection.state(), State::Online); // never from inside a call
        lab.world.turn();
        QCOMPARE(lab.connection.state(), State::Waiting);
        QCOMPARE(lab.connection.lastCloseCode(), std::optional<quint16>(1006));
        lab.world.advance(milliseconds{750});
        lab.world.accept();
        QCOMPARE(lab.connection.state(), State::Online);
    }

    void ignoredPingsAreNotAnswered()
    {
        Lab lab;
        lab.goOnline();
        lab.faults.ignorePings = true;
        lab.world.link().push(PingFrame{});
        lab.pushEvent(1);
        QVERIFY(lab.world.link().all<PongFrame>().isEmpty());
        QCOMPARE(lab.events, QList<Seq>{1});
    }

    void latencyDelaysBothWaysAndKeepsTheOrder()
    {
        Lab lab;
        lab.goOnline();
        lab.faults.latency = milliseconds{300};
        lab.pushEvent(1);
        lab.world.advance(milliseconds{100});
        lab.faults.latency = milliseconds{0};
        lab.pushEvent(2);
        QVERIFY(lab.events.isEmpty());
        lab.world.advance(milliseconds{200});
        QCOMPARE(lab.events, (QList<Seq>{1, 2}));

        lab.faults.latency = milliseconds{300};
        lab.connection.sendEphemeral(TypingFrame{RoomId(QStringLiteral("r1")), true});
        QVERIFY(lab.world.link().all<TypingFrame>().isEmpty());
        lab.world.advance(milliseconds{300});
        QCOMPARE(lab.world.link().all<TypingFrame>().size(), 1);
    }

    void endingWithFramesUnderwayIsSafe()
    {
        Lab lab;
        lab.goOnline();
        lab.faults.latency = milliseconds{300};
        lab.pushEvent(1);
        lab.pushEvent(2);
        lab.connection.stop();
        lab.world.advance(seconds{5});
        QVERIFY(lab.events.isEmpty());
        QCOMPARE(lab.faults.connections(), 0);
    }

    void lostFramesVanish()
    {
        Lab lab;
        lab.goOnline();
        lab.faults.loss = 0.3;
        lab.dice = 0.29;
        lab.pushEvent(1);
        lab.dice = 0.3;
        lab.pushEvent(2);
        QCOMPARE(lab.events, QList<Seq>{2});
    }

    void halfOpenLooksAliveAndIsNot()
    {
        Lab lab;
        lab.goOnline();
        lab.faults.halfOpen = true;
        lab.pushEvent(1);
        lab.connection.sendEphemeral(TypingFrame{RoomId(QStringLiteral("r1")), true});
        lab.world.link().progress();
        QVERIFY(lab.events.isEmpty());
        QVERIFY(lab.world.link().all<TypingFrame>().isEmpty());
        QCOMPARE(lab.connection.state(), State::Online);
        // The server gives up; its Close does not get here, and silence is what tells.
        lab.world.link().end(4000);
        QCOMPARE(lab.connection.state(), State::Online);
        lab.world.advance(seconds{40});
        QCOMPARE(lab.connection.state(), State::Waiting);
        QCOMPARE(lab.connection.lastCloseCode(), std::nullopt);
        QVERIFY(lab.connection.lastLoss().has_value());
        QCOMPARE(lab.connection.lastLoss()->code, std::nullopt);
    }

    void afterHalfOpenTheNextWordFindsOut()
    {
        Lab lab;
        lab.goOnline();
        lab.faults.halfOpen = true;
        lab.world.link().end(1006);
        lab.faults.halfOpen = false;
        QCOMPARE(lab.connection.state(), State::Online);
        lab.connection.sendEphemeral(TypingFrame{RoomId(QStringLiteral("r1")), true});
        lab.world.turn();
        QCOMPARE(lab.connection.state(), State::Waiting);
        QCOMPARE(lab.connection.lastCloseCode(), std::optional<quint16>(1006));
    }

    void whatWasUnderWayDoesNotPassAHalfOpenLine()
    {
        Lab lab;
        lab.goOnline();
        lab.faults.latency = milliseconds{300};
        lab.pushEvent(1);
        lab.faults.halfOpen = true;
        lab.world.advance(milliseconds{300});
        QVERIFY(lab.events.isEmpty());
    }

    void withoutFaultsPiecesOfFramesAreSignsOfLife()
    {
        Lab lab;
        lab.goOnline();
        // 25 + 25 s without a whole frame is more than the 40 s that silence may last.
        for (int i = 0; i < 2; ++i) {
            lab.world.advance(seconds{25});
            lab.world.link().progress();
        }
        QCOMPARE(lab.connection.state(), State::Online);
        lab.faults.loss = 1;
        lab.world.advance(seconds{25});
        lab.world.link().progress();
        lab.world.advance(seconds{15});
        QCOMPARE(lab.connection.state(), State::Waiting);
    }

    void stopTurnsEverythingOff()
    {
        Faults faults;
        QVERIFY(!faults.areOn());
        faults.ignorePings = true;
        QVERIFY(faults.areOn());
        faults.halfOpen = true;
        faults.latency = milliseconds{1};
        faults.loss = 0.1;
        faults.stop();
        QVERIFY(!faults.areOn());
    }

    void observerSeesTypesOnly()
    {
        Lab lab;
        QStringList seen;
        lab.faults.observer = [&](const FrameSeen &frame) {
            seen.append((frame.incoming ? QStringLiteral("<") : QStringLiteral(">")) + frame.type +
                        (frame.id ? QStringLiteral("#%1").arg(*frame.id) : QString()) +
                        (frame.lost ? QStringLiteral("!") : QString()));
            QVERIFY(frame.bytes > 0);
        };
        lab.goOnline();
        lab.faults.ignorePings = true;
        lab.world.link().push(PingFrame{});
        lab.faults.ignorePings = false;
        lab.world.link().push(PingFrame{});
        const QStringList expected{QStringLiteral("<hello"),   QStringLiteral(">sync#1"),
                                   QStringLiteral("<reply#1"), QStringLiteral("<ping!"),
                                   QStringLiteral("<ping"),    QStringLiteral(">pong")};
        QCOMPARE(seen, expected);
    }
};

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_faults.moc"

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

    void observerSeesTypesOnly()
    {
        Lab lab;
        QStringList seen;
        lab.faults.observer = [&](bool incoming, const QString &type) {
            seen.append((incoming ? QStringLiteral("<") : QStringLiteral(">")) + type);
        };
        lab.goOnline();
        lab.world.link().push(PingFrame{});
        const QStringList expected{QStringLiteral("<hello"), QStringLiteral(">sync"),
                                   QStringLiteral("<reply"), QStringLiteral("<ping"),
                                   QStringLiteral(">pong")};
        QCOMPARE(seen, expected);
    }
};

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_faults.moc"

#include "app/ui/lab/labcontroller.h"
#include "app/ui/lab/labwords.h"
#include "app/ui/rooms/roomlistmodel.h"
#include "tests/support/chatworld.h"

#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

struct Desk
{
    ChatWorld world;
    LabController lab{world.client.clock, world.client.timers};

    Desk()
    {
        lab.setFaults(world.faults);
        lab.setMachinery({world.client.api, world.client.transports(), [] { return 0.5; }});
        world.addRoom(makeRoom(u"r1"_s));
        world.goOnline();
        lab.setSession(&world.session());
    }
    ~Desk() { lab.setSession(nullptr); }
};

ProvingRun::Proof goodProof()
{
    ProvingRun::Proof proof;
    proof.messages = proof.stored = proof.arrived = 20;
    proof.drops = 5;
    proof.back = {milliseconds(1000), milliseconds(1200)};
    proof.typing = {microseconds(30'000), microseconds(41'000), microseconds(90'000)};
    proof.isGone = true;
    return proof;
}

} // namespace

class tst_LabController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void figuresSayWhatTheConnectionDoes();
    void theProofIsOneSentence();
    void whatIsWrongIsSaid();
    void closingSwitchesEveryTroubleOff();
    void signingOutSwitchesEveryTroubleOff();
    void behindAnotherPageTroubleGoesOnAndIsSaid();
    void behindAnotherPageWithoutTroubleItIsClosed();
    void nothingIsMeasuredWhileItIsClosed();
    void theConnectionCanBeDropped();
    void trafficIsListedTheNewestFirst();
    void thePlotBreaksWhereTheConnectionWasLost();
    void theProofCanBeStopped();
    void theRoomOfAProofIsInNoList();
};

void tst_LabController::figuresSayWhatTheConnectionDoes()
{
    Desk desk;
    desk.lab.show();
    desk.world.client.advance(milliseconds(23));
    desk.world.client.reply<PongFrame>({});
    desk.world.client.advance(seconds(30));
    QCOMPARE(desk.lab.state(), u"Connected"_s);
    QCOMPARE(desk.lab.stateDetail(), u"for 30 s · node node-a"_s);
    QCOMPARE(desk.lab.roundTrip(), u"23 ms"_s);
    QCOMPARE(desk.lab.delay(), u"none"_s);
    desk.world.client.link().end(1006);
    QCOMPARE(desk.lab.state(), u"Waiting"_s);
    QCOMPARE(desk.lab.delay(), u"0.8 s"_s);
    QCOMPARE(desk.lab.delayDetail(), u"nominal 1.0 s"_s);
    QVERIFY(desk.lab.attemptsDetail().startsWith(u"last close 1006 at "_s));
    desk.world.client.advance(milliseconds(750));
    desk.world.client.accept();
    QCOMPARE(desk.lab.attempts(), u"1"_s);
}

void tst_LabController::theProofIsOneSentence()
{
    QCOMPARE(LabWords::proof(goodProof()), u"20 of 20, once, in order · typing 41 ms · back in 1.2 s"_s);
}

void tst_LabController::whatIsWrongIsSaid()
{
    ProvingRun::Proof proof = goodProof();
    proof.arrived = 19;
    QVERIFY(!proof.isProof());
    QVERIFY(LabWords::proof(proof).startsWith(u"19 of 20, once, in order"_s));
    proof.twice = 2;
    proof.displaced = 1;
    const QString words = LabWords::proof(proof);
    QVERIFY2(words.contains(u"2 twice"_s) && words.contains(u"1 out of order"_s), qPrintable(words));
    proof.error = Error{ErrorCode::RateLimited, u"A hundred rooms a day."_s, {}};
    QCOMPARE(LabWords::proof(proof), u"Not proved"_s);
    QCOMPARE(LabWords::proofDetail(proof, u"12:01"_s), u"A hundred rooms a day."_s);
}

void tst_LabController::closingSwitchesEveryTroubleOff()
{
    Desk desk;
    desk.lab.show();
    desk.lab.setIgnorePings(true);
    desk.lab.setHalfOpen(true);
    desk.lab.setLatency(300);
    desk.lab.setLoss(5);
    QVERIFY(desk.world.faults.areOn());
    QCOMPARE(desk.world.faults.latency, milliseconds(300));
    QCOMPARE(desk.world.faults.loss, 0.05);
    QVERIFY(!desk.lab.trouble().isEmpty());
    desk.lab.close();
    QVERIFY(!desk.world.faults.areOn());
    QVERIFY(desk.lab.trouble().isEmpty());
    QVERIFY(!desk.world.faults.observer);
}

void tst_LabController::signingOutSwitchesEveryTroubleOff()
{
    Desk desk;
    desk.lab.show();
    desk.lab.setHalfOpen(true);
    desk.lab.setSession(nullptr);
    QVERIFY(!desk.world.faults.areOn());
    QVERIFY(!desk.lab.isShown());
}

void tst_LabController::behindAnotherPageTroubleGoesOnAndIsSaid()
{
    Desk desk;
    desk.lab.show();
    desk.lab.setLoss(5);
    desk.lab.stepBehind();
    QVERIFY(!desk.lab.isShown());
    QVERIFY(desk.world.faults.areOn());
    QCOMPARE(desk.lab.trouble(), u"Frames are being lost on purpose"_s);
    desk.lab.stopTrouble();
    QVERIFY(!desk.world.faults.areOn());
    QVERIFY(!desk.world.faults.observer); // nobody comes back to look at it
}

void tst_LabController::behindAnotherPageWithoutTroubleItIsClosed()
{
    Desk desk;
    desk.lab.show();
    desk.lab.stepBehind();
    QVERIFY(!desk.lab.isShown());
    QVERIFY(!desk.world.faults.observer);
}

void tst_LabController::nothingIsMeasuredWhileItIsClosed()
{
    Desk desk;
    desk.world.client.advance(seconds(20));
    QVERIFY(desk.world.client.link().all<PongFrame>().isEmpty());
    const int timers = desk.world.client.timers.pending();
    desk.lab.show();
    desk.lab.close();
    QCOMPARE(desk.world.client.timers.pending(), timers);
}

void tst_LabController::theConnectionCanBeDropped()
{
    Desk desk;
    desk.lab.show();
    desk.lab.dropNow();
    desk.world.client.turn();
    QVERIFY(!desk.world.session().connection().isOnline());
    desk.world.client.advance(milliseconds(750));
    desk.world.client.accept();
    QVERIFY(desk.world.session().connection().isOnline());
}

void tst_LabController::trafficIsListedTheNewestFirst()
{
    Desk desk;
    desk.lab.show();
    desk.world.client.reply<PongFrame>({});
    desk.world.client.link().push(PingFrame());
    desk.world.client.advance(LabController::refreshEvery);
    LabFrameModel &frames = *desk.lab.frames();
    QCOMPARE(frames.count(), 2);
    QCOMPARE(frames.index(0).data(LabFrameModel::TypeRole).toString(), u"pong"_s);
    QCOMPARE(frames.index(0).data(LabFrameModel::IncomingRole).toBool(), false);
    QCOMPARE(frames.index(1).data(LabFrameModel::TypeRole).toString(), u"ping"_s);
}

void tst_LabController::thePlotBreaksWhereTheConnectionWasLost()
{
    Desk desk;
    desk.lab.show();
    const auto measure = [&desk] {
        desk.world.client.advance(milliseconds(20));
        desk.world.client.reply<PongFrame>({});
        desk.world.client.advance(ConnectionMeter::interval - milliseconds(20));
    };
    measure();
    measure();
    LabPlot &plot = *desk.lab.plot();
    QCOMPARE(plot.lines(100, 50, false, plot.revision()).size(), 1);
    desk.world.client.link().end(1006);
    desk.world.client.advance(milliseconds(750));
    desk.world.client.accept();
    desk.world.client.advance(ConnectionMeter::interval - milliseconds(750));
    measure();
    desk.world.client.advance(LabController::refreshEvery);
    QCOMPARE(plot.lines(100, 50, false, plot.revision()).size(), 2);
    QCOMPARE(plot.outages().last().toMap().value(u"text"_s).toString(), u"0.8 s"_s);
    // 20 ms of a scale to 20: at the top; the newest is at the end.
    QCOMPARE(plot.newestY(), 1.0);
    QVERIFY(plot.newestX() > 0.9);
    const auto straight = plot.lines(100, 50, false, 0).last().toList();
    const auto mirrored = plot.lines(100, 50, true, 0).last().toList();
    QCOMPARE(mirrored.first().toPointF().x(), 100 - straight.first().toPointF().x());
}

void tst_LabController::theProofCanBeStopped()
{
    Desk desk;
    desk.lab.show();
    QCOMPARE(desk.lab.proofAction(), u"Prove it"_s);
    desk.lab.prove();
    QCOMPARE(desk.lab.proof(), LabController::Proving);
    QCOMPARE(desk.lab.proofAction(), u"Stop"_s);
    desk.world.client.turn(); // the room is made
    desk.lab.prove();
    desk.world.client.turn(); // and gone
    QCOMPARE(desk.lab.proof(), LabController::None);
    QCOMPARE(desk.lab.proofTitle(), u"Stopped"_s);
    const QStringList actions = desk.world.client.api.actions;
    QCOMPARE(actions.filter(u"create chinwag-check-"_s).size(), 1);
    QCOMPARE(actions.filter(u"delete "_s).size(), 1);
}

void tst_LabController::theRoomOfAProofIsInNoList()
{
    Desk desk;
    RoomListModel list;
    list.setClock(desk.world.client.clock);
    list.setSession(&desk.world.session());
    QCOMPARE(list.rowCount(), 1);
    Room canary = makeRoom(u"r_canary"_s);
    canary.name = Canary::freshName(desk.world.client.clock.wall());
    canary.kind = RoomKind::Private;
    canary.memberCount = 1;
    desk.world.client.link().push(RoomAddedPush{canary});
    QVERIFY(desk.world.session().rooms().find(canary.id));
    QCOMPARE(list.rowCount(), 1);
    list.setSession(nullptr);
}

QTEST_MAIN(tst_LabController)
#include "tst_labcontroller.moc"

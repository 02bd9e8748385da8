// The Connection Lab without a window: what it keeps of a connection, what of that may be shown around, and
// the proof.
#include "app/core/lab/canary.h"
#include "app/core/lab/connectionmeter.h"
#include "app/core/lab/labreport.h"
#include "app/core/lab/provingrun.h"
#include "tests/support/chatworld.h"

#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;
using State = ServerConnection::State;
using Stage = ProvingRun::Stage;

namespace {

/// A connection that is looked at.
struct Looked
{
    ClientWorld world;
    Faults faults;
    ConnectionLog log{world.clock};
    ServerConnection connection{dependencies(), [] { return QHash<RoomId, Seq>(); }};
    ConnectionMeter meter{{world.clock, world.timers, log}};

    Looked()
    {
        meter.setFaults(&faults);
        meter.watch(&connection);
    }
    ServerConnection::Dependencies dependencies()
    {
        auto result = world.dependencies();
        result.makeTransport =
            faultyTransports(world.transports(), faults, {world.clock, world.timers, [] { return 0.5; }});
        return result;
    }
    void goOnline()
    {
        connection.start(serverUrl, token);
        world.accept();
    }
    void answerPong() { world.reply<PongFrame>({}); }
};

/// The server's side of a proof: keeps one room and answers what is asked about it.
class CanaryServer
{
public:
    ClientWorld world;
    QList<Event> log;
    bool losesOne = false;   ///< acknowledges the third message and forgets it
    bool repeatsOne = false; ///< has the third message twice
    bool answers = true;
    QStringList made;
    QList<RoomId> removed;
    std::optional<Error> makeError;
    std::optional<Error> removeError;

    ProvingRun::Parts parts()
    {
        return {world.clock,
                world.timers,
                world.api,
                world.transports(),
                [] { return 0.5; },
                serverUrl,
                token,
                UserId(u"u_me"_s),
                [this](const QString &name, const AccountApi::Done<Room> &done) {
                    made.append(name);
                    m_answer = world.timers.after(milliseconds{0}, [this, done] {
                        if (makeError)
                            done(*makeError);
                        else
                            done(makeRoom(room.toString()));
                    });
                },
                [this](const RoomId &gone, const AccountApi::Done<Ok> &done) {
                    removed.append(gone);
                    m_answer = world.timers.after(milliseconds{0}, [this, done] {
                        if (removeError)
                            done(*removeError);
                        else
                            done(Ok());
                    });
                },
                [] {
                    return QHash<RoomId, Seq>{{RoomId(u"r_other"_s), 17}};
                }};
    }
    /// So long, in steps of a tenth of a second.
    void runFor(milliseconds time)
    {
        for (milliseconds passed{0}; passed < time; passed += milliseconds{100}) {
            serve();
            world.advance(milliseconds{100});
        }
    }

    const RoomId room = RoomId(u"r_canary"_s);

private:
    void serve()
    {
        if (world.links.empty() || !answers)
            return;
        FakeLink &link = world.link();
        if (m_link != &link) {
            m_link = &link;
            m_served = 0;
            if (link.open)
                world.sayHello();
        }
        while (link.open && m_served < link.sent.size()) {
            const ClientEnvelope envelope = link.sent.at(m_served++); // what is answered may add to them
            answer(link, envelope);
        }
    }
    void answer(FakeLink &link, const ClientEnvelope &envelope)
    {
        const auto reply = [&](const QJsonObject &data) {
            link.push(ReplyFrame{envelope.id.value_or(0), data});
        };
        if (const auto *sync = std::get_if<SyncFrame>(&envelope.frame))
            return reply(toJson(missing(sync->rooms.value(room))));
        if (const auto *message = std::get_if<MessageSendFrame>(&envelope.frame)) {
            const Event event = store(*message);
            reply(toJson(SendResult{event.seq, event.at}));
            link.push(EventFrame{event});
            return;
        }
        if (envelope.id)
            reply({});
    }
    SyncResult missing(Seq known) const
    {
        SyncedRoom synced{makeRoom(room.toString(), log.size()), {}, {}, {}};
        for (const Event &event : log) {
            if (event.seq > known)
                synced.events.append(event);
        }
        SyncResult result;
        result.rooms.append(synced);
        return result;
    }
    Event store(const MessageSendFrame &message)
    {
        for (const Event &event : std::as_const(log)) {
            if (event.nonce == message.nonce)
                return event;
        }
        Event event = makeMessage(room.toString(), log.size() + 1, u"me"_s, message.text);
        event.nonce = message.nonce;
        log.append(event);
        if (repeatsOne && message.text == u"3"_s) {
            Event again = event;
            again.seq = log.size() + 1;
            log.append(again);
            world.link().push(EventFrame{again});
        }
        world.api.log[room] = log;
        if (losesOne)
            world.api.log[room].removeIf([](const Event &each) { return textOf(each) == u"3"_s; });
        return event;
    }
    static QString textOf(const Event &event)
    {
        const auto *message = event.as<MessageBody>();
        return message ? message->text : QString();
    }

    FakeLink *m_link = nullptr;
    qsizetype m_served = 0;
    Timer m_answer;
};

Room canary(const QString &name)
{
    Room room = makeRoom(name);
    room.kind = RoomKind::Private;
    room.memberCount = 1;
    return room;
}

} // namespace

class tst_Lab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ---- the log
    void attemptsAndDelaysAreThoseOfTheWayBack();
    void outagesBeginAndEndWithTheConnection();
    void roundTripsAreMeasuredWhileSomebodyLooks();
    void aMeasurementIsNoFrameOfTheTable();
    void framesAreKeptByTypeSizeAndAnswer();
    void heartbeatsAreThoseThatWereHeard();
    void whateverAServerSendsTheLogStaysSmall();
    void whoDoesNotLookPaysNothing();
    void anotherAccountBeginsAnew();
    // ---- the text for a report
    void theReportHasNoNamesAndNoTexts();
    void theReportSaysWhatHappened();
    // ---- the proof
    void twentyOfTwentyOnceInOrder();
    void whatTheServerForgetsIsNoProof();
    void whatTheServerHasTwiceIsNoProof();
    void theRoomIsGoneAfterwards();
    void theRoomIsAskedAwayAgainWhenThatFails();
    void itCanBeStoppedAtAnyMoment_data();
    void itCanBeStoppedAtAnyMoment();
    void withoutAServerThereIsNoProof();
    void aRoomThatIsRefusedIsSaid();
    // ---- what a crash leaves
    void aCanaryIsKnownByItsName();
    void whatACrashLeftGoesAtTheNextStart();
    void aProofThatGoesOnElsewhereIsLeftAlone();
};

void tst_Lab::attemptsAndDelaysAreThoseOfTheWayBack()
{
    Looked looked;
    looked.goOnline();
    QCOMPARE(looked.log.state(), State::Online);
    QCOMPARE(looked.log.attempts(), 1);
    QVERIFY(!looked.connection.lastDelay());

    looked.world.link().end(1006);
    QCOMPARE(looked.connection.lastDelay()->nominal, milliseconds(1000));
    QCOMPARE(looked.connection.lastDelay()->actual, milliseconds(750));
    QCOMPARE(looked.log.attempts(), 0);
    looked.world.advance(milliseconds(750));
    looked.world.link().end(1006); // the second attempt fails, too
    looked.world.advance(milliseconds(1500));
    looked.world.accept();
    QCOMPARE(looked.log.attempts(), 2);
    QCOMPARE(looked.connection.lastDelay()->nominal, milliseconds(2000));
    QCOMPARE(looked.log.connects(), 2);
    QCOMPARE(looked.log.losses().size(), std::size_t(2));
    QCOMPARE(looked.log.losses().back().code, std::optional<quint16>(1006));
}

void tst_Lab::outagesBeginAndEndWithTheConnection()
{
    Looked looked;
    looked.goOnline();
    QCOMPARE(looked.log.outages().size(), std::size_t(1)); // until it was there for the first time
    const milliseconds lostAt = looked.world.clock.monotonic() + seconds(5);
    looked.world.advance(seconds(5));
    looked.world.link().end(1001);
    QVERIFY(!looked.log.outages().back().to);
    QCOMPARE(looked.log.outages().back().from, lostAt);
    looked.world.advance(milliseconds(750));
    looked.world.accept();
    QCOMPARE(looked.log.outages().size(), std::size_t(2));
    QCOMPARE(looked.log.outages().back().to, std::optional(lostAt + milliseconds(750)));
}

void tst_Lab::roundTripsAreMeasuredWhileSomebodyLooks()
{
    Looked looked;
    looked.goOnline();
    QVERIFY(looked.world.link().all<PongFrame>().isEmpty());
    looked.meter.setMeasuring(true);
    looked.world.advance(milliseconds(40));
    looked.answerPong();
    QCOMPARE(looked.log.samples().back().roundTrip, microseconds(40'000));
    looked.world.advance(ConnectionMeter::interval);
    QCOMPARE(looked.world.link().all<PongFrame>().size(), 2);
    // One at a time, however long it takes.
    looked.world.advance(3 * ConnectionMeter::interval);
    QCOMPARE(looked.world.link().all<PongFrame>().size(), 2);
    looked.answerPong();
    const auto trips = looked.log.roundTrips();
    QCOMPARE(trips->worst, trips->newest);
    QVERIFY(trips->worst > microseconds(5'000'000));
    looked.meter.setMeasuring(false);
    looked.world.advance(seconds(10));
    QCOMPARE(looked.world.link().all<PongFrame>().size(), 2);
}

void tst_Lab::aMeasurementIsNoFrameOfTheTable()
{
    Looked looked;
    looked.goOnline();
    looked.meter.setMeasuring(true);
    looked.answerPong();
    QVERIFY(looked.log.frames().empty());
    looked.world.link().push(PingFrame());
    QCOMPARE(looked.log.frames().size(), std::size_t(2)); // and the pong that the server asked for
}

void tst_Lab::framesAreKeptByTypeSizeAndAnswer()
{
    Looked looked;
    looked.goOnline();
    looked.meter.setMeasuring(true);
    looked.answerPong();
    looked.connection.request(ReadFrame{RoomId(u"r1"_s), 3}, [](const Result<QJsonObject, Error> &) {});
    looked.world.advance(milliseconds(21));
    looked.world.reply<ReadFrame>({});
    looked.faults.loss = 1;
    looked.connection.sendEphemeral(TypingFrame{RoomId(u"r1"_s), true});

    const auto &frames = looked.log.frames();
    QCOMPARE(frames.size(), std::size_t(3));
    QCOMPARE(frames.at(0).type, u"read"_s);
    QVERIFY(!frames.at(0).incoming && frames.at(0).bytes > 10);
    QCOMPARE(frames.at(0).answeredIn, std::optional<microseconds>(21'000));
    QCOMPARE(frames.at(1).type, u"reply"_s);
    QCOMPARE(frames.at(2).type, u"typing_start"_s);
    QVERIFY(frames.at(2).lost);
    QCOMPARE(looked.log.out().at(u"typing_start"_s).lost, 1);
    QCOMPARE(looked.log.out().at(u"read"_s).frames, 1);
}

void tst_Lab::heartbeatsAreThoseThatWereHeard()
{
    Looked looked;
    looked.goOnline();
    looked.meter.setMeasuring(true);
    looked.world.link().push(PingFrame());
    looked.faults.ignorePings = true;
    looked.world.link().push(PingFrame());
    QCOMPARE(looked.log.heartbeatCount(), 1);
    QCOMPARE(looked.log.heartbeats().size(), std::size_t(1));
}

void tst_Lab::whateverAServerSendsTheLogStaysSmall()
{
    ManualClock clock;
    ConnectionLog log(clock);
    for (int i = 0; i < 5000; ++i) {
        QString type = u"kind"_s;
        for (int rest = i; rest > 0; rest /= 26)
            type += QChar(u'a' + rest % 26);
        log.frameSeen({true, type, {}, 10, false});
        log.frameSeen({false, u"read"_s, i, 10, false}); // never answered
        log.frameSeen({true, u"ping"_s, {}, 10, false});
        log.measured(microseconds(i));
        log.lost("nothing heard", {});
        log.stateIs(State::Online);
        log.stateIs(State::Waiting);
    }
    QCOMPARE(log.frames().size(), ConnectionLog::mostFrames);
    QCOMPARE(log.samples().size(), ConnectionLog::mostSamples);
    QCOMPARE(log.heartbeats().size(), ConnectionLog::mostHeartbeats);
    QCOMPARE(log.outages().size(), ConnectionLog::mostOutages);
    QCOMPARE(log.losses().size(), ConnectionLog::mostLosses);
    QVERIFY(log.in().size() <= ConnectionLog::mostTypes + 1);
}

void tst_Lab::whoDoesNotLookPaysNothing()
{
    Looked looked;
    looked.meter.setMeasuring(true);
    QVERIFY(looked.faults.observer);
    looked.meter.setMeasuring(false);
    QVERIFY(!looked.faults.observer);
    looked.goOnline();
    QVERIFY(looked.log.frames().empty() && looked.log.in().empty());
}

void tst_Lab::anotherAccountBeginsAnew()
{
    Looked looked;
    looked.goOnline();
    looked.world.link().end(1006);
    looked.meter.watch(nullptr);
    QVERIFY(looked.log.losses().empty());
    QCOMPARE(looked.log.connects(), 0);
    QCOMPARE(looked.log.state(), State::Offline);
}

void tst_Lab::theReportHasNoNamesAndNoTexts()
{
    Looked looked;
    looked.world.hello.node = u"secret-node"_s;
    looked.world.hello.server = u"Secret Harbour"_s;
    looked.meter.setMeasuring(true);
    looked.goOnline();
    looked.connection.request(
        MessageSendFrame{RoomId(u"r_secretroom"_s), Nonce(u"n_1"_s), u"a secret text"_s, 0},
        [](const Result<QJsonObject, Error> &) {});
    looked.world.link().push(
        EventFrame{makeMessage(u"r_secretroom"_s, 1, u"secretuser"_s, u"another secret"_s)});
    // What stands where the type should be is no type.
    looked.world.link().pushBytes(R"({"type":"Secret text of somebody"})");
    looked.world.link().end(1006);
    const QString report = LabReport::text(looked.log, {u"0.1"_s, u"Debian"_s, {}, {}}, looked.world.clock);
    QVERIFY2(!report.contains(u"ecret"_s, Qt::CaseInsensitive), qPrintable(report));
    QVERIFY2(!report.contains(u"localhost"_s) && !report.contains(token), qPrintable(report));
    QVERIFY(report.contains(u"message_send"_s) && report.contains(u"unknown"_s));
}

void tst_Lab::theReportSaysWhatHappened()
{
    Looked looked;
    looked.meter.setMeasuring(true);
    looked.goOnline();
    looked.world.advance(ConnectionMeter::interval + milliseconds(23));
    looked.world.reply<PongFrame>({});
    looked.world.link().end(1006);
    looked.faults.halfOpen = true;
    looked.faults.loss = 0.05;
    const LabReport::Situation situation{u"0.1"_s, u"Debian"_s, looked.connection.lastDelay(),
                                         LabReport::trouble(looked.faults)};
    const QString report = LabReport::text(looked.log, situation, looked.world.clock);
    for (const QString &wanted :
         {u"State: Waiting"_s, u"1006  socket ended"_s, u"Last delay: 0.8 s, nominal 1.0 s"_s,
          u"half-open, 5 % of the frames lost"_s, u"Chinwag 0.1, Debian"_s})
        QVERIFY2(report.contains(wanted), qPrintable(wanted + u"\n"_s + report));
}

void tst_Lab::twentyOfTwentyOnceInOrder()
{
    CanaryServer server;
    ProvingRun run(server.parts());
    QSignalSpy finished(&run, &ProvingRun::finished);
    run.start();
    server.runFor(seconds(25));
    QCOMPARE(finished.count(), 1);
    const ProvingRun::Proof &proof = run.proof();
    QVERIFY(proof.isProof());
    QCOMPARE(proof.messages, 20);
    QCOMPARE(proof.stored, 20);
    QCOMPARE(proof.arrived, 20);
    QCOMPARE(proof.drops, 5);
    QCOMPARE(proof.back.size(), 5);
    // Never longer than the patience and the way.
    QVERIFY(proof.longestBack() <= run.plan().patience + milliseconds(600));
    QVERIFY(proof.typing.size() >= 5);
    QCOMPARE(server.world.links.size(), std::size_t(6));
    // Others' rooms are none of its business.
    const auto syncs = server.world.links.front()->all<SyncFrame>();
    QCOMPARE(syncs.first().rooms.value(RoomId(u"r_other"_s)), 17);
}

void tst_Lab::whatTheServerForgetsIsNoProof()
{
    CanaryServer server;
    server.losesOne = true;
    ProvingRun run(server.parts());
    run.start();
    server.runFor(seconds(25));
    QCOMPARE(run.stage(), Stage::Over);
    QVERIFY(!run.proof().isProof());
    QCOMPARE(run.proof().stored, 19);
}

void tst_Lab::whatTheServerHasTwiceIsNoProof()
{
    CanaryServer server;
    server.repeatsOne = true;
    ProvingRun run(server.parts());
    run.start();
    server.runFor(seconds(40));
    QCOMPARE(run.stage(), Stage::Over);
    QVERIFY(!run.proof().isProof());
    QVERIFY(run.proof().twice > 0);
}

void tst_Lab::theRoomIsGoneAfterwards()
{
    CanaryServer server;
    ProvingRun run(server.parts());
    run.start();
    server.runFor(seconds(25));
    QCOMPARE(server.made.size(), 1);
    QCOMPARE(server.removed, QList<RoomId>{server.room});
    QVERIFY(run.proof().isGone);
    QVERIFY(!server.world.link().open);
}

void tst_Lab::theRoomIsAskedAwayAgainWhenThatFails()
{
    CanaryServer server;
    ProvingRun run(server.parts());
    server.removeError = Error{ErrorCode::Temporary, u"not now"_s, {}};
    run.start();
    server.runFor(seconds(3));
    run.cancel();
    server.runFor(milliseconds(1500));
    QCOMPARE(run.stage(), Stage::Removing);
    server.removeError.reset();
    server.runFor(seconds(2));
    QCOMPARE(run.stage(), Stage::Over);
    QVERIFY(run.proof().isGone);
    QVERIFY(server.removed.size() > 1);
}

void tst_Lab::itCanBeStoppedAtAnyMoment_data()
{
    QTest::addColumn<int>("after");
    for (const int after : {0, 100, 500, 2100, 2500, 9000, 14'300})
        QTest::addRow("%d ms", after) << after;
}

void tst_Lab::itCanBeStoppedAtAnyMoment()
{
    QFETCH(const int, after);
    CanaryServer server;
    ProvingRun run(server.parts());
    QSignalSpy finished(&run, &ProvingRun::finished);
    run.start();
    server.runFor(milliseconds(after));
    run.cancel();
    run.cancel();
    server.runFor(seconds(2));
    QCOMPARE(finished.count(), 1);
    QVERIFY(run.proof().wasCancelled && !run.proof().isProof());
    QCOMPARE(server.removed, QList<RoomId>{server.room});
    QVERIFY(server.world.links.empty() || !server.world.link().open);
    const auto made = server.world.links.size();
    server.runFor(seconds(30));
    QCOMPARE(server.world.links.size(), made);
    QCOMPARE(finished.count(), 1);
}

void tst_Lab::withoutAServerThereIsNoProof()
{
    CanaryServer server;
    server.answers = false;
    ProvingRun run(server.parts());
    run.start();
    server.runFor(seconds(20));
    QCOMPARE(run.stage(), Stage::Over);
    QVERIFY(run.proof().error.has_value());
    QCOMPARE(server.removed.size(), 1);
}

void tst_Lab::aRoomThatIsRefusedIsSaid()
{
    CanaryServer server;
    server.makeError = Error{ErrorCode::RateLimited, u"A hundred rooms a day."_s, {}};
    ProvingRun run(server.parts());
    run.start();
    server.runFor(seconds(1));
    QCOMPARE(run.stage(), Stage::Over);
    QCOMPARE(run.proof().error->message, u"A hundred rooms a day."_s);
    QVERIFY(server.removed.isEmpty());
}

void tst_Lab::aCanaryIsKnownByItsName()
{
    const QString name = Canary::freshName(seconds(1'700'000'000));
    QVERIFY(Canary::isOne(canary(name)));
    QVERIFY(name != Canary::freshName(seconds(1'700'000'000)));
    QVERIFY(!Canary::isOne(canary(u"chinwag-check"_s)));
    QVERIFY(!Canary::isOne(canary(u"chinwag-check-soon-1234abcd"_s)));
    // Nobody can make others' rooms invisible to one.
    Room shared = canary(name);
    shared.memberCount = 2;
    QVERIFY(!Canary::isOne(shared));
    Room open = canary(name);
    open.kind = RoomKind::Public;
    QVERIFY(!Canary::isOne(open));
}

void tst_Lab::whatACrashLeftGoesAtTheNextStart()
{
    ChatWorld world;
    const milliseconds now = world.client.clock.wall();
    const Room old = canary(Canary::freshName(now - std::chrono::hours(3)));
    world.addRoom(old);
    world.addRoom(makeRoom(u"r1"_s));
    CanarySweeper sweeper(world.client.clock, world.client.timers, [](const RoomId &) { return false; });
    sweeper.watch(&world.session());
    world.goOnline();
    QCOMPARE(world.client.api.actions.filter(u"delete"_s), QStringList{u"delete "_s + old.id.toString()});
    world.client.turn();
    QVERIFY(!world.session().rooms().find(old.id));
    QVERIFY(world.session().rooms().find(RoomId(u"r1"_s)));
}

void tst_Lab::aProofThatGoesOnElsewhereIsLeftAlone()
{
    ChatWorld world;
    world.addRoom(canary(Canary::freshName(world.client.clock.wall())));
    CanarySweeper sweeper(world.client.clock, world.client.timers, [](const RoomId &) { return false; });
    sweeper.watch(&world.session());
    world.goOnline();
    QVERIFY(world.client.api.actions.filter(u"delete"_s).isEmpty());
    // Until it is clear that nobody takes it away any more.
    for (milliseconds passed{0}; passed <= Canary::abandonedAfter; passed += seconds(25)) {
        world.client.link().push(PingFrame{}); // the line is good
        world.client.advance(seconds(25));
    }
    QCOMPARE(world.client.api.actions.filter(u"delete"_s).size(), 1);
}

QTEST_GUILESS_MAIN(tst_Lab)
#include "tst_lab.moc"

// The Connection Lab's proof against a real server: real sockets, real drops, and what is left of it.
#include "app/core/chatsession.h"
#include "app/core/connection/nullnetworkmonitor.h"
#include "app/core/lab/canary.h"
#include "app/core/lab/connectionmeter.h"
#include "app/core/lab/provingrun.h"
#include "app/core/memory/memorycache.h"
#include "app/core/memory/memoryoutboxstore.h"
#include "app/net/httpserverapi.h"
#include "app/net/qtclienttransport.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;

/// A person whose window is open.
class Person
{
public:
    Person(const QString &name, const QUrl &server)
        : account(server)
    {
        if (!account.registerUser(name, u"correct horse"_s))
            qFatal("not registered");
        session = std::make_unique<ChatSession>(
            ChatSession::Account{server, account.token(), User{UserId(account.userId()), name, name}},
            ChatSession::Dependencies{
                {clock, timers, api,
                 faultyTransports(qtClientTransports(), faults, {clock, timers, Backoff::systemRandom()}),
                 network, Backoff::systemRandom()},
                m_cache,
                m_outbox});
        session->start();
        if (!QTest::qWaitFor([this] { return session->connection().isOnline(); }, patience))
            qFatal("not online");
    }
    ProvingRun::Parts parts()
    {
        return {clock,
                timers,
                api,
                qtClientTransports(),
                Backoff::systemRandom(),
                session->account().server,
                session->account().token,
                session->account().user.id,
                [this](const QString &name, const AccountApi::Done<Room> &done) {
                    session->roomActions().createRoom(name, RoomKind::Private, done);
                },
                [this](const RoomId &room, const AccountApi::Done<Ok> &done) {
                    Canary::remove(session->roomActions(), room, done);
                },
                [] { return QHash<RoomId, Seq>(); }};
    }
    /// What the server has of rooms of proofs.
    int canaries()
    {
        int count = 0;
        const QJsonArray rooms = account.get(u"/api/rooms?mine=1"_s).body[u"rooms"_s].toArray();
        for (const auto &room : rooms)
            count += room.toObject()[u"name"_s].toString().startsWith(u"chinwag-check-"_s);
        return count;
    }

    SystemClock clock;
    QtTimerScheduler timers;
    Faults faults;
    HttpServerApi api{timers};
    NullNetworkMonitor network;
    ServerClient account;

private:
    MemoryCache m_cache{timers};
    MemoryOutboxStore m_outbox{timers};

public:
    std::unique_ptr<ChatSession> session; // what it needs outlives it
};

} // namespace

class TestProof : public QObject
{
    Q_OBJECT

private:
    ChinwagdProcess m_server;

private Q_SLOTS:
    void initTestCase()
    {
        // With the rates of every server: a proof has to keep to them.
        m_server.setArguments({u"--registration"_s, u"open"_s});
        QVERIFY2(m_server.start(), m_server.log().constData());
    }

    void twentyOfTwentyOnceInOrderAndNoTrace()
    {
        Person ann(u"ann"_s, m_server.url());
        ProvingRun run(ann.parts());
        QSignalSpy finished(&run, &ProvingRun::finished);
        run.start();
        QVERIFY(finished.wait(patience));
        const ProvingRun::Proof &proof = run.proof();
        qInfo() << "stored" << proof.stored << "arrived" << proof.arrived << "drops" << proof.drops << "back"
                << proof.longestBack().value_or(milliseconds(-1)).count() << "ms, typing"
                << proof.middleTyping().value_or(microseconds(-1)).count() << "us";
        QVERIFY2(!proof.error, proof.error ? qPrintable(proof.error->message) : "");
        QVERIFY(proof.isProof());
        QCOMPARE(proof.drops, 5);
        QCOMPARE(proof.back.size(), 5);
        QVERIFY(!proof.typing.isEmpty());
        QVERIFY(proof.isGone);
        QCOMPARE(ann.canaries(), 0);
        QVERIFY(!ann.session->rooms().find(run.room()));
        QVERIFY(ann.session->connection().isOnline());
        QCOMPARE(ann.account.get(u"/api/rooms/%1/events"_s.arg(run.room().toString())).status, 404);
    }

    void stoppedInTheMiddleItLeavesNothing()
    {
        Person bob(u"bob"_s, m_server.url());
        ProvingRun run(bob.parts());
        QSignalSpy finished(&run, &ProvingRun::finished);
        run.start();
        QVERIFY(QTest::qWaitFor([&] { return run.arrived() >= 2; }, patience));
        run.cancel();
        QVERIFY(finished.wait(patience));
        QVERIFY(run.proof().wasCancelled && run.proof().isGone);
        QCOMPARE(bob.canaries(), 0);
    }

    void whatACrashLeftGoesWhenAWindowComesOnline()
    {
        Person cleo(u"cleo"_s, m_server.url());
        const QString old = Canary::freshName(cleo.clock.wall() - std::chrono::hours(1));
        QCOMPARE(cleo.account.post(u"/api/rooms"_s, QJsonObject{{u"kind"_s, u"private"_s}, {u"name"_s, old}})
                     .status,
                 201);
        QCOMPARE(cleo.canaries(), 1);
        QVERIFY(QTest::qWaitFor([&] { return !cleo.session->rooms().rooms().isEmpty(); }, patience));
        CanarySweeper sweeper(cleo.clock, cleo.timers, [](const RoomId &) { return false; });
        QVERIFY(QTest::qWaitFor(
            [&] {
                const QList<Room> rooms = cleo.session->rooms().rooms();
                return std::any_of(rooms.cbegin(), rooms.cend(), Canary::isOne);
            },
            patience));
        sweeper.watch(cleo.session.get());
        QVERIFY(QTest::qWaitFor([&] { return cleo.canaries() == 0; }, patience));
    }

    void aHalfOpenLineIsFoundOutAndHealed()
    {
        Person dee(u"dee"_s, m_server.url());
        ConnectionLog log(dee.clock);
        ConnectionMeter meter({dee.clock, dee.timers, log});
        meter.setFaults(&dee.faults);
        meter.watch(&dee.session->connection());
        meter.setMeasuring(true);
        QVERIFY(QTest::qWaitFor([&] { return !log.samples().empty(); }, patience));
        dee.faults.halfOpen = true;
        const RoomId room = dee.session->rooms().roomIds().constFirst();
        const auto sent = dee.session->sendMessage(room, u"into the void"_s);
        QVERIFY(sent);
        dee.faults.dropConnections(); // as if the cable had been pulled as well
        QVERIFY(QTest::qWaitFor([&] { return log.losses().size() == 1; }, patience));
        dee.faults.stop();
        QVERIFY(QTest::qWaitFor(
            [&] {
                return dee.session->connection().isOnline() && dee.session->outbox().entries(room).isEmpty();
            },
            patience));
        QVERIFY(log.in().at(u"hello"_s).frames >= 1);
    }
};

QTEST_GUILESS_MAIN(TestProof)
#include "tst_proof.moc"

#include "tests/support/servertestkit.h"

#include <QRegularExpression>
#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;

namespace {

constexpr quint16 policy = 1008;

} // namespace

class TestServerSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helloIsTheFirstFrame();
    void aTicketWorksOnce();
    void aTicketExpires();
    void theFirstMessageAuthenticates();
    void whatADayAllowsIsAnnounced();
    void aWrongTokenCloses();
    void anotherFirstFrameCloses();
    void silenceCloses();
    void strangersOfOneNetworkAreFew();
    void strangersThatSayWhoTheyAreDoNotCount();
    void theFrameLimitGrowsWithAuthentication();
    void framesBeforeHelloWait();
    void whoAnswersPingsStays();
    void whoIsSilentAfterAPingIsClosed();
    void anyFrameAnswersAPing();
    void theFifthMalformedFrameCloses();
    void unknownTypesDoNotCount();
    void tooManyCommandsAreRefused();
    void whoGoesOnIsClosed();
    void theEleventhConnectionIsRefused();
    void revocationClosesAtOnce();
    void anotherPasswordClosesTheOtherDevices();
    void logoutClosesOnlyThatDevice();
    void drainTellsEverybodyThenCloses();
    void drainingRefusesNewConnections();
    void aStoreThatFailsAtTheStartMeansComeBack();
    void aLateEventLoopIsMeasured();
    void aSlowReaderIsClosed();
    void aSlowReaderLosesEphemeralFirst();
    void newerTypingReplacesOlderWhileWaiting();
    void whatWaitsIsSentWhenTheReaderIsBack();
    void anEarlyEndLeavesNothingBehind();
};

void TestServerSession::helloIsTheFirstFrame()
{
    TestWorld world;
    TestNode node(world);
    const auto ticket = node.http("POST", QStringLiteral("/auth/ticket"), {}, QStringLiteral("ann"));
    QCOMPARE(ticket.body.value(QLatin1String("expires_in")).toInt(), 10);
    const auto ann = node.connectRaw(node.redeem(ticket.text(QLatin1String("ticket"))));
    const auto frames = ann->all();
    QVERIFY(!frames.isEmpty());
    const auto *hello = std::get_if<HelloFrame>(&frames.first());
    QVERIFY(hello);
    QCOMPARE(hello->user.username, QStringLiteral("ann"));
    QCOMPARE(hello->node, QStringLiteral("n1"));
    QCOMPARE(hello->protocol, Limits::protocolVersion);
    QCOMPARE(hello->heartbeatInterval, milliseconds{30000});
}

void TestServerSession::aTicketWorksOnce()
{
    TestWorld world;
    TestNode node(world);
    const auto answer = node.http("POST", QStringLiteral("/auth/ticket"), {}, QStringLiteral("ann"));
    const QString ticket = answer.text(QLatin1String("ticket"));
    QVERIFY(node.redeem(ticket));
    QVERIFY(!node.redeem(ticket));
    QVERIFY(!node.redeem(QString{}));
    QVERIFY(!node.redeem(ticket.chopped(1)));
}

void TestServerSession::aTicketExpires()
{
    TestWorld world;
    TestNode node(world);
    const auto path = QStringLiteral("/auth/ticket");
    const auto intime = node.http("POST", path, {}, QStringLiteral("ann")).text(QLatin1String("ticket"));
    world.run(9999ms);
    QVERIFY(node.redeem(intime));
    const auto late = node.http("POST", path, {}, QStringLiteral("ann")).text(QLatin1String("ticket"));
    world.run(10s);
    QVERIFY(!node.redeem(late));
}

void TestServerSession::theFirstMessageAuthenticates()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connectRaw();
    QVERIFY(ann->isQuiet());
    ann->send(AuthFrame{node.token(QStringLiteral("ann"))});
    const auto hello = ann->take<HelloFrame>();
    QVERIFY(hello);
    QCOMPARE(hello->user.username, QStringLiteral("ann"));
    world.run(5s);
    QVERIFY(ann->isOpen());
}

void TestServerSession::whatADayAllowsIsAnnounced()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.roomsPerDay = 7;
    options.addsPerDay = 8;
    options.joinsPerDay = 9;
    const auto announced = [&] {
        TestNode node(world, options);
        const TestAnswer ticket =
            node.http("POST", QStringLiteral("/auth/ticket"), {}, QStringLiteral("ann"));
        const auto hello =
            node.connectRaw(node.redeem(ticket.text(QLatin1String("ticket"))))->take<HelloFrame>();
        return hello ? QList<int>{hello->roomsPerDay, hello->addsPerDay, hello->joinsPerDay} : QList<int>();
    };
    QCOMPARE(announced(), (QList<int>{7, 8, 9}));
    options.rateLimits = false;
    QCOMPARE(announced(), (QList<int>{0, 0, 0}));
}

void TestServerSession::aWrongTokenCloses()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connectRaw();
    ann->send(AuthFrame{QStringLiteral("nonsense")});
    QCOMPARE(ann->closeCode(), std::optional{policy});
    QVERIFY(ann->isQuiet());
    QCOMPARE(node.node.metrics().sessions, qint64{0});
}

void TestServerSession::anotherFirstFrameCloses()
{
    TestWorld world;
    TestNode node(world);
    for (const QByteArray &frame : {QByteArray("rubbish"), encode(ClientEnvelope{1, SyncFrame{}})}) {
        const auto ann = node.connectRaw();
        ann->sendRaw(frame);
        QCOMPARE(ann->closeCode(), std::optional{policy});
    }
}

void TestServerSession::silenceCloses()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connectRaw();
    world.run(4999ms);
    QVERIFY(ann->isOpen());
    world.run(1ms);
    QCOMPARE(ann->closeCode(), std::optional{policy});
}

void TestServerSession::strangersOfOneNetworkAreFew()
{
    TestWorld world;
    TestNode node(world);
    const auto open = [&node](const QString &address, int count) {
        QList<ClientPtr> clients;
        for (int i = 0; i < count; ++i)
            clients.append(node.connectRaw({}, address.arg(i)));
        return clients;
    };
    const auto openOnes = [](const QList<ClientPtr> &clients) {
        return std::count_if(clients.cbegin(), clients.cend(),
                             [](const ClientPtr &client) { return client->isOpen(); });
    };
    const auto many = open(QStringLiteral("2001:db8::%1"), 200);
    QCOMPARE(openOnes(many), qsizetype{Limits::strangersPerAddress});
    QCOMPARE(many.last()->closeCode(), std::optional{policy});
    QCOMPARE(openOnes(open(QStringLiteral("203.0.113.%1"), 3)), qsizetype{3});
    many.first()->disconnect();
    world.run();
    QVERIFY(node.connectRaw({}, QStringLiteral("2001:db8::ff"))->isOpen());
    world.run(5s);
    QCOMPARE(openOnes(many), qsizetype{0});
    QVERIFY(node.connectRaw({}, QStringLiteral("2001:db8::1"))->isOpen());
}

void TestServerSession::strangersThatSayWhoTheyAreDoNotCount()
{
    TestWorld world;
    TestNode node(world);
    const QString token = node.token(QStringLiteral("ann"));
    for (int i = 0; i < Limits::strangersPerAddress * 2; ++i) {
        const auto client = node.connectRaw();
        client->send(AuthFrame{token});
        client->live(1s);
        QVERIFY(client->isOpen());
        client->disconnect();
    }
    QVERIFY(node.connectRaw()->isOpen());
}

void TestServerSession::theFrameLimitGrowsWithAuthentication()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connectRaw();
    QCOMPARE(ann->line->maxIncomingFrame, qint64{Limits::frameBeforeAuth});
    ann->send(AuthFrame{node.token(QStringLiteral("ann"))});
    QCOMPARE(ann->line->maxIncomingFrame, qint64{Limits::frameAfterAuth});
}

void TestServerSession::framesBeforeHelloWait()
{
    TestWorld world;
    TestNode node(world);
    const QString token = node.token(QStringLiteral("ann"));
    const auto ann = node.connectRaw();
    world.database.setPaused(true);
    ann->send(AuthFrame{token});
    world.database.setPaused(false);
    world.database.setPaused(true);
    world.run();
    ann->send(SyncFrame{}, 1);
    QVERIFY(ann->isQuiet());
    world.database.setPaused(false);
    world.run();
    const auto frames = ann->all();
    QVERIFY(frames.size() >= 2);
    QVERIFY(std::holds_alternative<HelloFrame>(frames.first()));
    QVERIFY(std::holds_alternative<ReplyFrame>(frames.last()));
}

void TestServerSession::whoAnswersPingsStays()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    ann->live(10min);
    QVERIFY(ann->isOpen());
}

void TestServerSession::whoIsSilentAfterAPingIsClosed()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    ann->forget();
    world.run(14999ms);
    QVERIFY(ann->isQuiet());
    world.run(1ms); // half of the interval: the kit's random number
    QVERIFY(ann->take<PingFrame>());
    world.run(9999ms);
    QVERIFY(ann->isOpen());
    world.run(1ms);
    QCOMPARE(ann->closeCode(), std::optional<quint16>{4000});
    QCOMPARE(node.node.metrics().heartbeatTimeouts, quint64{1});
}

void TestServerSession::anyFrameAnswersAPing()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    world.run(16s);
    QVERIFY(ann->take<PingFrame>());
    ann->send(TypingFrame{node.general(), true});
    world.run(10s);
    QVERIFY(ann->isOpen());
    world.run(20s);
    QVERIFY(ann->take<PingFrame>());
}

void TestServerSession::theFifthMalformedFrameCloses()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    for (int i = 0; i < 4; ++i) {
        ann->sendRaw(R"({"type":"typing_start","id":1,"room":7})");
        const auto reply = ann->take<ReplyFrame>();
        QVERIFY(reply);
        QVERIFY(std::get<Error>(reply->result).code == ErrorCode::BadRequest);
    }
    QVERIFY(ann->isOpen());
    ann->sendRaw("{");
    QCOMPARE(ann->closeCode(), std::optional{policy});
}

void TestServerSession::unknownTypesDoNotCount()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    for (int i = 0; i < 10; ++i) {
        ann->sendRaw(R"({"type":"from_the_future","id":3})");
        const auto reply = ann->take<ReplyFrame>();
        QVERIFY(reply);
        QVERIFY(std::get<Error>(reply->result).code == ErrorCode::UnknownType);
    }
    QVERIFY(ann->isOpen());
}

void TestServerSession::tooManyCommandsAreRefused()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const TypingFrame frame{node.general(), true};
    for (int i = 0; i < 60; ++i)
        QCOMPARE(ann->askError(frame), std::optional<ErrorCode>{});
    QCOMPARE(ann->askError(frame), std::optional{ErrorCode::RateLimited});
    world.run(50ms);
    QCOMPARE(ann->askError(frame), std::optional<ErrorCode>{});
}

void TestServerSession::whoGoesOnIsClosed()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    for (int i = 0; i < 1000 && ann->isOpen(); ++i)
        ann->send(TypingFrame{node.general(), true});
    QCOMPARE(ann->closeCode(), std::optional<quint16>{4029});
}

void TestServerSession::theEleventhConnectionIsRefused()
{
    TestWorld world;
    TestNode node(world);
    QList<ClientPtr> clients;
    for (int i = 0; i < Limits::socketsPerUser; ++i)
        clients.append(node.connect(QStringLiteral("ann")));
    QCOMPARE(node.connect(QStringLiteral("ann"))->closeCode(), std::optional{policy});
    clients.first()->disconnect();
    QVERIFY(node.connect(QStringLiteral("ann"))->isOpen());
    QVERIFY(node.connect(QStringLiteral("bob"))->isOpen());
}

void TestServerSession::revocationClosesAtOnce()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto devices = node.http("GET", QStringLiteral("/api/devices"), {}, QStringLiteral("ann"));
    const QString id = world.database.devices.constBegin().key().toString();
    const auto path = QStringLiteral("/api/devices/") + id;
    QCOMPARE(devices.status, 200);
    QCOMPARE(node.http("DELETE", path, {}, QStringLiteral("ann")).status, 204);
    QCOMPARE(ann->closeCode(), std::optional<quint16>{4501});
    QCOMPARE(node.http("GET", QStringLiteral("/api/devices"), {}, QStringLiteral("ann")).status, 401);
}

void TestServerSession::anotherPasswordClosesTheOtherDevices()
{
    TestWorld world;
    TestNode node(world);
    TestNode other(world); // logs in again and so gets another device
    const auto laptop = node.connect(QStringLiteral("ann"));
    const auto phone = other.connect(QStringLiteral("ann"));
    const auto change = [&node](const QString &from, const QString &to) {
        return node.http("PUT", QStringLiteral("/api/me/password"),
                         {{QStringLiteral("old"), from}, {QStringLiteral("new"), to}}, QStringLiteral("ann"));
    };
    const QString right = QStringLiteral("correct horse");
    const QString next = QStringLiteral("another horse");
    QCOMPARE(change(QStringLiteral("wrong horse"), next).code(), QStringLiteral("invalid_credentials"));
    QCOMPARE(change(right, QStringLiteral("short")).status, 400);
    QVERIFY(phone->isOpen());
    QCOMPARE(change(right, next).status, 204);
    QVERIFY(laptop->isOpen());
    QTRY_COMPARE((world.run(), phone->closeCode()), std::optional<quint16>{4501});
    const auto signIn = [&node](const QString &password) {
        return node
            .http(
                "POST", QStringLiteral("/auth/login"),
                {{QStringLiteral("username"), QStringLiteral("ann")}, {QStringLiteral("password"), password}})
            .status;
    };
    QCOMPARE(signIn(right), 401);
    QCOMPARE(signIn(next), 200);
}

void TestServerSession::logoutClosesOnlyThatDevice()
{
    TestWorld world;
    TestNode node(world);
    TestNode other(world); // logs in again and so gets another device
    const auto laptop = node.connect(QStringLiteral("ann"));
    const auto phone = other.connect(QStringLiteral("ann"));
    QCOMPARE(node.http("POST", QStringLiteral("/auth/logout"), {}, QStringLiteral("ann")).status, 204);
    QCOMPARE(laptop->closeCode(), std::optional<quint16>{4501});
    QVERIFY(phone->isOpen());
}

void TestServerSession::drainTellsEverybodyThenCloses()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    int finished = 0;
    node.node.drain(10s, [&finished] { ++finished; });
    world.run();
    const auto draining = ann->take<DrainingPush>();
    QVERIFY(draining);
    QVERIFY(draining->reconnectIn > 0ms && draining->reconnectIn <= 10s);
    QVERIFY(bob->take<DrainingPush>());
    QVERIFY(ann->isOpen());
    QCOMPARE(finished, 0);
    world.run(10s);
    QCOMPARE(ann->closeCode(), std::optional<quint16>{1001});
    QCOMPARE(bob->closeCode(), std::optional<quint16>{1001});
    QCOMPARE(finished, 1);
}

void TestServerSession::drainingRefusesNewConnections()
{
    TestWorld world;
    TestNode node(world);
    int finished = 0;
    node.node.drain(10s, [&finished] { ++finished; });
    world.run();
    QCOMPARE(finished, 1);
    QCOMPARE(node.connect(QStringLiteral("ann"))->closeCode(), std::optional<quint16>{1001});
}

void TestServerSession::aStoreThatFailsAtTheStartMeansComeBack()
{
    TestWorld world;
    TestNode node(world);
    const auto ticket = node.http("POST", QStringLiteral("/auth/ticket"), {}, QStringLiteral("ann"));
    const auto identity = node.redeem(ticket.text(QLatin1String("ticket")));
    world.database.setFailing(true);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot have its rooms")));
    const auto ann = node.connectRaw(identity);
    QCOMPARE(ann->closeCode(), std::optional<quint16>{1011});
}

void TestServerSession::aLateEventLoopIsMeasured()
{
    TestWorld world;
    TestNode node(world);
    const auto late = [&node] { return node.node.metrics().loopLag; };
    world.run(milliseconds(500));
    QCOMPARE(late().sum, quint64{0});
    world.clock.advance(milliseconds(650)); // the loop is busy with something
    world.run();
    QCOMPARE(late().sum, quint64{150'000});
}

void TestServerSession::aSlowReaderIsClosed()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    options.outboundQueue = 100 * 1024;
    TestNode node(world, options);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    bob->line->reading = false;
    for (int i = 0; i < 60; ++i)
        ann->askOk(message(node.general(), QString(3000, QLatin1Char('x'))));
    QCOMPARE(bob->closeCode(), std::optional<quint16>{4008});
    QCOMPARE(node.node.metrics().slowConsumers, quint64{1});
    QVERIFY(bob->line->pending <= options.outboundQueue);
    world.run();
    QCOMPARE(node.node.metrics().queuedBytes, qint64{0});
    QVERIFY(ann->isOpen());
    QCOMPARE(ann->count<EventFrame>(), 60 + 1); // and bob's join
}

void TestServerSession::aSlowReaderLosesEphemeralFirst()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    options.outboundQueue = 100 * 1024;
    TestNode node(world, options);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    bob->line->reading = false;
    for (int i = 0; i < 20; ++i)
        ann->askOk(message(node.general(), QString(3000, QLatin1Char('x'))));
    ann->send(TypingFrame{node.general(), true});
    QCOMPARE(node.node.metrics().ephemeralDropped, quint64{1});
    QVERIFY(node.node.metrics().queuedBytes > 60'000);
    bob->line->resumeReading();
    world.run();
    QCOMPARE(node.node.metrics().queuedBytes, qint64{0});
    QVERIFY(bob->isOpen());
    QCOMPARE(bob->count<TypingPush>(), 0);
    QCOMPARE(bob->count<EventFrame>(), 20);
}

void TestServerSession::newerTypingReplacesOlderWhileWaiting()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    TestNode node(world, options);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    bob->line->reading = false;
    for (int i = 0; i < 30; ++i) // more than the transport takes
        ann->askOk(message(node.general(), QString(3000, QLatin1Char('x'))));
    for (int i = 0; i < 5; ++i)
        ann->send(TypingFrame{node.general(), true});
    ann->send(TypingFrame{node.general(), false});
    bob->line->resumeReading();
    world.run();
    QCOMPARE(bob->count<TypingPush>(), 1);
    QVERIFY(!bob->take<TypingPush>()->active);
    QCOMPARE(node.node.metrics().ephemeralReplaced, quint64{5});
}

void TestServerSession::whatWaitsIsSentWhenTheReaderIsBack()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    TestNode node(world, options);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    bob->line->reading = false;
    for (int i = 0; i < 100; ++i)
        ann->askOk(message(node.general(), QString(3000, QLatin1Char('x'))));
    QVERIFY(bob->line->pending < 100 * 1024);
    for (int i = 0; i < 10; ++i)
        bob->line->resumeReading();
    Seq last = 0;
    for (const ServerFrame &frame : bob->all()) {
        if (const auto *event = std::get_if<EventFrame>(&frame)) {
            QVERIFY(last == 0 || event->event.seq == last + 1);
            last = event->event.seq;
        }
    }
    QCOMPARE(last, Seq{world.storedEvents(node.general())});
}

void TestServerSession::anEarlyEndLeavesNothingBehind()
{
    TestWorld world;
    TestNode node(world);
    const QString token = node.token(QStringLiteral("ann"));
    world.database.setPaused(true);
    const auto ann = node.connectRaw();
    ann->send(AuthFrame{token});
    ann->disconnect();
    world.database.setPaused(false);
    world.run();
    QVERIFY(ann->isQuiet());
    world.run(30s);
    QCOMPARE(node.node.metrics().sessions, qint64{0});
    QCOMPARE(node.node.metrics().users, qint64{0});
    QCOMPARE(node.node.metrics().liveRooms, qint64{0});
}

QTEST_GUILESS_MAIN(TestServerSession)
#include "tst_serversession.moc"

#include "tests/support/servertestkit.h"

#include <QJsonArray>
#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;

class TestServerTyping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startReachesTheOthersButNoSessionOfTheTypist();
    void startsAreForwardedOncePerSecond();
    void aStartTooEarlyAfterAStopFollowsWhenTheSecondIsOver();
    void aStopBeforeTheSecondIsOverCancelsTheWaitingStart();
    void withoutRefreshItEndsAfterSixSeconds();
    void aRefreshMovesTheEnd();
    void aMessageEndsIt();
    void theLastSessionThatTypesEndsIt();
    void anotherSessionOfTheTypistKeepsIt();
    void aStopOfSomebodyWhoDoesNotTypeIsSilent();
    void strangersCannotType();
    void whoComesLateIsToldBySync();
    void leavingTheRoomEndsIt();
    void aCrowdGetsACount();
    void aMultitudeGetsNothing();
    void nothingIsStored();
    void withoutRateLimitsEveryStartIsForwarded();

private:
    static TypingFrame start(const RoomId &room) { return {room, true}; }
    static TypingFrame stop(const RoomId &room) { return {room, false}; }
};

void TestServerTyping::startReachesTheOthersButNoSessionOfTheTypist()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto annsPhone = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->forget();
    annsPhone->forget();

    ann->send(start(node.general()));
    const auto push = bob->take<TypingPush>();
    QVERIFY(push);
    QCOMPARE(push->user, ann->user.id);
    QCOMPARE(push->room, node.general());
    QVERIFY(push->active);
    QCOMPARE(push->expiresIn, milliseconds{6000});
    QVERIFY(ann->isQuiet());
    QVERIFY(annsPhone->isQuiet());
}

void TestServerTyping::startsAreForwardedOncePerSecond()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));

    for (int i = 0; i < 10; ++i) {
        ann->send(start(node.general()));
        world.run(99ms);
    }
    QCOMPARE(bob->count<TypingPush>(), 1);
    QCOMPARE(node.node.metrics().typingCoalesced, quint64{9});
    world.run(10ms);
    ann->send(start(node.general()));
    QCOMPARE(bob->count<TypingPush>(), 2);
}

void TestServerTyping::aStartTooEarlyAfterAStopFollowsWhenTheSecondIsOver()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));

    ann->send(start(node.general()));
    ann->send(stop(node.general()));
    bob->forget();
    ann->send(start(node.general()));
    world.run(999ms);
    QVERIFY(bob->isQuiet());
    world.run(1ms);
    const auto push = bob->take<TypingPush>();
    QVERIFY(push && push->active);
}

void TestServerTyping::aStopBeforeTheSecondIsOverCancelsTheWaitingStart()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));

    ann->send(start(node.general()));
    ann->send(stop(node.general()));
    ann->send(start(node.general()));
    ann->send(stop(node.general()));
    bob->forget();
    world.run(10s);
    QCOMPARE(bob->count<TypingPush>(), 0);
}

void TestServerTyping::withoutRefreshItEndsAfterSixSeconds()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));

    ann->send(start(node.general()));
    bob->forget();
    world.run(5999ms);
    QVERIFY(bob->isQuiet());
    world.run(1ms);
    const auto push = bob->take<TypingPush>();
    QVERIFY(push && !push->active);
}

void TestServerTyping::aRefreshMovesTheEnd()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));

    for (int i = 0; i < 4; ++i) {
        ann->send(start(node.general()));
        world.run(3s);
    }
    QCOMPARE(bob->count<TypingPush>(), 4);
    bob->forget();
    world.run(2999ms);
    QCOMPARE(bob->count<TypingPush>(), 0);
    world.run(1ms);
    QVERIFY(!bob->take<TypingPush>()->active);
}

void TestServerTyping::aMessageEndsIt()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));

    ann->send(start(node.general()));
    bob->forget();
    ann->askOk(message(node.general(), QStringLiteral("hello")));
    const auto push = bob->take<TypingPush>();
    QVERIFY(push && !push->active);
    bob->forget();
    world.run(7s);
    QCOMPARE(bob->count<TypingPush>(), 0);
}

void TestServerTyping::theLastSessionThatTypesEndsIt()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto annsPhone = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));

    ann->send(start(node.general()));
    bob->forget();
    ann->disconnect();
    const auto push = bob->take<TypingPush>();
    QVERIFY(push && !push->active);
    QVERIFY(annsPhone->isOpen());
}

void TestServerTyping::anotherSessionOfTheTypistKeepsIt()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto annsPhone = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));

    ann->send(start(node.general()));
    annsPhone->send(start(node.general()));
    bob->forget();
    ann->disconnect();
    QVERIFY(bob->isQuiet());
    annsPhone->send(stop(node.general()));
    QVERIFY(!bob->take<TypingPush>()->active);
}

void TestServerTyping::aStopOfSomebodyWhoDoesNotTypeIsSilent()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    bob->forget();
    ann->askOk(stop(node.general()));
    QVERIFY(bob->isQuiet());
}

void TestServerTyping::strangersCannotType()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId secret = node.makeRoom(QStringLiteral("ann"), QStringLiteral("secret"), RoomKind::Private);
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->forget();

    QCOMPARE(bob->askError(start(secret)), std::optional{ErrorCode::RoomNotFound});
    QCOMPARE(bob->askError(stop(secret)), std::optional{ErrorCode::RoomNotFound});
    QCOMPARE(bob->askError(start(RoomId{QStringLiteral("r_none")})), std::optional{ErrorCode::RoomNotFound});
    QVERIFY(ann->isQuiet());
}

void TestServerTyping::whoComesLateIsToldBySync()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    node.connect(QStringLiteral("bob"));
    ann->send(start(node.general()));
    const auto late = node.connect(QStringLiteral("cid"));
    const auto result = syncResultFromJson(late->askOk(SyncFrame{}));
    QVERIFY(result);
    QCOMPARE(result->rooms.size(), 1);
    QCOMPARE(result->rooms.first().typing, QList<UserId>{ann->user.id});
}

void TestServerTyping::leavingTheRoomEndsIt()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->send(start(node.general()));
    bob->forget();
    node.http("POST", QStringLiteral("/api/rooms/%1/leave").arg(node.general().toString()), {},
              QStringLiteral("ann"));
    const auto push = bob->take<TypingPush>();
    QVERIFY(push && !push->active);
}

void TestServerTyping::aCrowdGetsACount()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    for (int i = 0; i < 99; ++i)
        node.user(QStringLiteral("user%1").arg(i));
    ann->forget();
    bob->forget();

    ann->send(start(node.general()));
    const auto push = bob->take<TypingPush>();
    QVERIFY(push);
    QVERIFY(push->user.isEmpty());
    QCOMPARE(push->count, 1);
    ann->send(stop(node.general()));
    const auto end = bob->take<TypingPush>();
    QVERIFY(end);
    QCOMPARE(end->count, 0);
    QCOMPARE(ann->count<TypingPush>(), 0);
}

void TestServerTyping::aMultitudeGetsNothing()
{
    TestWorld world;
    TestNode node(world);
    MemoryDatabase::RoomRecord &general = world.database.rooms[node.general()];
    for (int i = 0; i < 1000; ++i) {
        const User user{UserId{QStringLiteral("u_%1").arg(i)}, QStringLiteral("user%1").arg(i), {}};
        world.database.accounts.insert(user.id, {user, {}, false});
        general.members.insert(user.id, Role::Member);
    }
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    bob->forget();
    ann->askOk(start(node.general()));
    QCOMPARE(bob->count<TypingPush>(), 0);
}

void TestServerTyping::nothingIsStored()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const qsizetype before = world.database.rooms.value(node.general()).events.size();
    ann->send(start(node.general()));
    ann->send(stop(node.general()));
    QCOMPARE(world.database.rooms.value(node.general()).events.size(), before);
}

void TestServerTyping::withoutRateLimitsEveryStartIsForwarded()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    TestNode node(world, options);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    for (int i = 0; i < 200; ++i)
        ann->send(start(node.general()));
    QCOMPARE(bob->count<TypingPush>(), 200);
}

QTEST_GUILESS_MAIN(TestServerTyping)
#include "tst_servertyping.moc"

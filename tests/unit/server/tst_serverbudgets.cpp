#include "tests/support/servertestkit.h"

#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;

namespace {

const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
const QString roomsPath = QStringLiteral("/api/rooms");

QJsonObject newRoom(int number)
{
    return {{QStringLiteral("kind"), QStringLiteral("private")},
            {QStringLiteral("name"), QStringLiteral("room %1").arg(number)}};
}

qsizetype eventsBy(const TestWorld &world, const UserId &user)
{
    qsizetype count = 0;
    for (const auto &record : std::as_const(world.database.rooms)) {
        count += std::count_if(record.events.cbegin(), record.events.cend(),
                               [&user](const Event &event) { return event.sender == user; });
    }
    return count;
}

/// Accounts without sign-ins, which have limits of their own.
QList<UserId> makePeople(TestWorld &world, int count)
{
    QList<UserId> people;
    for (int i = 0; i < count; ++i) {
        const UserId id{QStringLiteral("u_%1").arg(i)};
        world.database.accounts.insert(id, {{id, QStringLiteral("person%1").arg(i), {}}, {}, false});
        people.append(id);
    }
    return people;
}

} // namespace

/// What one person may do in a time, on all connections and over HTTP together.
class TestServerBudgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomsOfOnePersonAreBounded();
    void addingCountsAgainstTheAdder();
    void joiningAndLeavingAreBounded();
    void oneBudgetForEverythingThatIsStored();
    void commandsCountOverAllConnections();
    void connectingIsBounded();
    void aKnownDirectRoomCostsNothing();
    void aRefusalSaysWhenToComeBack();
    void goingAwayGivesNothingBack();
    void withoutLimitsEverythingPasses();
};

void TestServerBudgets::roomsOfOnePersonAreBounded()
{
    TestWorld world;
    TestNode node(world);
    int made = 0;
    for (int i = 0; i < 200; ++i)
        made += node.http("POST", roomsPath, newRoom(i), ann).status == 201 ? 1 : 0;
    QVERIFY2(made > 0 && made <= 20, qPrintable(QString::number(made)));
    for (int second = 0; second < 600; ++second) {
        world.run(1s);
        for (int i = 0; i < 2; ++i)
            made += node.http("POST", roomsPath, newRoom(second), ann).status == 201 ? 1 : 0;
    }
    QVERIFY2(made >= 100 && made <= 101, qPrintable(QString::number(made)));
    QCOMPARE(node.http("POST", roomsPath, newRoom(0), bob).status, 201); // others are not held up
    world.run(24h);
    QCOMPARE(node.http("POST", roomsPath, newRoom(0), ann).status, 201);
}

void TestServerBudgets::addingCountsAgainstTheAdder()
{
    TestWorld world;
    TestNode node(world);
    const RoomId room = node.makeRoom(ann, QStringLiteral("plans"));
    const QString path = QStringLiteral("/api/rooms/%1/members").arg(room.toString());
    int added = 0;
    for (const UserId &person : makePeople(world, 400)) {
        const int status = node.http("POST", path, {{QStringLiteral("user"), person.toString()}}, ann).status;
        added += status < 300 ? 1 : 0;
    }
    QVERIFY2(added > 0 && added <= 20, qPrintable(QString::number(added)));
    node.join(bob, room);
    QVERIFY(world.database.rooms.value(room).members.contains(node.user(bob).id));
}

void TestServerBudgets::joiningAndLeavingAreBounded()
{
    TestWorld world;
    TestNode node(world);
    const RoomId room = node.makeRoom(ann, QStringLiteral("revolving door"));
    const UserId person = node.user(bob).id;
    const qsizetype before = eventsBy(world, person);
    const QString path = QStringLiteral("/api/rooms/%1/%2").arg(room.toString());
    for (int i = 0; i < 40; ++i) {
        for (int each = 0; each < 50; ++each) {
            node.http("POST", path.arg(QLatin1String("join")), {}, bob);
            node.http("POST", path.arg(QLatin1String("leave")), {}, bob);
        }
        world.run(100ms);
    }
    const qsizetype stored = eventsBy(world, person) - before;
    QVERIFY2(stored > 0 && stored <= 40, qPrintable(QString::number(stored)));
}

void TestServerBudgets::oneBudgetForEverythingThatIsStored()
{
    TestWorld world;
    TestNode node(world);
    const RoomId room = node.makeRoom(bob, QStringLiteral("tea"));
    const auto client = node.connect(ann);
    for (int i = 0; i < 20; ++i)
        QVERIFY(!client->askError(message(node.general(), QStringLiteral("hello"))));
    const QString join = QStringLiteral("/api/rooms/%1/join").arg(room.toString());
    QCOMPARE(node.http("POST", join, {}, ann).status, 429);
    QCOMPARE(node.http("POST", roomsPath, newRoom(0), ann).status, 429);
    world.run(200ms);
    QCOMPARE(node.http("POST", join, {}, ann).status, 200);
    QCOMPARE(client->askError(message(node.general(), QStringLiteral("hello"))),
             std::optional{ErrorCode::RateLimited});
}

void TestServerBudgets::commandsCountOverAllConnections()
{
    TestWorld world;
    TestNode node(world);
    QList<ClientPtr> clients;
    for (int i = 0; i < 5; ++i)
        clients.append(node.connect(ann));
    world.run(10s);
    int done = 0;
    for (const ClientPtr &client : clients) {
        for (int i = 0; i < 60; ++i)
            done += client->askError(PresenceSetFrame{Presence::Away}) ? 0 : 1;
    }
    QVERIFY2(done >= 60 && done <= 120, qPrintable(QString::number(done)));
    QCOMPARE(node.http("GET", roomsPath, {}, ann).status, 429);
    QCOMPARE(node.http("GET", roomsPath, {}, bob).status, 200);
    for (const ClientPtr &client : clients)
        QVERIFY(client->isOpen());
    world.run(1s);
    QCOMPARE(node.http("GET", roomsPath, {}, ann).status, 200);
}

void TestServerBudgets::connectingIsBounded()
{
    TestWorld world;
    TestNode node(world);
    int connected = 0;
    for (int i = 0; i < 60; ++i) {
        const auto client = node.connect(ann);
        if (client->isOpen())
            ++connected;
        else
            QCOMPARE(client->closeCode(), std::optional{static_cast<quint16>(CloseCode::RateLimit)});
        client->disconnect();
    }
    QVERIFY2(connected > 10 && connected <= 20, qPrintable(QString::number(connected)));
    world.run(1s);
    QVERIFY(node.connect(ann)->isOpen());
}

void TestServerBudgets::aKnownDirectRoomCostsNothing()
{
    TestWorld world;
    TestNode node(world);
    const RoomId first = node.makeDirect(ann, bob);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(node.makeDirect(ann, bob), first);
    QCOMPARE(node.http("POST", roomsPath, newRoom(0), ann).status, 201);
}

void TestServerBudgets::aRefusalSaysWhenToComeBack()
{
    TestWorld world;
    TestNode node(world);
    TestAnswer answer;
    for (int i = 0; i < 40 && answer.status != 429; ++i)
        answer = node.http("POST", roomsPath, newRoom(i), ann);
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.code(), QStringLiteral("rate_limited"));
    const int wait = answer.body.value(QLatin1String("retry_after_ms")).toInt();
    QVERIFY(wait > 0);
    QCOMPARE(answer.header("Retry-After").toInt(), (wait + 999) / 1000);
    world.run(milliseconds{wait - 1});
    QCOMPARE(node.http("POST", roomsPath, newRoom(0), ann).status, 429);
    world.run(1ms);
    QCOMPARE(node.http("POST", roomsPath, newRoom(0), ann).status, 201);
}

void TestServerBudgets::goingAwayGivesNothingBack()
{
    TestWorld world;
    TestNode node(world);
    const auto client = node.connect(ann);
    for (int second = 0; second < 60; ++second) {
        for (int i = 0; i < 5; ++i)
            node.http("POST", roomsPath, newRoom(i), ann);
        client->live(1s);
    }
    QCOMPARE(node.http("POST", roomsPath, newRoom(0), ann).status, 429);
    client->disconnect();
    world.run(60s);
    QCOMPARE(node.http("POST", roomsPath, newRoom(0), ann).status, 429);
}

void TestServerBudgets::withoutLimitsEverythingPasses()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    TestNode node(world, options);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(node.http("POST", roomsPath, newRoom(i), ann).status, 201);
}

QTEST_GUILESS_MAIN(TestServerBudgets)
#include "tst_serverbudgets.moc"

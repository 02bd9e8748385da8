#include "tests/support/servertestkit.h"

#include <QJsonArray>
#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;

namespace {

const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
const QString cid = QStringLiteral("cid");

/// Nobody shares a room by default.
NodeOptions strangers(const QString &node = QStringLiteral("n1"))
{
    NodeOptions options = TestNode::defaultOptions(node);
    options.defaultRooms.clear();
    return options;
}

class Consent
{
public:
    explicit Consent(TestWorld &world, const NodeOptions &options = strangers())
        : node(world, options)
    {
    }

    TestAnswer add(const QString &who, const RoomId &room, const QString &whom)
    {
        return node.http("POST", QStringLiteral("/api/rooms/%1/members").arg(room.toString()),
                         {{QStringLiteral("user"), node.user(whom).id.toString()}}, who);
    }
    TestAnswer post(const QString &who, const RoomId &room, const char *what)
    {
        return node.http("POST", QStringLiteral("/api/rooms/%1/%2").arg(room.toString(), QLatin1String(what)),
                         {}, who);
    }
    TestAnswer block(const QString &who, const QString &whom, const QByteArray &method = "PUT")
    {
        return node.http(method, QStringLiteral("/api/me/blocks/") + node.user(whom).id.toString(), {}, who);
    }
    TestAnswer decline(const QString &who, const RoomId &room)
    {
        return node.http("DELETE", QStringLiteral("/api/me/invitations/") + room.toString(), {}, who);
    }
    TestAnswer let(const QString &who, const QString &invites)
    {
        return node.http("PATCH", QStringLiteral("/api/me"), {{QStringLiteral("room_invites"), invites}},
                         who);
    }
    QJsonArray invitations(const QString &who)
    {
        return node.http("GET", QStringLiteral("/api/me/invitations"), {}, who)
            .body.value(QLatin1String("invitations"))
            .toArray();
    }
    bool isIn(const RoomId &room, const QString &who)
    {
        return node.world.database.rooms.value(room).members.contains(node.user(who).id);
    }
    RoomId secret(const QString &owner)
    {
        return node.makeRoom(owner, QStringLiteral("secret"), RoomKind::Private);
    }
    /// Ann and the others are in one room.
    void acquaint(const QStringList &people)
    {
        const RoomId room = node.makeRoom(people.first(), QStringLiteral("meeting"));
        for (const QString &each : people)
            node.join(each, room);
    }

    TestNode node;
};

} // namespace

class TestServerConsent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acquaintancesAreAdded();
    void strangersAreAsked();
    void aDirectRoomMakesNoAcquaintance();
    void whoWantsToBeAskedIs();
    void whoLeftIsAskedAgain();
    void acceptingIsJoining();
    void decliningEndsIt();
    void onlyTheInvitedMayJoin();
    void invitationsReachAllNodes();
    void oneInviterHasFewOpenOnes();
    void theOldestInvitationGoes();
    void theBlockedCannotAdd();
    void theBlockedCannotBeginADirectRoom();
    void theBlockedSayNothingInADirectRoom();
    void theBlockedTypeUnseen();
    void everyDeviceHearsThatAnInvitationIsOver_data();
    void everyDeviceHearsThatAnInvitationIsOver();
    void blocksAreListed();
    void blockingOneselfOrNobodyIsRefused();
    void theSettingIsShownAndChecked();
};

void TestServerConsent::acquaintancesAreAdded()
{
    TestWorld world;
    Consent c(world);
    c.acquaint({ann, bob});
    const auto client = c.node.connect(bob);
    const RoomId room = c.secret(ann);
    const TestAnswer answer = c.add(ann, room, bob);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.contains(QLatin1String("room")));
    QVERIFY(c.isIn(room, bob));
    QVERIFY(client->take<RoomAddedPush>());
    QVERIFY(!client->take<RoomInvitedPush>());
}

void TestServerConsent::strangersAreAsked()
{
    TestWorld world;
    Consent c(world);
    const RoomId room = c.secret(ann);
    const auto client = c.node.connect(bob);
    client->forget();
    const TestAnswer answer = c.add(ann, room, bob);
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.body, (QJsonObject{{QStringLiteral("invited"), true}}));
    QVERIFY(!c.isIn(room, bob));
    QCOMPARE(world.storedEvents(room), 1);
    const auto push = client->take<RoomInvitedPush>();
    QVERIFY(push);
    QCOMPARE(push->room.id, room);
    QCOMPARE(push->room.name, QStringLiteral("secret"));
    QVERIFY(push->room.kind == RoomKind::Private);
    QCOMPARE(push->by, c.node.user(ann));
    QVERIFY(client->isQuiet());
    const QJsonArray open = c.invitations(bob);
    QCOMPARE(open.size(), 1);
    const QJsonObject shown = open.first().toObject();
    QCOMPARE(shown.value(QLatin1String("room")).toObject().value(QLatin1String("id")).toString(),
             room.toString());
    QCOMPARE(shown.value(QLatin1String("by")).toObject().value(QLatin1String("username")).toString(), ann);
    QCOMPARE(c.add(ann, room, bob).status, 202);
    QCOMPARE(c.invitations(bob).size(), 1);
    QVERIFY(c.invitations(cid).isEmpty());
}

void TestServerConsent::aDirectRoomMakesNoAcquaintance()
{
    TestWorld world;
    Consent c(world);
    QVERIFY(!c.node.makeDirect(ann, bob).isEmpty());
    QCOMPARE(c.add(ann, c.secret(ann), bob).status, 202);
}

void TestServerConsent::whoWantsToBeAskedIs()
{
    TestWorld world;
    Consent c(world);
    c.acquaint({ann, bob});
    QCOMPARE(c.let(bob, QStringLiteral("ask")).status, 200);
    const RoomId room = c.secret(ann);
    QCOMPARE(c.add(ann, room, bob).status, 202);
    QCOMPARE(c.let(bob, QStringLiteral("shared")).status, 200);
    QCOMPARE(c.add(ann, room, bob).status, 200);
    QVERIFY(c.isIn(room, bob));
    QVERIFY(c.invitations(bob).isEmpty());
}

void TestServerConsent::whoLeftIsAskedAgain()
{
    TestWorld world;
    Consent c(world);
    c.acquaint({ann, bob});
    const RoomId room = c.secret(ann);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(c.add(ann, room, bob).status, i == 0 ? 200 : 202);
        if (i == 1)
            QCOMPARE(c.post(bob, room, "join").status, 200);
        QCOMPARE(c.post(bob, room, "leave").status, 200);
    }
    const qsizetype events = world.storedEvents(room);
    for (int i = 0; i < 20; ++i) {
        c.add(ann, room, bob);
        world.run(1s);
    }
    QVERIFY(!c.isIn(room, bob));
    QCOMPARE(world.storedEvents(room), events);
}

void TestServerConsent::acceptingIsJoining()
{
    TestWorld world;
    Consent c(world);
    const RoomId room = c.secret(ann);
    const auto client = c.node.connect(bob);
    c.add(ann, room, bob);
    client->forget();
    QCOMPARE(c.post(bob, room, "join").status, 200);
    QVERIFY(c.isIn(room, bob));
    QVERIFY(client->take<RoomAddedPush>());
    QVERIFY(c.invitations(bob).isEmpty());
}

void TestServerConsent::decliningEndsIt()
{
    TestWorld world;
    Consent c(world);
    const RoomId room = c.secret(ann);
    c.add(ann, room, bob);
    QCOMPARE(c.decline(bob, room).status, 204);
    QCOMPARE(c.decline(bob, room).code(), QStringLiteral("room_not_found"));
    QVERIFY(c.invitations(bob).isEmpty());
    QCOMPARE(c.post(bob, room, "join").code(), QStringLiteral("room_not_found"));
}

void TestServerConsent::onlyTheInvitedMayJoin()
{
    TestWorld world;
    Consent c(world);
    const RoomId room = c.secret(ann);
    c.add(ann, room, bob);
    QCOMPARE(c.post(cid, room, "join").code(), QStringLiteral("room_not_found"));
    // An invitation is no look into the room.
    QCOMPARE(c.node.http("GET", QStringLiteral("/api/rooms/%1/events").arg(room.toString()), {}, bob).code(),
             QStringLiteral("room_not_found"));
    QCOMPARE(c.post(bob, c.node.makeDirect(ann, cid), "join").code(), QStringLiteral("room_not_found"));
}

void TestServerConsent::invitationsReachAllNodes()
{
    TestWorld world;
    Consent one(world);
    Consent two(world, strangers(QStringLiteral("n2")));
    const RoomId room = one.secret(ann);
    one.node.user(bob);
    const auto client = two.node.connect(bob);
    client->forget();
    one.add(ann, room, bob);
    world.run();
    const auto push = client->take<RoomInvitedPush>();
    QVERIFY(push);
    QCOMPARE(push->room.id, room);
    QCOMPARE(two.post(bob, room, "join").status, 200);
}

void TestServerConsent::oneInviterHasFewOpenOnes()
{
    TestWorld world;
    NodeOptions options = strangers();
    options.rateLimits = false;
    Consent c(world, options);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(c.add(ann, c.secret(ann), bob).status, i < Limits::invitationsPerInviter ? 202 : 403);
    QCOMPARE(c.invitations(bob).size(), qsizetype{Limits::invitationsPerInviter});
    QCOMPARE(c.add(cid, c.secret(cid), bob).status, 202);
}

void TestServerConsent::theOldestInvitationGoes()
{
    TestWorld world;
    NodeOptions options = strangers();
    options.rateLimits = false;
    Consent c(world, options);
    const UserId me = c.node.user(bob).id;
    for (int i = 0; i < Limits::invitationsPerPerson; ++i) {
        const RoomId room{QStringLiteral("r_%1").arg(i)};
        world.database.rooms[room].room.id = room;
        world.database.invitations[me].append({room, UserId{QStringLiteral("u_%1").arg(i)}});
    }
    const RoomId room = c.secret(ann);
    QCOMPARE(c.add(ann, room, bob).status, 202);
    const QJsonArray open = c.invitations(bob);
    QCOMPARE(open.size(), qsizetype{Limits::invitationsPerPerson});
    const auto idOf = [](const QJsonValue &each) {
        return each.toObject().value(QLatin1String("room")).toObject().value(QLatin1String("id")).toString();
    };
    QCOMPARE(idOf(open.first()), room.toString());
    QCOMPARE(idOf(open.last()), QStringLiteral("r_1"));
}

void TestServerConsent::theBlockedCannotAdd()
{
    TestWorld world;
    Consent c(world);
    c.acquaint({ann, bob});
    const RoomId room = c.secret(ann);
    QCOMPARE(c.block(bob, ann).status, 204);
    QCOMPARE(c.add(ann, room, bob).code(), QStringLiteral("forbidden"));
    QVERIFY(!c.isIn(room, bob));
    QVERIFY(c.invitations(bob).isEmpty());
    QCOMPARE(c.add(ann, room, cid).status, 202);
    QCOMPARE(c.block(bob, ann, "DELETE").status, 204);
    QCOMPARE(c.add(ann, room, bob).status, 200);
}

void TestServerConsent::theBlockedCannotBeginADirectRoom()
{
    TestWorld world;
    Consent c(world);
    QCOMPARE(c.block(bob, ann).status, 204);
    const auto begin = [&c](const QString &who, const QString &whom) {
        return c.node.http("POST", QStringLiteral("/api/rooms"),
                           {{QStringLiteral("kind"), QStringLiteral("direct")},
                            {QStringLiteral("user"), c.node.user(whom).id.toString()}},
                           who);
    };
    QCOMPARE(begin(ann, bob).code(), QStringLiteral("forbidden"));
    QVERIFY(world.database.rooms.isEmpty());
    QCOMPARE(begin(bob, ann).status, 201); // it is bob's to begin
    QCOMPARE(begin(ann, bob).status, 201); // and then it is there
}

void TestServerConsent::theBlockedSayNothingInADirectRoom()
{
    TestWorld world;
    Consent c(world);
    const RoomId direct = c.node.makeDirect(ann, bob);
    const auto writer = c.node.connect(ann);
    const auto reader = c.node.connect(bob);
    const QString nonce = QStringLiteral("before");
    const auto before = writer->askOk(message(direct, QStringLiteral("Hello"), nonce));
    const Seq seq = before.value(QLatin1String("seq")).toInteger();
    QCOMPARE(c.block(bob, ann).status, 204);
    reader->forget();
    const std::optional refused{ErrorCode::Forbidden};
    const Nonce again{QStringLiteral("again")};
    QCOMPARE(writer->askError(message(direct, QStringLiteral("Are you there?"))), refused);
    QCOMPARE(writer->askError(MessageEditFrame{direct, again, seq, QStringLiteral("Are you there?")}),
             refused);
    QCOMPARE(writer->askError(ReactionFrame{direct, again, seq, QStringLiteral("👍"), true}), refused);
    QVERIFY(!reader->take<EventFrame>());
    QCOMPARE(c.node.node.metrics().storeErrors, quint64{0});
    // What was said stays said, and the other one may answer.
    QCOMPARE(writer->askOk(message(direct, QStringLiteral("Hello"), nonce)), before);
    QVERIFY(!reader->askError(message(direct, QStringLiteral("No."))));
    QVERIFY(!writer->askError(MessageDeleteFrame{direct, Nonce{QStringLiteral("sorry")}, seq}));
    const RoomId meeting = c.node.makeRoom(ann, QStringLiteral("meeting"));
    c.node.join(bob, meeting);
    QVERIFY(!writer->askError(message(meeting, QStringLiteral("All of you: hello"))));
    QCOMPARE(c.block(bob, ann, "DELETE").status, 204);
    QVERIFY(!writer->askError(message(direct, QStringLiteral("Thank you"))));
}

void TestServerConsent::theBlockedTypeUnseen()
{
    TestWorld world;
    Consent c(world);
    TestNode elsewhere(world, TestNode::defaultOptions(QStringLiteral("n2")));
    const RoomId direct = c.node.makeDirect(ann, bob);
    const auto writer = c.node.connect(ann);
    const auto here = c.node.connect(bob);
    const auto there = elsewhere.connect(bob);
    const auto seen = [&] {
        writer->send(TypingFrame{direct, true});
        world.run(2s);
        writer->send(TypingFrame{direct, false});
        world.run(2s);
        const int both[] = {here->count<TypingPush>(), there->count<TypingPush>()};
        for (const auto &client : {here, there})
            client->forget();
        return both[0] + both[1];
    };
    QCOMPARE(seen(), 4); // a start and a stop each
    writer->send(TypingFrame{direct, true});
    world.run();
    QCOMPARE(here->count<TypingPush>(), 1);
    // By the node that ann is not on.
    const QString path = QStringLiteral("/api/me/blocks/") + c.node.user(ann).id.toString();
    QCOMPARE(elsewhere.http("PUT", path, {}, bob).status, 204);
    world.run();
    QCOMPARE(here->count<TypingPush>(), 2); // what was shown has ended
    for (const auto &client : {here, there})
        client->forget();
    QCOMPARE(seen(), 0);
    here->send(TypingFrame{direct, true});
    world.run(2s);
    QCOMPARE(writer->count<TypingPush>(), 1); // who has blocked somebody may still speak
    // Rooms of several are everybody's.
    const RoomId meeting = c.node.makeRoom(ann, QStringLiteral("meeting"));
    c.node.join(bob, meeting);
    writer->send(TypingFrame{meeting, true});
    world.run();
    QCOMPARE(here->count<TypingPush>(), 1);
    writer->send(TypingFrame{meeting, false});
    QCOMPARE(c.block(bob, ann, "DELETE").status, 204);
    for (const auto &client : {here, there})
        client->forget();
    QCOMPARE(seen(), 4);
}

void TestServerConsent::everyDeviceHearsThatAnInvitationIsOver_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::newRow("declined") << QByteArray("DELETE") << QStringLiteral("/api/me/invitations/ROOM")
                              << QJsonObject();
    QTest::newRow("blocked") << QByteArray("PUT") << QStringLiteral("/api/me/blocks/ANN") << QJsonObject();
    QTest::newRow("nobody") << QByteArray("PATCH") << QStringLiteral("/api/me")
                            << QJsonObject{{QStringLiteral("room_invites"), QStringLiteral("nobody")}};
}

void TestServerConsent::everyDeviceHearsThatAnInvitationIsOver()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QJsonObject, body);
    TestWorld world;
    Consent c(world);
    TestNode elsewhere(world, TestNode::defaultOptions(QStringLiteral("n2")));
    const RoomId room = c.secret(ann);
    QCOMPARE(c.add(ann, room, bob).status, 202);
    const auto phone = c.node.connect(bob);
    const auto laptop = elsewhere.connect(bob);
    const auto inviter = c.node.connect(ann);
    for (const auto &client : {phone, laptop, inviter})
        client->forget();
    path.replace(QStringLiteral("ROOM"), room.toString());
    path.replace(QStringLiteral("ANN"), c.node.user(ann).id.toString());
    QVERIFY(c.node.http(method, path, body, bob).status < 300);
    world.run();
    for (const auto &client : {phone, laptop}) {
        const auto over = client->take<RoomRemovedPush>();
        QVERIFY(over);
        QCOMPARE(over->room, room);
        QVERIFY(client->isQuiet());
    }
    QVERIFY(inviter->isQuiet());
    QCOMPARE(c.invitations(bob).size(), 0);
    QCOMPARE(c.post(bob, room, "join").status, 404);
}

void TestServerConsent::blocksAreListed()
{
    TestWorld world;
    Consent c(world);
    const auto list = [&c](const QString &who) {
        return c.node.http("GET", QStringLiteral("/api/me/blocks"), {}, who)
            .body.value(QLatin1String("users"))
            .toArray();
    };
    c.block(bob, ann);
    c.block(bob, ann);
    QCOMPARE(list(bob).size(), 1);
    QCOMPARE(list(bob).first().toObject().value(QLatin1String("username")).toString(), ann);
    QVERIFY(list(ann).isEmpty());
}

void TestServerConsent::blockingOneselfOrNobodyIsRefused()
{
    TestWorld world;
    Consent c(world);
    QCOMPARE(c.block(ann, ann).code(), QStringLiteral("bad_request"));
    QCOMPARE(c.node.http("PUT", QStringLiteral("/api/me/blocks/u_nobody"), {}, ann).code(),
             QStringLiteral("not_found"));
}

void TestServerConsent::theSettingIsShownAndChecked()
{
    TestWorld world;
    Consent c(world);
    const auto show = [&c] {
        return c.node.http("GET", QStringLiteral("/api/me"), {}, ann).text(QLatin1String("room_invites"));
    };
    QCOMPARE(show(), QStringLiteral("shared"));
    QCOMPARE(c.let(ann, QStringLiteral("ask")).text(QLatin1String("room_invites")), QStringLiteral("ask"));
    QCOMPARE(show(), QStringLiteral("ask"));
    QCOMPARE(c.let(ann, QStringLiteral("nobody")).text(QLatin1String("room_invites")),
             QStringLiteral("nobody"));
    QCOMPARE(show(), QStringLiteral("nobody"));
    QCOMPARE(c.let(ann, QStringLiteral("ask")).text(QLatin1String("room_invites")), QStringLiteral("ask"));
    QCOMPARE(c.let(ann, QStringLiteral("never")).code(), QStringLiteral("bad_request"));
    QCOMPARE(c.node.http("PATCH", QStringLiteral("/api/me"), {{QStringLiteral("x"), 1}}, ann).code(),
             QStringLiteral("bad_request"));
    QCOMPARE(show(), QStringLiteral("ask"));
}

QTEST_GUILESS_MAIN(TestServerConsent)
#include "tst_serverconsent.moc"

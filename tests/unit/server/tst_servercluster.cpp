#include "server/core/rooms/channels.h"
#include "tests/support/sampleevents.h"
#include "tests/support/servertestkit.h"

#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Chinwag::Relayed::Kind)

namespace {

QByteArray eventFrame(const RoomId &room, Seq seq)
{
    Event event;
    event.room = room;
    event.seq = seq;
    event.sender = UserId{QStringLiteral("u_somebody")};
    event.nonce = Nonce{QStringLiteral("nonce")};
    event.body = MessageBody{QStringLiteral("forged"), 0};
    return encode(ServerFrame{EventFrame{event}});
}

struct Cluster
{
    TestWorld world;
    TestNode one{world, TestNode::defaultOptions(QStringLiteral("n1"))};
    TestNode two{world, TestNode::defaultOptions(QStringLiteral("n2"))};
    ClientPtr ann = one.connect(QStringLiteral("ann"));
    ClientPtr bob = two.connect(QStringLiteral("bob"));
    RoomId general = one.general();

    void forget()
    {
        ann->forget();
        bob->forget();
    }
};

} // namespace

class TestServerCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesCrossNodes();
    void typingCrossesNodesButNotToTheTypist();
    void theTypistsNodeMayDie();
    void lateComersOfAnotherNodeAreTold();
    void aHoleIsFilledInOrder();
    void withTheBrokerAwayTheStoreCarries();
    void afterAnOutageEverythingIsThereOnce();
    void whatTheOutageHidIsHealedAtItsEnd();
    void lateCopiesAreDropped();
    void presenceCrossesNodes();
    void whoIsOnTwoNodesStaysOnline();
    void aNodeThatFallsSilentTakesItsUsersOffline();
    void aLateNodeLearnsWhoIsThere();
    void revocationCrossesNodes();
    void revocationWithTheBrokerAway();
    void joiningReachesTheUsersOtherNode();
    void whoLeavesOnAnotherNodeGetsNothingMore();
    void readMarksCrossNodes();
    void rubbishIsCountedAndDropped();
    void whatIsNotWhatItClaimsToBeReachesNobody_data();
    void whatIsNotWhatItClaimsToBeReachesNobody();
    void whatOnlyAnotherReleaseKnowsIsIgnored();
    void whatTheStoreContradictsIsCorrected();
    void aJoinThatTheStoreContradictsLetsNobodyIn();
    void aRoomWithoutSessionsIsReleased();
};

void TestServerCluster::messagesCrossNodes()
{
    Cluster c;
    c.forget();
    c.ann->askOk(message(c.general, QStringLiteral("over")));
    c.bob->askOk(message(c.general, QStringLiteral("and out")));
    for (const auto &client : {c.ann, c.bob}) {
        const auto first = client->take<EventFrame>();
        const auto second = client->take<EventFrame>();
        QVERIFY(first && second);
        QCOMPARE(textOf(first->event), QStringLiteral("over"));
        QCOMPARE(second->event.seq, first->event.seq + 1);
        QVERIFY(!client->take<EventFrame>());
    }
}

void TestServerCluster::typingCrossesNodesButNotToTheTypist()
{
    Cluster c;
    const auto annElsewhere = c.two.connect(QStringLiteral("ann"));
    c.forget();
    annElsewhere->forget();
    c.ann->send(TypingFrame{c.general, true});
    const auto start = c.bob->take<TypingPush>();
    QVERIFY(start && start->active);
    QCOMPARE(start->user, c.ann->user.id);
    c.ann->send(TypingFrame{c.general, false});
    const auto stop = c.bob->take<TypingPush>();
    QVERIFY(stop && !stop->active);
    QCOMPARE(annElsewhere->count<TypingPush>(), 0);
}

void TestServerCluster::theTypistsNodeMayDie()
{
    Cluster c;
    c.ann->send(TypingFrame{c.general, true});
    c.forget();
    c.world.brokers.setDown(true);
    c.world.run(6s);
    const auto stop = c.bob->take<TypingPush>();
    QVERIFY(stop && !stop->active);
}

void TestServerCluster::lateComersOfAnotherNodeAreTold()
{
    Cluster c;
    c.ann->send(TypingFrame{c.general, true});
    const auto late = c.two.connect(QStringLiteral("cid"));
    const auto result = syncResultFromJson(late->askOk(SyncFrame{}));
    QVERIFY(result);
    QCOMPARE(result->rooms.first().typing, QList<UserId>{c.ann->user.id});
}

void TestServerCluster::aHoleIsFilledInOrder()
{
    Cluster c;
    c.forget();
    c.world.brokers.dropNext(1);
    c.ann->askOk(message(c.general, QStringLiteral("lost")));
    QVERIFY(c.bob->isQuiet());
    c.ann->askOk(message(c.general, QStringLiteral("heard")));
    QCOMPARE(textOf(c.bob->take<EventFrame>()->event), QStringLiteral("lost"));
    QCOMPARE(textOf(c.bob->take<EventFrame>()->event), QStringLiteral("heard"));
    QVERIFY(!c.bob->take<EventFrame>());
}

void TestServerCluster::withTheBrokerAwayTheStoreCarries()
{
    Cluster c;
    c.world.brokers.setDown(true);
    c.world.run();
    c.forget();
    c.ann->askOk(message(c.general, QStringLiteral("still here")));
    c.world.run(1s);
    const auto frame = c.bob->take<EventFrame>();
    QVERIFY(frame);
    QCOMPARE(textOf(frame->event), QStringLiteral("still here"));
    QCOMPARE(c.ann->count<EventFrame>(), 1);
    QCOMPARE(c.one.http("GET", QStringLiteral("/healthz")).text(QLatin1String("status")),
             QStringLiteral("degraded"));
}

void TestServerCluster::afterAnOutageEverythingIsThereOnce()
{
    Cluster c;
    c.forget();
    c.world.brokers.setDown(true);
    c.ann->askOk(message(c.general, QStringLiteral("a")));
    c.bob->askOk(message(c.general, QStringLiteral("b")));
    c.world.brokers.setDown(false);
    c.ann->askOk(message(c.general, QStringLiteral("c")));
    c.world.run(2s);
    for (const auto &client : {c.ann, c.bob}) {
        for (const auto &text : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
            const auto frame = client->take<EventFrame>();
            QVERIFY(frame);
            QCOMPARE(textOf(frame->event), text);
        }
        QVERIFY(!client->take<EventFrame>());
    }
}

/// Nobody has to say anything more, and no poll has to come round.
void TestServerCluster::whatTheOutageHidIsHealedAtItsEnd()
{
    Cluster c;
    c.forget();
    c.world.brokers.setDown(true);
    c.ann->askOk(message(c.general, QStringLiteral("hidden")));
    QVERIFY(c.bob->isQuiet());
    c.world.brokers.setDown(false);
    c.world.run();
    const auto frame = c.bob->take<EventFrame>();
    QVERIFY(frame);
    QCOMPARE(textOf(frame->event), QStringLiteral("hidden"));
}

/// A Redis that stood still hands over what the store has told everybody long ago.
void TestServerCluster::lateCopiesAreDropped()
{
    Cluster c;
    MemoryBroker late(c.world.brokers);
    c.ann->askOk(message(c.general, QStringLiteral("one")));
    c.ann->askOk(message(c.general, QStringLiteral("two")));
    c.world.run();
    const auto one = c.bob->take<EventFrame>();
    const auto two = c.bob->take<EventFrame>();
    QVERIFY(one && two);
    c.forget();
    for (const auto &frame : {one, two}) {
        late.publish({QStringLiteral("room:") + c.general.toString(),
                      Relayed::Kind::Event,
                      frame->event.seq,
                      {},
                      encode(ServerFrame{*frame})});
    }
    c.world.run(5s);
    QVERIFY(c.ann->isQuiet());
    QVERIFY(c.bob->isQuiet());
    QCOMPARE(c.two.node.metrics().heals, quint64{0});
}

void TestServerCluster::presenceCrossesNodes()
{
    Cluster c;
    c.forget();
    c.bob->askOk(PresenceSetFrame{Presence::DoNotDisturb});
    QVERIFY(c.ann->take<PresencePush>()->presence.presence == Presence::DoNotDisturb);
    c.bob->disconnect();
    c.world.run(10s);
    QVERIFY(c.ann->take<PresencePush>()->presence.presence == Presence::Offline);
    QVERIFY(!c.ann->take<PresencePush>());
}

void TestServerCluster::whoIsOnTwoNodesStaysOnline()
{
    Cluster c;
    const auto bobHere = c.one.connect(QStringLiteral("bob"));
    c.forget();
    c.bob->disconnect();
    c.world.run(14s);
    QCOMPARE(c.ann->count<PresencePush>(), 0);
    QVERIFY(bobHere->isOpen());
}

void TestServerCluster::aNodeThatFallsSilentTakesItsUsersOffline()
{
    TestWorld world;
    TestNode one(world, TestNode::defaultOptions(QStringLiteral("n1")));
    auto two = std::make_unique<TestNode>(world, TestNode::defaultOptions(QStringLiteral("n2")));
    const auto ann = one.connect(QStringLiteral("ann"));
    const auto bob = two->connect(QStringLiteral("bob"));
    ann->live(20s);
    ann->forget();
    two.reset();
    ann->live(20s);
    const auto push = ann->take<PresencePush>();
    QVERIFY(push);
    QCOMPARE(push->presence.user, bob->user.id);
    QVERIFY(push->presence.presence == Presence::Offline);
}

void TestServerCluster::aLateNodeLearnsWhoIsThere()
{
    TestWorld world;
    TestNode one(world, TestNode::defaultOptions(QStringLiteral("n1")));
    const auto ann = one.connect(QStringLiteral("ann"));
    ann->askOk(PresenceSetFrame{Presence::Away});
    TestNode two(world, TestNode::defaultOptions(QStringLiteral("n2")));
    const auto bob = two.connect(QStringLiteral("bob"));
    const auto result = syncResultFromJson(bob->askOk(SyncFrame{}));
    QVERIFY(result);
    QVERIFY(result->presences.contains(UserPresence{ann->user.id, Presence::Away, {}}));
}

void TestServerCluster::revocationCrossesNodes()
{
    Cluster c;
    const auto ticket = c.one.http("POST", QStringLiteral("/auth/ticket"), {}, QStringLiteral("ann"));
    const auto elsewhere = c.two.connectRaw(c.two.redeem(ticket.text(QLatin1String("ticket"))));
    QVERIFY(elsewhere->take<HelloFrame>());
    c.one.http("POST", QStringLiteral("/auth/logout"), {}, QStringLiteral("ann"));
    QCOMPARE(c.ann->closeCode(), std::optional<quint16>{4501});
    QCOMPARE(elsewhere->closeCode(), std::optional<quint16>{4501});
    QVERIFY(c.bob->isOpen());
}

void TestServerCluster::revocationWithTheBrokerAway()
{
    Cluster c;
    const auto ticket = c.one.http("POST", QStringLiteral("/auth/ticket"), {}, QStringLiteral("ann"));
    const auto elsewhere = c.two.connectRaw(c.two.redeem(ticket.text(QLatin1String("ticket"))));
    c.world.brokers.setDown(true);
    c.one.http("POST", QStringLiteral("/auth/logout"), {}, QStringLiteral("ann"));
    QVERIFY(elsewhere->isOpen());
    elsewhere->live(1s);
    QCOMPARE(elsewhere->closeCode(), std::optional<quint16>{4501});
}

void TestServerCluster::joiningReachesTheUsersOtherNode()
{
    Cluster c;
    const RoomId room = c.one.makeRoom(QStringLiteral("ann"), QStringLiteral("tea"));
    c.forget();
    c.one.join(QStringLiteral("bob"), room); // his connection is on the other node
    const auto added = c.bob->take<RoomAddedPush>();
    QVERIFY(added);
    c.ann->askOk(message(room, QStringLiteral("welcome")));
    QCOMPARE(textOf(c.bob->take<EventFrame>()->event), QStringLiteral("welcome"));
}

void TestServerCluster::whoLeavesOnAnotherNodeGetsNothingMore()
{
    Cluster c;
    c.one.http("POST", QStringLiteral("/api/rooms/%1/leave").arg(c.general.toString()), {},
               QStringLiteral("bob"));
    QVERIFY(c.bob->take<RoomRemovedPush>());
    c.forget();
    c.ann->askOk(message(c.general, QStringLiteral("secret")));
    QVERIFY(c.bob->isQuiet());
}

void TestServerCluster::readMarksCrossNodes()
{
    Cluster c;
    const auto annElsewhere = c.two.connect(QStringLiteral("ann"));
    c.ann->askOk(ReadFrame{c.general, 2});
    const auto push = annElsewhere->take<ReadPush>();
    QVERIFY(push);
    QCOMPARE(push->seq, Seq{2});
}

void TestServerCluster::rubbishIsCountedAndDropped()
{
    Cluster c;
    MemoryBroker stranger(c.world.brokers);
    c.forget();
    const QString channel = QStringLiteral("room:") + c.general.toString();
    stranger.publish({channel, Relayed::Kind::Control, 0, {}, "not json"});
    stranger.publish({channel, Relayed::Kind::Control, 0, {}, R"({"t":"presence","user":7})"});
    stranger.publish({channel, Relayed::Kind::Event, 0, {}, "{}"});
    stranger.publish({channel, Relayed::Kind::TypingStart, 0, {}, {}});
    stranger.publish({channel, Relayed::Kind::TypingStart, 0, UserId{QStringLiteral("u_x")}, {}});
    c.world.run();
    QVERIFY(c.ann->isQuiet());
    QVERIFY(c.bob->isQuiet());
    QCOMPARE(c.one.node.metrics().relayRubbish, quint64{4});
    // A seq nobody stored: the store is asked once and believed.
    stranger.publish({channel, Relayed::Kind::Event, 1'000'000, {}, eventFrame(c.general, 1'000'000)});
    c.world.run(5s);
    QCOMPARE(c.one.node.metrics().heals, quint64{1});
    c.ann->askOk(message(c.general, QStringLiteral("fine")));
    QCOMPARE(textOf(c.bob->take<EventFrame>()->event), QStringLiteral("fine"));
}

void TestServerCluster::whatIsNotWhatItClaimsToBeReachesNobody_data()
{
    using Kind = Relayed::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("channel");
    QTest::addColumn<Seq>("ahead");
    QTest::addColumn<QByteArray>("payload");
    const QString room = QStringLiteral("room:%1");
    const QString user = QStringLiteral("user:%2");
    const QByteArray event = R"({"type":"event","room":"%1","seq":%3,"kind":"message","sender":"%2",)"
                             R"("at":1,"nonce":"n","text":"forged"})";
    const QByteArray read = R"({"type":"read","room":"%1","user":"%2","seq":1})";
    QTest::newRow("an event that is no JSON") << Kind::Event << room << Seq{1} << QByteArray("hello");
    QTest::newRow("an event that is no UTF-8")
        << Kind::Event << room << Seq{1} << QByteArray(event).replace("forged", "\xff\xfe");
    QTest::newRow("an event that is another frame") << Kind::Event << room << Seq{1} << read;
    QTest::newRow("an event of another room")
        << Kind::Event << room << Seq{1} << QByteArray(event).replace("%1", "r_elsewhere");
    QTest::newRow("an event with another seq")
        << Kind::Event << room << Seq{1} << QByteArray(event).replace("%3", "700");
    QTest::newRow("an event on a user's channel") << Kind::Event << user << Seq{1} << event;
    QTest::newRow("a push that is no JSON") << Kind::Ephemeral << user << Seq{0} << QByteArray("\xff");
    QTest::newRow("a push that is no push") << Kind::Ephemeral << user << Seq{0} << QByteArray("[1]");
    QTest::newRow("a reply") << Kind::Ephemeral << user << Seq{0}
                             << QByteArray(R"({"type":"reply","id":1,"ok":true,"data":{}})");
    QTest::newRow("a durable event as a push") << Kind::Ephemeral << user << Seq{0} << event;
    QTest::newRow("a push on a room's channel") << Kind::Ephemeral << room << Seq{0} << read;
    QTest::newRow("typing on a user's channel") << Kind::TypingStart << user << Seq{0} << QByteArray();
    QTest::newRow("a revocation on a room's channel")
        << Kind::Control << room << Seq{0} << QByteArray(R"({"t":"revoked","device":"d_1"})");
    QTest::newRow("presence on a user's channel")
        << Kind::Control << user << Seq{0}
        << QByteArray(R"({"t":"presence","node":"n","user":"%2","presence":"away"})");
    QTest::newRow("a node's word on a room's channel")
        << Kind::Control << room << Seq{0} << QByteArray(R"({"t":"alive","node":"n"})");
}

void TestServerCluster::whatIsNotWhatItClaimsToBeReachesNobody()
{
    QFETCH(Relayed::Kind, kind);
    QFETCH(QString, channel);
    QFETCH(Seq, ahead);
    QFETCH(QByteArray, payload);
    Cluster c;
    MemoryBroker stranger(c.world.brokers);
    c.forget();
    const Seq head = c.world.storedEvents(c.general);
    channel.replace(QLatin1String("%1"), c.general.toString())
        .replace(QLatin1String("%2"), c.bob->user.id.toString());
    payload.replace("%1", c.general.toString().toUtf8())
        .replace("%2", c.ann->user.id.toString().toUtf8())
        .replace("%3", QByteArray::number(head + ahead));
    stranger.publish({channel, kind, ahead > 0 ? head + ahead : Seq{0}, c.ann->user.id, payload});
    c.world.run();
    QVERIFY(c.bob->line->received.isEmpty());
    QCOMPARE(c.two.node.metrics().relayRubbish, quint64{1});
    c.ann->askOk(message(c.general, QStringLiteral("real")));
    QCOMPARE(textOf(c.bob->take<EventFrame>()->event), QStringLiteral("real"));
}

/// A newer node beside this one: what it says besides is no rubbish.
void TestServerCluster::whatOnlyAnotherReleaseKnowsIsIgnored()
{
    Cluster c;
    MemoryBroker newer(c.world.brokers);
    c.forget();
    const QString room = QStringLiteral("room:") + c.general.toString();
    const QString user = QStringLiteral("user:") + c.bob->user.id.toString();
    newer.publish({room, Relayed::Kind::Control, 0, {}, R"({"t":"nothing we know"})"});
    newer.publish({user, Relayed::Kind::Ephemeral, 0, {}, R"({"type":"news","of":"tomorrow"})"});
    c.world.run();
    QCOMPARE(c.two.node.metrics().relayUnknown, quint64{1});
    QCOMPARE(c.two.node.metrics().relayRubbish, quint64{0});
    // Its clients know, ours skip it.
    QCOMPARE(c.bob->line->received, QList<QByteArray>{R"({"type":"news","of":"tomorrow"})"});
}

/// Somebody with the key of the service tells of an event that nobody stored.
void TestServerCluster::whatTheStoreContradictsIsCorrected()
{
    Cluster c;
    MemoryBroker mad(c.world.brokers);
    c.forget();
    const Seq next = c.world.storedEvents(c.general) + 1;
    mad.publish({Channels::room(c.general), Relayed::Kind::Event, next, {}, eventFrame(c.general, next)});
    c.world.run();
    QCOMPARE(textOf(c.bob->take<EventFrame>()->event), QStringLiteral("forged"));
    // Here it arrives from the other node, there it is stored: live on both, and what follows is as ever.
    c.ann->askOk(message(c.general, QStringLiteral("real")));
    c.ann->askOk(message(c.general, QStringLiteral("next")));
    c.world.run();
    for (const auto &client : {c.ann, c.bob}) {
        QStringList texts;
        while (const auto frame = client->take<EventFrame>())
            texts.append(textOf(frame->event));
        texts.removeAll(QStringLiteral("forged"));
        texts.sort();
        QCOMPARE(texts, (QStringList{QStringLiteral("next"), QStringLiteral("real")}));
    }
    QCOMPARE(c.one.node.metrics().relayContradictions, quint64{1});
    QCOMPARE(c.two.node.metrics().relayContradictions, quint64{1});
}

void TestServerCluster::aJoinThatTheStoreContradictsLetsNobodyIn()
{
    Cluster c;
    MemoryBroker mad(c.world.brokers);
    const RoomId room = c.one.makeRoom(QStringLiteral("ann"), QStringLiteral("quiet"), RoomKind::Private);
    const auto annElsewhere = c.two.connect(QStringLiteral("ann"));
    const Seq next = c.world.storedEvents(room) + 1;
    Event join;
    join.room = room;
    join.seq = next;
    join.sender = c.bob->user.id;
    join.body = MembershipBody{MembershipBody::Change::Join, c.bob->user.id};
    mad.publish(
        {Channels::room(room), Relayed::Kind::Event, next, {}, encode(ServerFrame{EventFrame{join}})});
    c.world.run();
    c.ann->askOk(message(room, QStringLiteral("real")));
    c.world.run();
    c.forget();
    // Typing needs a member.
    c.bob->send(TypingFrame{room, true});
    c.world.run();
    QCOMPARE(c.ann->count<TypingPush>(), 0);
    QCOMPARE(annElsewhere->count<TypingPush>(), 0);
}

void TestServerCluster::aRoomWithoutSessionsIsReleased()
{
    Cluster c;
    const QString channel = QStringLiteral("room:") + c.general.toString();
    QVERIFY(c.one.broker.channels().contains(channel));
    c.ann->disconnect();
    c.world.run(4999ms);
    QVERIFY(c.one.broker.channels().contains(channel));
    c.world.run(1ms);
    QVERIFY(!c.one.broker.channels().contains(channel));
    QVERIFY(!c.one.broker.channels().contains(QStringLiteral("user:") + c.ann->user.id.toString()));
    QCOMPARE(c.one.node.metrics().liveRooms, qint64{0});
}

QTEST_GUILESS_MAIN(TestServerCluster)
#include "tst_servercluster.moc"

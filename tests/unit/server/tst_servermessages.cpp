#include "tests/support/sampleevents.h"
#include "tests/support/servertestkit.h"

#include <QRegularExpression>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

class TestServerMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everybodyInTheRoomGetsIt();
    void theReplyComesOnlyAfterTheCommit();
    void aFailedStoreIsTemporaryAndPublishesNothing();
    void theSameNonceGivesTheFirstResult();
    void theSameNonceOfSomebodyElseIsNew();
    void aDuplicateThatWasNeverShownIsShown();
    void theServerStamps();
    void orderIsTheOrderOfSeq();
    void badTextsAreRefused();
    void theRateIsPerUser();
    void strangersAndNothingLookTheSame();
    void onlyOwnersAndModeratorsNameTheRoom();
    void onlyTheAuthorEdits();
    void onlyAuthorAndOwnerDelete();
    void onlyMessagesAreTargets();
    void reactionsAreEvents();
    void tooManyReactionsAreRefusedInWords();
    void readMarksGoToOwnDevices();
    void readMarksOfDirectRoomsGoToThePeer();
    void readMarksNeverMoveBackNorBeyondTheHead();
    void syncGivesWhatIsMissing();
    void whatIsUnknownIsPassedOn();
    void syncNamesPeopleHereAndGone();
    void syncMarksAGapWhenTooMuchIsMissing();
    void syncStaysWithinOneReply();
    void syncOfAClientFromTheFuture();
    void whoIsOutGetsNothingMore();
    void whoJoinsGetsTheRoom();
    void presenceGoesToPeopleOfTheSameRooms();
    void aFlickeringPresenceIsToldNowAndThen();
    void aReconnectWithinTheGraceIsNotSeen();
    void offlineIsToldAfterTheGrace();
    void awayIsToldAndInTheSnapshot();
};

void TestServerMessages::everybodyInTheRoomGetsIt()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto annsPhone = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->forget();
    annsPhone->forget();
    const auto sent = sendResultFromJson(ann->askOk(message(node.general(), QStringLiteral("hello"))));
    QVERIFY(sent);
    for (const auto &client : {ann, annsPhone, bob}) {
        const auto frame = client->take<EventFrame>();
        QVERIFY(frame);
        QCOMPARE(textOf(frame->event), QStringLiteral("hello"));
        QCOMPARE(frame->event.seq, sent->seq);
        QCOMPARE(frame->event.at, sent->at);
        QCOMPARE(frame->event.sender, ann->user.id);
        QVERIFY(!client->take<EventFrame>());
    }
}

void TestServerMessages::theReplyComesOnlyAfterTheCommit()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->forget();
    bob->forget();
    const RoomId general = node.general();
    world.database.setPaused(true);
    ann->send(message(general, QStringLiteral("hello")), 7);
    world.run(1s);
    QVERIFY(ann->isQuiet());
    QVERIFY(bob->isQuiet());
    world.database.setPaused(false);
    world.run();
    QVERIFY(ann->take<ReplyFrame>());
    QVERIFY(bob->take<EventFrame>());
}

void TestServerMessages::aFailedStoreIsTemporaryAndPublishesNothing()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    bob->forget();
    const RoomId general = node.general();
    const auto frame = message(general, QStringLiteral("hello"));
    world.database.setFailing(true);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("storing an event failed")));
    QCOMPARE(ann->askError(frame), std::optional{ErrorCode::Temporary});
    QVERIFY(bob->isQuiet());
    world.database.setFailing(false);
    ann->askOk(frame);
    QCOMPARE(bob->count<EventFrame>(), 1);
}

void TestServerMessages::theSameNonceGivesTheFirstResult()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    const auto frame = message(node.general(), QStringLiteral("hello"));
    const auto first = ann->askOk(frame);
    world.run(1s);
    const auto again = ann->askOk(frame);
    QVERIFY(!first.isEmpty());
    QCOMPARE(again, first);
    QCOMPARE(bob->count<EventFrame>(), 1);
    QCOMPARE(node.node.metrics().duplicates, quint64{1});
    QCOMPARE(node.node.metrics().messages, quint64{1});
}

void TestServerMessages::theSameNonceOfSomebodyElseIsNew()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    const auto a = ann->askOk(message(node.general(), QStringLiteral("a"), QStringLiteral("same")));
    const auto b = bob->askOk(message(node.general(), QStringLiteral("b"), QStringLiteral("same")));
    QVERIFY(a.value(QLatin1String("seq")) != b.value(QLatin1String("seq")));
}

void TestServerMessages::aDuplicateThatWasNeverShownIsShown()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    bob->forget();
    // Another node stored it and died before it could tell anybody.
    Event event;
    event.room = node.general();
    event.sender = ann->user.id;
    event.body = MessageBody{QStringLiteral("hello"), 0};
    event.nonce = Nonce{QStringLiteral("n")};
    world.events.append(event, [](const Outcome<Appended> &) {});
    world.run();
    QVERIFY(bob->isQuiet());
    ann->askOk(message(node.general(), QStringLiteral("hello"), QStringLiteral("n")));
    QCOMPARE(bob->count<EventFrame>(), 1);
}

void TestServerMessages::theServerStamps()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    const QByteArray room = node.general().toString().toUtf8();
    ann->sendRaw(
        R"({"type":"message_send","nonce":"x","text":"hi","sender":"u_bob","seq":99,"at":1,"room":")" + room +
        "\"}");
    const auto frame = bob->take<EventFrame>();
    QVERIFY(frame);
    QCOMPARE(frame->event.sender, ann->user.id);
    QCOMPARE(frame->event.seq, Seq{3});
    QCOMPARE(frame->event.at, world.clock.wall());
}

void TestServerMessages::orderIsTheOrderOfSeq()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    bob->forget();
    const RoomId general = node.general();
    world.database.setPaused(true);
    for (int i = 0; i < 10; ++i)
        (i % 2 ? ann : bob)->send(message(general, QString::number(i)));
    world.database.setPaused(false);
    world.run();
    Seq expected = 3;
    for (int i = 0; i < 10; ++i) {
        const auto frame = bob->take<EventFrame>();
        QVERIFY(frame);
        QCOMPARE(frame->event.seq, expected++);
        QCOMPARE(textOf(frame->event), QString::number(i));
    }
}

void TestServerMessages::badTextsAreRefused()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId general = node.general();
    const qsizetype before = world.storedEvents(general);
    QVERIFY(ann->askError(message(general, QString{})));
    QVERIFY(ann->askError(message(general, QStringLiteral("  \n "))));
    QVERIFY(ann->askError(message(general, QString(Limits::messageLength + 1, QLatin1Char('x')))));
    auto reply = message(general, QStringLiteral("x"));
    reply.replyTo = 1000;
    QCOMPARE(ann->askError(reply), std::optional{ErrorCode::BadRequest});
    QCOMPARE(world.storedEvents(general), before);
    QVERIFY(!ann->askError(message(general, QString(Limits::messageLength, QLatin1Char('x')))));
}

void TestServerMessages::theRateIsPerUser()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto annsPhone = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    const RoomId general = node.general();
    for (int i = 0; i < 20; ++i)
        ann->askOk(message(general, QStringLiteral("x")));
    QCOMPARE(annsPhone->askError(message(general, QStringLiteral("x"))),
             std::optional{ErrorCode::RateLimited});
    QVERIFY(!bob->askError(message(general, QStringLiteral("x"))));
    const auto result = ann->ask(message(general, QStringLiteral("x")));
    QCOMPARE(std::get<Error>(result).retryAfter, std::optional{milliseconds{200}});
    world.run(200ms);
    QVERIFY(!annsPhone->askError(message(general, QStringLiteral("x"))));
}

void TestServerMessages::strangersAndNothingLookTheSame()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId secret = node.makeRoom(QStringLiteral("ann"), QStringLiteral("secret"), RoomKind::Private);
    ann->askOk(message(secret, QStringLiteral("x")));
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->forget();
    const auto refusals = [&bob](const RoomId &room) {
        const Nonce nonce{QStringLiteral("n")};
        QStringList messages;
        for (const ClientFrame &frame : QList<ClientFrame>{
                 message(room, QStringLiteral("x")), MessageEditFrame{room, nonce, 2, QStringLiteral("x")},
                 MessageDeleteFrame{room, nonce, 2}, ReactionFrame{room, nonce, 2, QStringLiteral("+"), true},
                 TypingFrame{room, true}, ReadFrame{room, 1}}) {
            const auto result = bob->ask(frame);
            const auto *error = std::get_if<Error>(&result);
            messages.append(error ? toString(error->code) + error->message : QStringLiteral("allowed"));
        }
        return messages;
    };
    const QStringList ofSecret = refusals(secret);
    QCOMPARE(ofSecret, refusals(RoomId{QStringLiteral("r_none")}));
    QVERIFY(!ofSecret.contains(QStringLiteral("allowed")));
    QVERIFY(ann->isQuiet());
}

void TestServerMessages::onlyOwnersAndModeratorsNameTheRoom()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId room = node.makeRoom(QStringLiteral("ann"), QStringLiteral("tea"));
    node.join(QStringLiteral("bob"), room);
    const auto bob = node.connect(QStringLiteral("bob"));
    const auto named = [&](const ClientPtr &sender, const QString &text) {
        ann->forget();
        sender->askOk(message(room, text));
        const auto frame = ann->take<EventFrame>();
        const auto *body = frame ? frame->event.as<MessageBody>() : nullptr;
        return body && body->mentionsRoom;
    };
    QVERIFY(named(ann, QStringLiteral("@room tea!")));
    QVERIFY(!named(ann, QStringLiteral("tea in this@room")));
    QVERIFY(!named(bob, QStringLiteral("@room tea!")));
    const RoomId direct = node.makeDirect(QStringLiteral("ann"), QStringLiteral("bob"));
    ann->forget();
    ann->askOk(message(direct, QStringLiteral("@room")));
    QVERIFY(!ann->take<EventFrame>()->event.as<MessageBody>()->mentionsRoom);
}

void TestServerMessages::onlyTheAuthorEdits()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId room = node.makeRoom(QStringLiteral("ann"), QStringLiteral("tea"));
    const auto bob = node.connect(QStringLiteral("bob"));
    node.join(QStringLiteral("bob"), room);
    const Seq seq = sendResultFromJson(bob->askOk(message(room, QStringLiteral("helo"))))->seq;
    bob->askOk(MessageEditFrame{room, Nonce{QStringLiteral("e1")}, seq, QStringLiteral("hello")});
    QCOMPARE(ann->askError(MessageEditFrame{room, Nonce{QStringLiteral("e2")}, seq, QStringLiteral("!")}),
             std::optional{ErrorCode::Forbidden});
    const Event last = world.database.rooms.value(room).events.last();
    const auto *edit = last.as<EditBody>();
    QVERIFY(edit);
    QCOMPARE(edit->target, seq);
    QCOMPARE(edit->text, QStringLiteral("hello"));
}

void TestServerMessages::onlyAuthorAndOwnerDelete()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId room = node.makeRoom(QStringLiteral("ann"), QStringLiteral("tea"));
    const auto bob = node.connect(QStringLiteral("bob"));
    const auto cid = node.connect(QStringLiteral("cid"));
    node.join(QStringLiteral("bob"), room);
    node.join(QStringLiteral("cid"), room);
    const Seq first = sendResultFromJson(bob->askOk(message(room, QStringLiteral("one"))))->seq;
    const Seq second = sendResultFromJson(bob->askOk(message(room, QStringLiteral("two"))))->seq;
    QCOMPARE(cid->askError(MessageDeleteFrame{room, Nonce{QStringLiteral("d")}, first}),
             std::optional{ErrorCode::Forbidden});
    QVERIFY(!bob->askError(MessageDeleteFrame{room, Nonce{QStringLiteral("d")}, first}));
    QVERIFY(!ann->askError(MessageDeleteFrame{room, Nonce{QStringLiteral("d")}, second}));
}

void TestServerMessages::onlyMessagesAreTargets()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId general = node.general();
    for (const Seq target : {Seq{1}, Seq{99}}) { // her own join; nothing
        QCOMPARE(ann->askError(MessageDeleteFrame{general, Nonce{QStringLiteral("n")}, target}),
                 std::optional{ErrorCode::NotFound});
        QCOMPARE(ann->askError(
                     ReactionFrame{general, Nonce{QStringLiteral("n")}, target, QStringLiteral("+"), true}),
                 std::optional{ErrorCode::NotFound});
    }
}

void TestServerMessages::reactionsAreEvents()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    const RoomId general = node.general();
    const Seq seq = sendResultFromJson(ann->askOk(message(general, QStringLiteral("tea?"))))->seq;
    const QString emoji = QStringLiteral("\U0001F44D");
    bob->askOk(ReactionFrame{general, Nonce{QStringLiteral("r1")}, seq, emoji, true});
    bob->askOk(ReactionFrame{general, Nonce{QStringLiteral("r2")}, seq, emoji, false});
    QCOMPARE(bob->askError(ReactionFrame{general, Nonce{QStringLiteral("r3")}, seq, QString{}, true}),
             std::optional{ErrorCode::BadRequest});
    QCOMPARE(bob->askError(ReactionFrame{general, Nonce{QStringLiteral("r4")}, seq,
                                         QString(17, QLatin1Char('x')), true}),
             std::optional{ErrorCode::BadRequest});
    const QList<Event> events = world.database.rooms.value(general).events;
    QVERIFY(events.at(events.size() - 2).body == EventBody(ReactionBody{seq, emoji, true}));
    QVERIFY(events.last().body == EventBody(ReactionBody{seq, emoji, false}));
}

void TestServerMessages::tooManyReactionsAreRefusedInWords()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId general = node.general();
    const Seq seq = sendResultFromJson(ann->askOk(message(general, QStringLiteral("tea?"))))->seq;
    const auto react = [&](int kind, bool add = true) {
        world.run(1s);
        static int count = 0;
        return ann->ask(
            ReactionFrame{general, Nonce{QString::number(++count)}, seq, QString::number(kind), add});
    };
    for (int i = 0; i < Limits::reactionKinds; ++i)
        QVERIFY(std::holds_alternative<QJsonObject>(react(i)));
    const auto refused = react(Limits::reactionKinds);
    const auto *error = std::get_if<Error>(&refused);
    QVERIFY(error && error->code == ErrorCode::TooLarge && !error->message.isEmpty());
    QCOMPARE(node.node.metrics().storeErrors, 0); // it is nobody's fault but theirs
    QVERIFY(std::holds_alternative<QJsonObject>(react(0, false)));
    QVERIFY(std::holds_alternative<QJsonObject>(react(Limits::reactionKinds)));
}

void TestServerMessages::readMarksGoToOwnDevices()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto annsPhone = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->askOk(ReadFrame{node.general(), 2});
    QVERIFY(!ann->take<ReadPush>());
    const auto push = annsPhone->take<ReadPush>();
    QVERIFY(push);
    QCOMPARE(push->seq, Seq{2});
    QVERIFY(!bob->take<ReadPush>());
}

void TestServerMessages::readMarksOfDirectRoomsGoToThePeer()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    const RoomId direct = node.makeDirect(QStringLiteral("ann"), QStringLiteral("bob"));
    QVERIFY(bob->take<RoomAddedPush>());
    bob->askOk(ReadFrame{direct, 1});
    const auto push = ann->take<ReadPush>();
    QVERIFY(push);
    QCOMPARE(push->user, bob->user.id);
    QCOMPARE(push->room, direct);
}

void TestServerMessages::readMarksNeverMoveBackNorBeyondTheHead()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    ann->askOk(message(node.general(), QStringLiteral("x")));
    QCOMPARE(ann->askOk(ReadFrame{node.general(), 1000}).value(QLatin1String("seq")).toInt(), 2);
    QCOMPARE(ann->askOk(ReadFrame{node.general(), 1}).value(QLatin1String("seq")).toInt(), 2);
}

void TestServerMessages::syncGivesWhatIsMissing()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId general = node.general();
    for (int i = 0; i < 5; ++i)
        ann->askOk(message(general, QString::number(i)));
    const auto bob = node.connect(QStringLiteral("bob"));
    const auto result = syncResultFromJson(bob->askOk(SyncFrame{{{general, 3}}}));
    QVERIFY(result);
    const SyncedRoom &room = result->rooms.first();
    QCOMPARE(room.room.headSeq, Seq{7});
    QVERIFY(!room.gap);
    QCOMPARE(room.events.size(), 4);
    QCOMPARE(room.events.first().seq, Seq{4});
    QCOMPARE(room.events.last().seq, Seq{7});
    QVERIFY(std::any_of(result->users.begin(), result->users.end(),
                        [&](const User &u) { return u == ann->user; }));
}

void TestServerMessages::whatIsUnknownIsPassedOn()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId general = node.general();
    // As a newer server has left it in the database.
    Event event{general, 0, ann->user.id, milliseconds{5}, {}, {}};
    event.body = UnknownBody{QStringLiteral("firework"), {{QStringLiteral("sparks"), 9}}};
    world.events.append(event, [](const Outcome<Appended> &) {});
    world.run();
    event.seq = 2;
    const auto bob = node.connect(QStringLiteral("bob")); // joins: seq 3
    const auto result = syncResultFromJson(bob->askOk(SyncFrame{}));
    QVERIFY(result);
    QCOMPARE(result->rooms.first().events.size(), 3);
    QVERIFY(result->rooms.first().events.at(1) == event);
    // What this node says live comes after it, without a hole.
    ann->askOk(message(general, QStringLiteral("hi")));
    QCOMPARE(bob->take<EventFrame>()->event.seq, Seq{4});
    const auto path = QStringLiteral("/api/rooms/%1/events").arg(general.toString());
    const auto page = historyPageFromJson(node.http("GET", path, {}, QStringLiteral("bob")).body);
    QVERIFY(page);
    QCOMPARE(page->events.size(), 4);
    QVERIFY(page->events.at(1) == event);
    QCOMPARE(bob->askError(ReactionFrame{general, Nonce{QStringLiteral("r")}, 2, QStringLiteral("x"), true}),
             std::optional{ErrorCode::NotFound});
}

void TestServerMessages::syncNamesPeopleHereAndGone()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto cid = node.connect(QStringLiteral("cid"));
    cid->askOk(message(node.general(), QStringLiteral("Bye")));
    cid->disconnect();
    const auto bob = node.connect(QStringLiteral("bob"));
    const auto result = syncResultFromJson(bob->askOk(SyncFrame{}));
    QVERIFY(result);
    QCOMPARE(result->users.size(), 3);
    for (const User &user : {ann->user, bob->user, cid->user})
        QVERIFY(result->users.contains(user));
}

void TestServerMessages::syncMarksAGapWhenTooMuchIsMissing()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    TestNode node(world, options);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId general = node.general();
    for (int i = 0; i < 301; ++i)
        ann->send(message(general, QString::number(i)));
    const Seq head = world.storedEvents(general);
    const auto exact = syncResultFromJson(ann->askOk(SyncFrame{{{general, head - 300}}}));
    QVERIFY(exact);
    QVERIFY(!exact->rooms.first().gap);
    QCOMPARE(exact->rooms.first().events.size(), 300);
    const auto result = syncResultFromJson(ann->askOk(SyncFrame{{{general, 1}}}));
    QVERIFY(result);
    const SyncedRoom &room = result->rooms.first();
    QVERIFY(room.gap);
    QCOMPARE(room.gap->from, Seq{2});
    QCOMPARE(room.gap->to + 1, room.events.first().seq);
    QCOMPARE(room.events.last().seq, head);
}

void TestServerMessages::syncStaysWithinOneReply()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    TestNode node(world, options);
    const auto ann = node.connect(QStringLiteral("ann"));
    const RoomId general = node.general();
    for (int i = 0; i < 200; ++i)
        ann->send(message(general, QString(4000, QLatin1Char('x'))));
    ann->forget();
    const auto result = syncResultFromJson(ann->askOk(SyncFrame{}));
    QVERIFY(ann->isOpen());
    QVERIFY(result);
    const SyncedRoom &room = result->rooms.first();
    QVERIFY(!room.gap);
    QVERIFY(!room.isWhole());
    QVERIFY(!result->next.isEmpty());
    QCOMPARE(room.events.first().seq, Seq{1});
    QVERIFY(room.events.size() > 50 && room.events.size() < 70);
}

void TestServerMessages::syncOfAClientFromTheFuture()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto result = syncResultFromJson(ann->askOk(SyncFrame{{{node.general(), 5000}}}));
    QVERIFY(result);
    QVERIFY(result->rooms.first().events.isEmpty());
    QVERIFY(!result->rooms.first().gap);
}

void TestServerMessages::whoIsOutGetsNothingMore()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    const RoomId general = node.general();
    node.http("POST", QStringLiteral("/api/rooms/%1/leave").arg(general.toString()), {},
              QStringLiteral("bob"));
    const auto removed = bob->take<RoomRemovedPush>();
    QVERIFY(removed);
    QCOMPARE(removed->room, general);
    bob->forget();
    ann->askOk(message(general, QStringLiteral("gone?")));
    QVERIFY(bob->isQuiet());
    QCOMPARE(bob->askError(message(general, QStringLiteral("x"))), std::optional{ErrorCode::RoomNotFound});
}

void TestServerMessages::whoJoinsGetsTheRoom()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    const RoomId room = node.makeRoom(QStringLiteral("ann"), QStringLiteral("tea"));
    ann->forget();
    node.join(QStringLiteral("bob"), room);
    const auto join = ann->take<EventFrame>();
    QVERIFY(join);
    QVERIFY(join->event.body == EventBody(MembershipBody{MembershipBody::Change::Join, bob->user.id}));
    const auto added = bob->take<RoomAddedPush>();
    QVERIFY(added);
    QCOMPARE(added->room.id, room);
    bob->askOk(message(room, QStringLiteral("hi")));
    QCOMPARE(textOf(ann->take<EventFrame>()->event), QStringLiteral("hi"));
}

void TestServerMessages::aFlickeringPresenceIsToldNowAndThen()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    world.run(5s);
    bob->forget();
    for (int i = 0; i < 10; ++i) {
        for (const Presence presence : {Presence::Away, Presence::Online, Presence::DoNotDisturb})
            QVERIFY(!ann->askError(PresenceSetFrame{presence}));
        ann->live(1s);
        bob->live(0s);
    }
    int told = 0;
    std::optional<PresencePush> last;
    while (const auto push = bob->take<PresencePush>()) {
        last = push;
        ++told;
    }
    QVERIFY2(told >= 5 && told <= 15, qPrintable(QString::number(told)));
    QVERIFY(last->presence.presence == Presence::DoNotDisturb);
    for (int i = 0; i < 5; ++i) {
        ann->live(1s);
        bob->live(0s);
    }
    bob->forget();
    // Who changes it now and then is told of at once.
    QVERIFY(!ann->askError(PresenceSetFrame{Presence::Away}));
    QVERIFY(bob->take<PresencePush>());
}

void TestServerMessages::presenceGoesToPeopleOfTheSameRooms()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.defaultRooms.clear();
    TestNode node(world, options);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto cid = node.connect(QStringLiteral("cid"));
    const RoomId room = node.makeRoom(QStringLiteral("ann"), QStringLiteral("tea"));
    node.join(QStringLiteral("bob"), room);
    ann->forget();
    const auto bob = node.connect(QStringLiteral("bob"));
    const auto push = ann->take<PresencePush>();
    QVERIFY(push);
    QCOMPARE(push->presence.user, bob->user.id);
    QVERIFY(push->presence.presence == Presence::Online);
    QVERIFY(!ann->take<PresencePush>());
    QVERIFY(cid->isQuiet());
}

void TestServerMessages::aReconnectWithinTheGraceIsNotSeen()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->forget();
    bob->disconnect();
    world.run(9999ms);
    const auto back = node.connect(QStringLiteral("bob"));
    world.run(4s);
    QCOMPARE(ann->count<PresencePush>(), 0);
}

void TestServerMessages::offlineIsToldAfterTheGrace()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->forget();
    const auto left = world.clock.wall();
    bob->disconnect();
    world.run(10s);
    const auto push = ann->take<PresencePush>();
    QVERIFY(push);
    QVERIFY(push->presence.presence == Presence::Offline);
    QCOMPARE(push->presence.lastSeen, left);
}

void TestServerMessages::awayIsToldAndInTheSnapshot()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->forget();
    bob->askOk(PresenceSetFrame{Presence::Away});
    QVERIFY(ann->take<PresencePush>()->presence.presence == Presence::Away);
    const auto result = syncResultFromJson(ann->askOk(SyncFrame{}));
    QVERIFY(result);
    QVERIFY(result->presences.contains(UserPresence{bob->user.id, Presence::Away, {}}));
    QVERIFY(result->presences.contains(UserPresence{ann->user.id, Presence::Online, {}}));
}

QTEST_GUILESS_MAIN(TestServerMessages)
#include "tst_servermessages.moc"

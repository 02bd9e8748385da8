#include "tests/support/servertestkit.h"

#include <QJsonArray>
#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;

namespace {

const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
const QString cid = QStringLiteral("cid");

NodeOptions unlimited()
{
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    return options;
}

void addRoom(TestWorld &world, const QString &id, const QString &name, RoomKind kind,
             const QHash<UserId, Role> &members = {})
{
    auto &record = world.database.rooms[RoomId{id}];
    record.room.id = RoomId{id};
    record.room.name = name;
    record.room.kind = kind;
    record.members = members;
}

QList<UserId> addPeople(TestWorld &world, int count)
{
    QList<UserId> people;
    for (int i = 0; i < count; ++i) {
        const UserId id{QStringLiteral("u_%1").arg(i, 5, 10, QLatin1Char('0'))};
        world.database.accounts.insert(id, {{id, QStringLiteral("person%1").arg(i), {}}, {}, false});
        people.append(id);
    }
    return people;
}

QStringList namesIn(const QJsonArray &list)
{
    QStringList names;
    for (const auto &item : list)
        names.append(item.toObject().value(QLatin1String("name")).toString());
    return names;
}

/// All pages of a list.
QJsonArray everything(TestNode &node, const QString &path, const QString &list, const QString &as,
                      int *pages = nullptr)
{
    QJsonArray all;
    QString next;
    do {
        const QString after = next.isEmpty() ? QString{} : QStringLiteral("&after=") + next;
        const TestAnswer answer = node.http("GET", path + after, {}, as);
        for (const auto &item : answer.body.value(list).toArray())
            all.append(item);
        next = answer.text(QLatin1String("next"));
        if (pages)
            ++*pages;
    } while (!next.isEmpty());
    return all;
}

QString pathOf(const RoomId &room, const char *end = "")
{
    return QStringLiteral("/api/rooms/%1%2").arg(room.toString(), QLatin1String(end));
}

} // namespace

class TestServerRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDirectoryComesInPages();
    void ownRoomsComeFirst();
    void theDirectoryIsSearched();
    void aSearchLooksAtSoManyRooms();
    void membersComeInPages();
    void aHistoryPageHasSoManyBytes();
    void usersAreFoundById();
    void badPagesAreRefused_data();
    void badPagesAreRefused();
    void numbersAreDigits();
    void aReplyIsToAMessage();
    void aTopicIsToldToEverybody();
    void preferencesReachAllDevices();
    void preferencesAreForMembers();
    void othersHearWhoWantsWordsAsTheyAreTyped();
    void aRoomIsRenamed();
    void onlyModeratorsDescribeARoom();
    void aDescriptionIsChecked();
    void otherNodesHearOfADescription();
    void theCountOfMembersIsFresh();
};

void TestServerRooms::theDirectoryComesInPages()
{
    TestWorld world;
    TestNode node(world, unlimited());
    for (int i = 0; i < 1000; ++i)
        addRoom(world, QStringLiteral("r_%1").arg(i), QStringLiteral("room %1").arg(i), RoomKind::Public);
    const TestAnswer first = node.http("GET", QStringLiteral("/api/rooms"), {}, ann);
    QCOMPARE(first.body.value(QLatin1String("rooms")).toArray().size(), 200);
    QVERIFY(!first.text(QLatin1String("next")).isEmpty());
    int pages = 0;
    const QJsonArray all =
        everything(node, QStringLiteral("/api/rooms?limit=150"), QStringLiteral("rooms"), ann, &pages);
    QCOMPARE(all.size(), 1001);
    QVERIFY2(pages <= 9, qPrintable(QString::number(pages)));
    const QStringList found = namesIn(all);
    QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), 1001);
}

void TestServerRooms::ownRoomsComeFirst()
{
    TestWorld world;
    TestNode node(world, unlimited());
    const UserId me = node.user(ann).id;
    for (int i = 0; i < 5; ++i) {
        addRoom(world, QStringLiteral("r_own%1").arg(i), QStringLiteral("zz own %1").arg(i),
                RoomKind::Private, {{me, Role::Member}});
        addRoom(world, QStringLiteral("r_open%1").arg(i), QStringLiteral("aa open %1").arg(i),
                RoomKind::Public);
        addRoom(world, QStringLiteral("r_secret%1").arg(i), QStringLiteral("secret"), RoomKind::Private);
    }
    for (const char *query : {"?limit=200", "?limit=4", "?limit=1"}) {
        const QString path = QStringLiteral("/api/rooms") + QLatin1String(query);
        const QStringList names = namesIn(everything(node, path, QStringLiteral("rooms"), ann));
        QCOMPARE(names.size(), 11);
        QVERIFY(!names.contains(QStringLiteral("secret")));
        QVERIFY(std::all_of(names.begin(), names.begin() + 6, [](const QString &name) {
            return name.startsWith(QLatin1String("zz")) || name == QStringLiteral("general");
        }));
    }
    const auto count = [&node](const char *query) {
        const QString path = QStringLiteral("/api/rooms?limit=2&mine=") + QLatin1String(query);
        return everything(node, path, QStringLiteral("rooms"), ann).size();
    };
    QCOMPARE(count("1"), 6);
    QCOMPARE(count("0"), 5);
}

void TestServerRooms::theDirectoryIsSearched()
{
    TestWorld world;
    TestNode node(world, unlimited());
    const UserId me = node.user(ann).id;
    addRoom(world, QStringLiteral("r_1"), QStringLiteral("Tea room"), RoomKind::Public);
    addRoom(world, QStringLiteral("r_2"), QStringLiteral("Afternoon TEA"), RoomKind::Private,
            {{me, Role::Member}});
    addRoom(world, QStringLiteral("r_3"), QStringLiteral("Coffee"), RoomKind::Public);
    addRoom(world, QStringLiteral("r_4"), QStringLiteral("Öl und Tee"), RoomKind::Public);
    const auto find = [&node](const QString &query) {
        const QString path = QStringLiteral("/api/rooms?q=") + query;
        return namesIn(everything(node, path, QStringLiteral("rooms"), ann));
    };
    QCOMPARE(find(QStringLiteral("tea")),
             QStringList({QStringLiteral("Afternoon TEA"), QStringLiteral("Tea room")}));
    QCOMPARE(find(QStringLiteral("öl")), QStringList({QStringLiteral("Öl und Tee")}));
    QCOMPARE(find(QStringLiteral("o\u0308l")),
             QStringList({QStringLiteral("Öl und Tee")})); // as some keyboards
    QCOMPARE(find(QStringLiteral("cocoa")), QStringList());
}

void TestServerRooms::aSearchLooksAtSoManyRooms()
{
    TestWorld world;
    TestNode node(world, unlimited());
    for (int i = 0; i < 5000; ++i)
        addRoom(world, QStringLiteral("r_%1").arg(i), QStringLiteral("room"), RoomKind::Public);
    addRoom(world, QStringLiteral("r_x"), QStringLiteral("zebra"), RoomKind::Public);
    const TestAnswer first = node.http("GET", QStringLiteral("/api/rooms?q=zebra&mine=0"), {}, ann);
    QVERIFY(first.body.value(QLatin1String("rooms")).toArray().isEmpty());
    QVERIFY(!first.text(QLatin1String("next")).isEmpty());
    int pages = 0;
    const QJsonArray all =
        everything(node, QStringLiteral("/api/rooms?q=zebra&mine=0"), QStringLiteral("rooms"), ann, &pages);
    QCOMPARE(namesIn(all), QStringList({QStringLiteral("zebra")}));
    QCOMPARE(pages, 3);
}

void TestServerRooms::membersComeInPages()
{
    TestWorld world;
    TestNode node(world, unlimited());
    const RoomId room = node.makeRoom(ann, QStringLiteral("crowd"));
    for (const UserId &person : addPeople(world, 1000))
        world.database.rooms[room].members.insert(person, Role::Member);
    const TestAnswer first = node.http("GET", pathOf(room, "/members"), {}, ann);
    QCOMPARE(first.body.value(QLatin1String("members")).toArray().size(), 200);
    const QJsonArray all =
        everything(node, pathOf(room, "/members?limit=99"), QStringLiteral("members"), ann);
    QCOMPARE(all.size(), 1001);
    QSet<QString> ids;
    for (const auto &member : all)
        ids.insert(
            member.toObject().value(QLatin1String("user")).toObject().value(QLatin1String("id")).toString());
    QCOMPARE(ids.size(), 1001);
}

void TestServerRooms::aHistoryPageHasSoManyBytes()
{
    TestWorld world;
    TestNode node(world, unlimited());
    const auto client = node.connect(ann);
    const QString longest(Limits::messageLength, QChar(u'漢'));
    for (int i = 0; i < 100; ++i)
        client->send(message(node.general(), longest));
    const auto page = [&node](const QString &query) {
        const TestAnswer answer =
            node.http("GET", pathOf(node.general(), "/events?limit=200") + query, {}, ann);
        if (answer.response.body.size() > Limits::pageBytes + 4096)
            qWarning("a page of %lld bytes", qlonglong(answer.response.body.size()));
        const auto events = historyPageFromJson(answer.body);
        return events ? events->events : QList<Event>{};
    };
    const QList<Event> newest = page({});
    QVERIFY(newest.size() > 1 && newest.last().seq == 101);
    const QList<Event> older = page(QStringLiteral("&before=%1").arg(newest.first().seq));
    QCOMPARE(older.last().seq, newest.first().seq - 1);
    const QList<Event> oldest = page(QStringLiteral("&after=10"));
    QVERIFY(oldest.size() > 1 && oldest.first().seq == 11);
}

void TestServerRooms::usersAreFoundById()
{
    TestWorld world;
    TestNode node(world, unlimited());
    const QString ids = node.user(bob).id.toString() + QLatin1Char(',') + node.user(cid).id.toString();
    const auto find = [&node](const QString &query) {
        return node.http("GET", QStringLiteral("/api/users?ids=") + query, {}, ann);
    };
    QCOMPARE(find(ids).body.value(QLatin1String("users")).toArray().size(), 2);
    QCOMPARE(find(ids + QStringLiteral(",u_nobody")).body.value(QLatin1String("users")).toArray().size(), 2);
    QCOMPARE(find(QString{}).status, 400);
    QStringList many;
    for (const UserId &person : addPeople(world, Limits::usersById + 1))
        many.append(person.toString());
    QCOMPARE(find(many.join(QLatin1Char(','))).status, 400);
    many.removeLast();
    QCOMPARE(find(many.join(QLatin1Char(','))).body.value(QLatin1String("users")).toArray().size(),
             qsizetype{Limits::usersById});
}

void TestServerRooms::badPagesAreRefused_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path :
         {"/api/rooms?limit=0", "/api/rooms?limit=201", "/api/rooms?limit=many", "/api/rooms?limit=%205",
          "/api/rooms?after=nonsense", "/api/rooms?after=cDo", "/api/rooms?mine=maybe",
          "/api/rooms?mine=", "/api/rooms/ROOM/members?limit=0", "/api/rooms/ROOM/members?limit=201",
          "/api/rooms/ROOM/events?limit=%205", "/api/rooms/ROOM/events?limit=+5",
          "/api/rooms/ROOM/events?limit=5%20", "/api/rooms/ROOM/events?before=%0a7"})
        QTest::newRow(path) << QString::fromLatin1(path);
    QTest::newRow("long search") << QStringLiteral("/api/rooms?q=") + QString(65, QLatin1Char('x'));
}

void TestServerRooms::badPagesAreRefused()
{
    QFETCH(QString, path);
    TestWorld world;
    TestNode node(world);
    path.replace(QStringLiteral("ROOM"), node.general().toString());
    const TestAnswer answer = node.http("GET", path, {}, ann);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), QStringLiteral("bad_request"));
}

void TestServerRooms::numbersAreDigits()
{
    TestWorld world;
    TestNode node(world);
    QCOMPARE(node.http("GET", pathOf(node.general(), "/events?limit=5&after=0"), {}, ann).status, 200);
    QCOMPARE(node.http("GET", pathOf(node.general(), "/events?limit=007"), {}, ann).status, 200);
}

void TestServerRooms::aReplyIsToAMessage()
{
    TestWorld world;
    TestNode node(world);
    const auto client = node.connect(ann);
    const RoomId room = node.general();
    MessageSendFrame frame = message(room, QStringLiteral("yes"));
    frame.replyTo = 1; // ann's join
    QCOMPARE(client->askError(frame), std::optional{ErrorCode::BadRequest});
    frame.replyTo = 7;
    QCOMPARE(client->askError(frame), std::optional{ErrorCode::BadRequest});
    QCOMPARE(world.storedEvents(room), 1);
    const Seq first =
        client->askOk(message(room, QStringLiteral("shall we?"))).value(QLatin1String("seq")).toInteger();
    frame.replyTo = first;
    const QJsonObject sent = client->askOk(frame);
    QCOMPARE(sent.value(QLatin1String("seq")).toInteger(), first + 1);
    QCOMPARE(client->askOk(frame), sent); // the nonce, again
    client->askOk(ReactionFrame{room, Nonce{QStringLiteral("r1")}, first, QStringLiteral("👍"), true});
    MessageSendFrame toReaction = message(room, QStringLiteral("what?"));
    toReaction.replyTo = first + 2;
    QCOMPARE(client->askError(toReaction), std::optional{ErrorCode::BadRequest});
}

void TestServerRooms::aTopicIsToldToEverybody()
{
    TestWorld world;
    TestNode node(world);
    const RoomId room = node.makeRoom(ann, QStringLiteral("plans"));
    node.join(bob, room);
    const auto annsClient = node.connect(ann);
    const auto bobsClient = node.connect(bob);
    annsClient->forget();
    bobsClient->forget();
    const TestAnswer answer =
        node.http("PATCH", pathOf(room), {{QStringLiteral("topic"), QStringLiteral("Summer")}}, ann);
    QCOMPARE(answer.status, 200);
    const auto shown = roomFromJson(answer.body.value(QLatin1String("room")).toObject());
    QVERIFY(shown);
    QCOMPARE(shown->topic, QStringLiteral("Summer"));
    QCOMPARE(shown->role, std::optional{Role::Owner});
    QCOMPARE(world.storedEvents(room), 3);
    for (const auto &[client, role] :
         {std::pair{annsClient, Role::Owner}, std::pair{bobsClient, Role::Member}}) {
        const auto event = client->take<EventFrame>();
        QVERIFY(event);
        QCOMPARE(event->event.seq, 3);
        const auto updated = client->take<RoomUpdatedPush>();
        QVERIFY(updated);
        QCOMPARE(updated->room.id, room);
        QCOMPARE(updated->room.topic, QStringLiteral("Summer"));
        QCOMPARE(updated->room.name, QStringLiteral("plans"));
        QCOMPARE(updated->room.memberCount, 2);
        QCOMPARE(updated->room.headSeq, 3);
        QCOMPARE(updated->room.role, std::optional{role});
    }
    // The same again changes nothing.
    QCOMPARE(
        node.http("PATCH", pathOf(room), {{QStringLiteral("topic"), QStringLiteral("Summer")}}, ann).status,
        200);
    QCOMPARE(world.storedEvents(room), 3);
    QVERIFY(bobsClient->isQuiet());
    const auto set = [&](const QString &topic) {
        return node.http("PATCH", pathOf(room), {{QStringLiteral("topic"), topic}}, ann).status;
    };
    for (const QString &nothing : {QString(), QStringLiteral("\u200B\u3164 ")}) {
        QCOMPARE(set(nothing), 200);
        QCOMPARE(bobsClient->take<RoomUpdatedPush>()->room.topic, QString());
        QCOMPARE(set(QStringLiteral("Autumn")), 200);
        QCOMPARE(bobsClient->take<RoomUpdatedPush>()->room.topic, QStringLiteral("Autumn"));
    }
}

void TestServerRooms::preferencesReachAllDevices()
{
    TestWorld world;
    TestNode one(world);
    TestNode two(world, TestNode::defaultOptions(QStringLiteral("n2")));
    const RoomId room = one.makeRoom(ann, QStringLiteral("plans"));
    one.join(bob, room);
    const auto here = one.connect(ann);
    const auto there = two.connect(ann);
    const auto other = one.connect(bob);
    for (const auto &client : {here, there, other})
        client->forget();
    const QString path = QStringLiteral("/api/me/rooms/") + room.toString();
    const QJsonObject wish{{QStringLiteral("notify"), QStringLiteral("none")},
                           {QStringLiteral("marked_unread"), true}};
    QCOMPARE(one.http("PUT", path, wish, ann).status, 200);
    world.run();
    const RoomPreferences chosen{RoomPreferences::Notify::None, {}, true};
    for (const auto &client : {here, there}) {
        const auto updated = client->take<RoomUpdatedPush>();
        QVERIFY(updated);
        QCOMPARE(updated->room.id, room);
        QCOMPARE(updated->room.preferences, chosen);
    }
    QVERIFY(other->isQuiet());
    // What everybody is told says nothing of it.
    one.http("PATCH", pathOf(room), {{QStringLiteral("topic"), QStringLiteral("Summer")}}, ann);
    world.run();
    QCOMPARE(here->take<RoomUpdatedPush>()->room.preferences, std::nullopt);
}

void TestServerRooms::othersHearWhoWantsWordsAsTheyAreTyped()
{
    TestWorld world;
    TestNode node(world);
    TestNode elsewhere(world, TestNode::defaultOptions(QStringLiteral("n2")));
    const RoomId room = node.makeDirect(ann, bob);
    const auto here = node.connect(ann);
    const auto there = elsewhere.connect(bob);
    const auto choose = [&](const QString &who, bool wanted) {
        QCOMPARE(node.http("PUT", QStringLiteral("/api/me/rooms/") + room.toString(),
                           {{QStringLiteral("words_as_typed"), wanted}}, who)
                     .status,
                 200);
        world.run();
    };
    there->forget();
    choose(ann, true);
    const auto told = there->take<RoomUpdatedPush>();
    QVERIFY(told);
    QCOMPARE(told->room.wordsAsTypedBy, 1);
    QCOMPARE(told->room.peer->username, ann);
    QCOMPARE(told->room.preferences, RoomPreferences());
    here->forget();
    choose(bob, true);
    QCOMPARE(here->take<RoomUpdatedPush>()->room.wordsAsTypedBy, 2);
    there->forget();
    choose(ann, true); // nothing new
    QVERIFY(there->isQuiet());
    choose(ann, false);
    QCOMPARE(there->take<RoomUpdatedPush>()->room.wordsAsTypedBy, 1);
}

void TestServerRooms::preferencesAreForMembers()
{
    TestWorld world;
    TestNode node(world);
    const RoomId room = node.makeRoom(ann, QStringLiteral("plans"));
    const QString path = QStringLiteral("/api/me/rooms/") + room.toString();
    const QJsonObject wish{{QStringLiteral("marked_unread"), true}};
    QCOMPARE(node.http("PUT", path, wish, bob).code(), QStringLiteral("room_not_found"));
    QCOMPARE(node.http("PUT", QStringLiteral("/api/me/rooms/r_none"), wish, ann).code(),
             QStringLiteral("room_not_found"));
    QCOMPARE(node.http("PUT", path, {{QStringLiteral("notify"), QStringLiteral("loud")}}, ann).code(),
             QStringLiteral("bad_request"));
    QCOMPARE(node.http("PUT", path, {{QStringLiteral("muted_until"), -1}}, ann).code(),
             QStringLiteral("bad_request"));
}

void TestServerRooms::aRoomIsRenamed()
{
    TestWorld world;
    TestNode node(world);
    const RoomId room = node.makeRoom(ann, QStringLiteral("plans"));
    const auto client = node.connect(ann);
    client->forget();
    const TestAnswer answer = node.http("PATCH", pathOf(room),
                                        {{QStringLiteral("name"), QStringLiteral(" Holidays ")},
                                         {QStringLiteral("topic"), QStringLiteral("Where to?")}},
                                        ann);
    QCOMPARE(answer.status, 200);
    QCOMPARE(client->count<EventFrame>(), 2);
    QCOMPARE(client->count<RoomUpdatedPush>(), 2); // one for each event
    QCOMPARE(client->take<RoomUpdatedPush>()->room.name, QStringLiteral("Holidays"));
    const Room shown = client->take<RoomUpdatedPush>()->room;
    QCOMPARE(shown.name, QStringLiteral("Holidays"));
    QCOMPARE(shown.topic, QStringLiteral("Where to?"));
    QCOMPARE(world.database.rooms.value(room).room.name, QStringLiteral("Holidays"));
}

void TestServerRooms::onlyModeratorsDescribeARoom()
{
    TestWorld world;
    TestNode node(world);
    const QJsonObject body{{QStringLiteral("topic"), QStringLiteral("mine")}};
    const RoomId open = node.makeRoom(ann, QStringLiteral("open"));
    const RoomId secret = node.makeRoom(ann, QStringLiteral("secret"), RoomKind::Private);
    node.join(bob, open);
    QCOMPARE(node.http("PATCH", pathOf(open), body, bob).code(), QStringLiteral("forbidden"));
    QCOMPARE(node.http("PATCH", pathOf(open), body, cid).code(), QStringLiteral("room_not_found"));
    QCOMPARE(node.http("PATCH", pathOf(secret), body, bob).code(), QStringLiteral("room_not_found"));
    world.database.rooms[open].members.insert(node.user(bob).id, Role::Moderator);
    QCOMPARE(node.http("PATCH", pathOf(open), body, bob).status, 200);
    const RoomId direct = node.makeDirect(ann, bob);
    QCOMPARE(node.http("PATCH", pathOf(direct), body, ann).code(), QStringLiteral("forbidden"));
}

void TestServerRooms::aDescriptionIsChecked()
{
    TestWorld world;
    TestNode node(world);
    const RoomId room = node.makeRoom(ann, QStringLiteral("plans"));
    const auto change = [&](const QJsonObject &body) {
        return node.http("PATCH", pathOf(room), body, ann).code();
    };
    const QString name = QStringLiteral("name");
    const QString topic = QStringLiteral("topic");
    QCOMPARE(change({{QStringLiteral("colour"), QStringLiteral("red")}}), QStringLiteral("bad_request"));
    QCOMPARE(change({{name, QString{}}}), QStringLiteral("invalid_name"));
    QCOMPARE(change({{name, 7}}), QStringLiteral("bad_request"));
    QCOMPARE(change({{topic, true}}), QStringLiteral("bad_request"));
    QCOMPARE(change({{topic, QString(Limits::topicLength + 1, QLatin1Char('x'))}}),
             QStringLiteral("bad_request"));
    QCOMPARE(change({{topic, QStringLiteral("a\nb")}}), QStringLiteral("bad_request"));
    QCOMPARE(change({{name, QStringLiteral("fine")}, {topic, QStringLiteral("a\u202eb")}}),
             QStringLiteral("bad_request"));
    QCOMPARE(world.storedEvents(room), 1);
    QCOMPARE(world.database.rooms.value(room).room.name, QStringLiteral("plans"));
}

void TestServerRooms::otherNodesHearOfADescription()
{
    TestWorld world;
    TestNode one(world);
    TestNode two(world, TestNode::defaultOptions(QStringLiteral("n2")));
    const RoomId room = one.makeRoom(ann, QStringLiteral("plans"), RoomKind::Private);
    const QJsonObject add{{QStringLiteral("user"), one.user(bob).id.toString()}};
    one.http("POST", pathOf(room, "/members"), add, ann);
    const auto client = two.connect(bob);
    client->forget();
    one.http("PATCH", pathOf(room), {{QStringLiteral("topic"), QStringLiteral("Summer")}}, ann);
    world.run();
    const auto updated = client->take<RoomUpdatedPush>();
    QVERIFY(updated);
    QCOMPARE(updated->room.topic, QStringLiteral("Summer"));
    QCOMPARE(updated->room.memberCount, 2);
    QCOMPARE(client->count<EventFrame>(), 1);
}

void TestServerRooms::theCountOfMembersIsFresh()
{
    TestWorld world;
    TestNode node(world);
    const RoomId room = node.makeRoom(ann, QStringLiteral("plans"));
    const auto client = node.connect(bob);
    node.join(bob, room);
    const auto added = client->take<RoomAddedPush>();
    QVERIFY(added);
    QCOMPARE(added->room.memberCount, 2);
    const TestAnswer left = node.http("POST", pathOf(room, "/leave"), {}, bob);
    QCOMPARE(roomFromJson(left.body.value(QLatin1String("room")).toObject())->memberCount, 1);
}

QTEST_GUILESS_MAIN(TestServerRooms)
#include "tst_serverrooms.moc"

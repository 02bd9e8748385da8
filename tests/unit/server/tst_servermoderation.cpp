#include "tests/support/servertestkit.h"

#include <QJsonArray>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ann = u"ann"_s; // the owner
const QString bob = u"bob"_s;
const QString cid = u"cid"_s;

/// Two nodes; Ann's room with Bob and Cid in it. Ann is on the first node, Bob and Cid on the second.
class Scene
{
public:
    explicit Scene(RoomKind kind = RoomKind::Public)
        : one(world)
        , two(world, TestNode::defaultOptions(u"n2"_s))
        , room(one.makeRoom(ann, u"tea"_s, kind))
    {
        for (const QString &name : {bob, cid})
            world.rooms.join(room, one.user(name).id, Role::Member, world.clock.wall(),
                             [](const Outcome<std::optional<Event>> &) {});
        world.run();
        owner = one.connect(ann);
        member = two.connect(bob);
        other = two.connect(cid);
        forget();
    }
    QString idOf(const QString &name) { return one.user(name).id.toString(); }
    TestAnswer ask(const QByteArray &method, const QString &path, const QJsonObject &body = {},
                   const QString &as = ann)
    {
        const TestAnswer answer = one.http(method, "/api/rooms/"_L1 + room.toString() + path, body, as);
        world.run();
        return answer;
    }
    QString mute(const QString &name, const QJsonObject &until = {{u"until"_s, 0}})
    {
        return ask("PUT", u"/mutes/"_s + idOf(name), until).code();
    }
    void forget()
    {
        for (const auto &client : {owner, member, other})
            client->forget();
    }
    QString say(const ClientPtr &who, const QString &text = u"hello"_s)
    {
        const auto error = who->askError(message(room, text));
        return error ? toString(*error) : QString();
    }
    qint64 in(milliseconds time) const { return (world.clock.wall() + time).count(); }

    TestWorld world;
    TestNode one;
    TestNode two;
    RoomId room;
    ClientPtr owner;
    ClientPtr member;
    ClientPtr other;
};

QStringList kindsTakenBy(const ClientPtr &client)
{
    QStringList kinds;
    while (const auto frame = client->take<EventFrame>())
        kinds.append(kindOf(frame->event.body));
    return kinds;
}

} // namespace

class TestServerModeration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kickedAreOutOnEveryNode_data() { withAndWithoutBroker(); }
    void kickedAreOutOnEveryNode();
    void bannedAreOutUntilItEnds();
    void anInvitationEndsWithABan();
    void mutedAreToldAndHeeded_data() { withAndWithoutBroker(); }
    void mutedAreToldAndHeeded();
    void rolesCountAtOnceOnEveryNode();
    void rulesAreEventsAndTold();
    void slowModeCountsOverNodes();
    void anEndMustBeToCome();
    void aReasonIsALine();
    void roomIsMentionedAsAWord_data();
    void roomIsMentionedAsAWord();
    void aLeavingOwnerIsSucceeded();
    void aDeletedRoomIsGoneForAll_data() { withAndWithoutBroker(); }
    void aDeletedRoomIsGoneForAll();
    void aPrivateRoomEndsWithItsLastMember();
    void reportsReachModerators();
    void reportsAreBounded();
    void refusalsAreNoTroubleOfTheStore();

private:
    static void withAndWithoutBroker()
    {
        QTest::addColumn<bool>("isDown");
        QTest::newRow("with") << false;
        QTest::newRow("without") << true;
    }
};

void TestServerModeration::kickedAreOutOnEveryNode()
{
    QFETCH(bool, isDown);
    Scene s;
    s.world.brokers.setDown(isDown);
    s.world.run();
    QCOMPARE(s.ask("DELETE", u"/members/"_s + s.idOf(bob) + u"?reason=Adverts"_s).status, 204);
    s.world.run(1s);
    QCOMPARE(kindsTakenBy(s.owner), QStringList{u"kick"_s});
    QCOMPARE(kindsTakenBy(s.other), QStringList{u"kick"_s});
    const auto removed = s.member->take<RoomRemovedPush>();
    QVERIFY(removed);
    QCOMPARE(removed->room, s.room);
    QCOMPARE(s.say(s.member), u"room_not_found"_s);
    QCOMPARE(s.two.http("POST", u"/api/rooms/%1/join"_s.arg(s.room.toString()), {}, bob).status, 200);
    QCOMPARE(s.say(s.member), QString());
}

void TestServerModeration::bannedAreOutUntilItEnds()
{
    Scene s;
    const QJsonObject ban{{u"until"_s, s.in(60s)}, {u"reason"_s, u"Advertising"_s}};
    QCOMPARE(s.ask("PUT", u"/bans/"_s + s.idOf(bob), ban).status, 204);
    QCOMPARE(kindsTakenBy(s.other), (QStringList{u"kick"_s, u"ban"_s}));
    QVERIFY(s.member->take<RoomRemovedPush>());
    const auto join = [&] {
        return s.two.http("POST", u"/api/rooms/%1/join"_s.arg(s.room.toString()), {}, bob).code();
    };
    QCOMPARE(join(), u"forbidden"_s);
    QCOMPARE(s.ask("POST", u"/members"_s, {{u"user"_s, s.idOf(bob)}}).code(), u"forbidden"_s);
    const QJsonArray bans = s.ask("GET", u"/bans"_s).body.value("bans"_L1).toArray();
    QCOMPARE(bans.size(), 1);
    QCOMPARE(bans.first().toObject().value("reason"_L1).toString(), u"Advertising"_s);
    QCOMPARE(bans.first().toObject().value("by"_L1).toString(), s.idOf(ann));
    s.world.run(60s);
    QCOMPARE(join(), QString());
    QVERIFY(s.ask("GET", u"/bans"_s).body.value("bans"_L1).toArray().isEmpty());
    QCOMPARE(s.ask("DELETE", u"/bans/"_s + s.idOf(bob)).code(), u"not_found"_s);
}

void TestServerModeration::anInvitationEndsWithABan()
{
    Scene s(RoomKind::Private);
    const auto dan = s.two.connect(u"dan"_s);
    s.world.database.roomInvites.insert(s.one.user(u"dan"_s).id, RoomInvites::Ask);
    QCOMPARE(s.ask("POST", u"/members"_s, {{u"user"_s, s.idOf(u"dan"_s)}}).status, 202);
    QVERIFY(dan->take<RoomInvitedPush>());
    QCOMPARE(s.ask("PUT", u"/bans/"_s + s.idOf(u"dan"_s), {{u"reason"_s, u"No"_s}}).status, 204);
    QVERIFY(dan->take<RoomRemovedPush>());
    QCOMPARE(s.two.http("POST", u"/api/rooms/%1/join"_s.arg(s.room.toString()), {}, u"dan"_s).code(),
             u"room_not_found"_s);
    QCOMPARE(s.ask("PUT", u"/bans/u_nobody"_s, {{u"reason"_s, u"No"_s}}).code(), u"not_found"_s);
}

void TestServerModeration::mutedAreToldAndHeeded()
{
    QFETCH(bool, isDown);
    Scene s;
    s.world.brokers.setDown(isDown);
    s.world.run();
    const qint64 until = s.in(60s);
    QCOMPARE(s.mute(bob, {{u"until"_s, until}}), QString());
    // In the store at once, whatever the other node has heard.
    QCOMPARE(s.say(s.member), u"forbidden"_s);
    s.world.run(1s);
    const auto updated = s.member->take<RoomUpdatedPush>();
    QVERIFY(updated);
    QCOMPARE(updated->room.mutedUntil.count(), until);
    QCOMPARE(kindsTakenBy(s.member), QStringList{u"mute"_s});
    QVERIFY(!s.other->take<RoomUpdatedPush>());
    const QJsonArray members = s.ask("GET", u"/members"_s).body.value("members"_L1).toArray();
    for (const auto &each : members) {
        const QJsonObject shown = each.toObject();
        const bool isBob = shown.value("user"_L1).toObject().value("username"_L1).toString() == bob;
        QCOMPARE(shown.value("muted_until"_L1).toInteger(), isBob ? until : 0);
    }
    s.member->live(60s);
    s.other->live(1ms);
    QCOMPARE(s.say(s.member), QString());
}

void TestServerModeration::rolesCountAtOnceOnEveryNode()
{
    Scene s;
    const Seq seq = s.owner->askOk(message(s.room, u"words"_s)).value("seq"_L1).toInteger();
    const MessageDeleteFrame remove{s.room, Nonce(u"remove"_s), seq};
    QCOMPARE(s.member->askError(remove), std::optional(ErrorCode::Forbidden));
    s.forget();
    QCOMPARE(s.ask("PUT", u"/members/"_s + s.idOf(bob), {{u"role"_s, u"moderator"_s}}).status, 204);
    const auto updated = s.member->take<RoomUpdatedPush>();
    QVERIFY(updated);
    QVERIFY(updated->room.role == Role::Moderator);
    QCOMPARE(kindsTakenBy(s.other), QStringList{u"role"_s});
    QCOMPARE(s.member->askError(remove), std::nullopt);
    // Nothing new.
    s.forget();
    QCOMPARE(s.ask("PUT", u"/members/"_s + s.idOf(bob), {{u"role"_s, u"moderator"_s}}).status, 204);
    QVERIFY(s.other->isQuiet());
    QCOMPARE(s.ask("PUT", u"/members/"_s + s.idOf(bob), {{u"role"_s, u"king"_s}}).code(), u"bad_request"_s);
    QCOMPARE(s.ask("PUT", u"/members/"_s + s.idOf(ann), {{u"role"_s, u"member"_s}}).code(), u"forbidden"_s);
}

void TestServerModeration::rulesAreEventsAndTold()
{
    Scene s;
    QCOMPARE(s.ask("PATCH", QString(), {{u"slow_mode_s"_s, 30}}).status, 200);
    auto updated = s.member->take<RoomUpdatedPush>();
    QVERIFY(updated);
    QCOMPARE(updated->room.rules, (RoomRules{30s, Posting::Members}));
    QCOMPARE(kindsTakenBy(s.member), QStringList{u"settings"_s});
    QCOMPARE(s.ask("PATCH", QString(), {{u"posting"_s, u"moderators"_s}}).status, 200);
    const auto event = s.other->take<EventFrame>();
    QVERIFY(event);
    updated = s.member->take<RoomUpdatedPush>();
    QCOMPARE(updated->room.rules, (RoomRules{30s, Posting::Moderators})); // what is absent stays
    QCOMPARE(s.say(s.member), u"forbidden"_s);
    QCOMPARE(s.say(s.owner), QString());
    QCOMPARE(s.ask("PATCH", QString(), {{u"slow_mode_s"_s, 21'601}}).code(), u"bad_request"_s);
    QCOMPARE(s.ask("PATCH", QString(), {{u"slow_mode_s"_s, -1}}).code(), u"bad_request"_s);
    QCOMPARE(s.ask("PATCH", QString(), {{u"posting"_s, u"nobody"_s}}).code(), u"bad_request"_s);
}

void TestServerModeration::slowModeCountsOverNodes()
{
    Scene s;
    s.ask("PATCH", QString(), {{u"slow_mode_s"_s, 30}});
    const auto here = s.one.connect(bob);
    QCOMPARE(s.say(here), QString());
    s.world.run(10s);
    const auto refused = s.member->ask(message(s.room, u"again"_s));
    const auto *error = std::get_if<Error>(&refused);
    QVERIFY(error);
    QCOMPARE(toString(error->code), u"rate_limited"_s);
    QCOMPARE(error->retryAfter, std::optional<milliseconds>(20s));
    QCOMPARE(s.say(s.other), QString());
    s.member->live(20s);
    s.other->live(1ms);
    QCOMPARE(s.say(s.member), QString());
}

void TestServerModeration::anEndMustBeToCome()
{
    Scene s;
    QCOMPARE(s.mute(bob, {{u"until"_s, s.in(0s)}}), u"bad_request"_s);
    QCOMPARE(s.mute(bob, {{u"until"_s, -5}}), u"bad_request"_s);
    QCOMPARE(s.ask("PUT", u"/bans/"_s + s.idOf(bob), {{u"until"_s, s.in(-1s)}}).code(), u"bad_request"_s);
    QCOMPARE(s.mute(bob, {{u"until"_s, qint64(Limits::forGood.count())}}), QString());
    const auto updated = s.member->take<RoomUpdatedPush>();
    QCOMPARE(updated->room.mutedUntil, Limits::forGood);
}

void TestServerModeration::aReasonIsALine()
{
    Scene s;
    for (const QString &reason : {u"two\nlines"_s, QString(Limits::reasonLength + 1, u'x')})
        QCOMPARE(s.ask("PUT", u"/bans/"_s + s.idOf(bob), {{u"reason"_s, reason}}).code(), u"bad_request"_s);
    QVERIFY(s.member->isQuiet());
}

void TestServerModeration::roomIsMentionedAsAWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("mentions");
    QTest::newRow("alone") << u"@room"_s << true;
    QTest::newRow("within") << u"Tea, @Room! Now."_s << true;
    QTest::newRow("rooms") << u"@rooms"_s << false;
    QTest::newRow("an address") << u"ann@room"_s << false;
    QTest::newRow("no sign") << u"room"_s << false;
    QTest::newRow("letters of others") << u"@roomé"_s << false;
}

void TestServerModeration::roomIsMentionedAsAWord()
{
    QFETCH(QString, text);
    QFETCH(bool, mentions);
    Scene s;
    QCOMPARE(s.say(s.owner, text), QString());
    QCOMPARE(s.other->take<EventFrame>()->event.as<MessageBody>()->mentionsRoom, mentions);
    QCOMPARE(s.say(s.member, text), QString());
    QVERIFY(!s.other->take<EventFrame>()->event.as<MessageBody>()->mentionsRoom);
}

void TestServerModeration::aLeavingOwnerIsSucceeded()
{
    Scene s;
    QCOMPARE(s.ask("POST", u"/leave"_s).status, 200);
    QCOMPARE(kindsTakenBy(s.other), (QStringList{u"role"_s, u"leave"_s}));
    const auto updated = s.member->take<RoomUpdatedPush>();
    QVERIFY(updated);
    QVERIFY(updated->room.role == Role::Owner); // who came before Cid
    QCOMPARE(s.ask("PATCH", QString(), {{u"topic"_s, u"Tea"_s}}, bob).status, 200);
}

void TestServerModeration::aDeletedRoomIsGoneForAll()
{
    QFETCH(bool, isDown);
    Scene s;
    const auto dan = s.one.connect(u"dan"_s);
    s.world.database.roomInvites.insert(s.one.user(u"dan"_s).id, RoomInvites::Ask);
    s.ask("POST", u"/members"_s, {{u"user"_s, s.idOf(u"dan"_s)}});
    dan->forget();
    const FileId file = s.two.upload(bob, "hello");
    QVERIFY(!s.member->askError(withFiles(s.room, {file})));
    s.world.brokers.setDown(isDown);
    s.world.run();
    s.forget();
    QCOMPARE(s.ask("DELETE", QString(), {}, bob).code(), u"forbidden"_s);
    QCOMPARE(s.ask("DELETE", QString()).status, 204);
    s.world.run(1s);
    for (const auto &client : {s.owner, s.member, s.other, dan}) {
        const auto removed = client->take<RoomRemovedPush>();
        QVERIFY(removed);
        QCOMPARE(removed->room, s.room);
        QVERIFY(!client->take<EventFrame>());
    }
    QCOMPARE(s.say(s.member), u"room_not_found"_s);
    QCOMPARE(s.ask("GET", u"/events"_s).code(), u"room_not_found"_s);
    QCOMPARE(s.ask("DELETE", QString()).code(), u"room_not_found"_s);
    s.world.run(2s);
    QCOMPARE(s.two.request(s.two.fileRequest("GET", u"/api/files/"_s + file.toString(), bob)).status, 404);
    QVERIFY(s.world.contents.kept.isEmpty());
    QVERIFY(s.owner->isOpen() && s.member->isOpen());
}

void TestServerModeration::aPrivateRoomEndsWithItsLastMember()
{
    Scene s(RoomKind::Private);
    for (const QString &name : {bob, cid, ann}) {
        QVERIFY(s.world.database.rooms.contains(s.room));
        QCOMPARE(s.ask("POST", u"/leave"_s, {}, name).status, 200);
    }
    QVERIFY(!s.world.database.rooms.contains(s.room));
    QVERIFY(s.owner->take<RoomRemovedPush>());
}

void TestServerModeration::reportsReachModerators()
{
    Scene s;
    const Seq seq = s.member->askOk(message(s.room, u"Buy tea!"_s)).value("seq"_L1).toInteger();
    const QJsonObject report{
        {u"room"_s, s.room.toString()}, {u"seq"_s, qint64(seq)}, {u"reason"_s, u"Advertising"_s}};
    const TestAnswer made = s.two.http("POST", u"/api/reports"_s, report, cid);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.response.body, QByteArray("{}"));
    s.member->askOk(MessageDeleteFrame{s.room, Nonce(u"gone"_s), seq});
    const QJsonArray reports = s.ask("GET", u"/reports"_s).body.value("reports"_L1).toArray();
    QCOMPARE(reports.size(), 1);
    const QJsonObject shown = reports.first().toObject();
    QCOMPARE(shown.value("text"_L1).toString(), u"Buy tea!"_s);
    QCOMPARE(shown.value("reason"_L1).toString(), u"Advertising"_s);
    QCOMPARE(shown.value("author"_L1).toObject().value("username"_L1).toString(), bob);
    QCOMPARE(shown.value("by"_L1).toObject().value("username"_L1).toString(), cid);
    const QString path = u"/reports/"_s + shown.value("id"_L1).toString();
    QCOMPARE(s.ask("DELETE", path).status, 204);
    QCOMPARE(s.ask("DELETE", path).code(), u"not_found"_s);
    QVERIFY(s.ask("GET", u"/reports"_s).body.value("reports"_L1).toArray().isEmpty());
}

void TestServerModeration::reportsAreBounded()
{
    Scene s;
    const QString longText(Limits::messageLength, QChar(u'漢'));
    QList<Seq> said;
    for (int i = 0; i < 100; ++i) {
        said.append(s.member->askOk(message(s.room, longText)).value("seq"_L1).toInteger());
        s.world.run(1s);
        s.member->live(1ms);
    }
    int taken = 0;
    for (const Seq seq : said) {
        const TestAnswer answer = s.two.http("POST", u"/api/reports"_s,
                                             {{u"room"_s, s.room.toString()}, {u"seq"_s, qint64(seq)}}, cid);
        taken += answer.status == 201 ? 1 : 0;
        s.world.run(2s);
    }
    QVERIFY(taken >= 20);
    QVERIFY(taken < 40);
    const TestAnswer page = s.ask("GET", u"/reports"_s);
    QVERIFY(page.response.body.size() <= 2 * Limits::pageBytes);
    QVERIFY(page.body.value("reports"_L1).toArray().size() > 5);
}

void TestServerModeration::refusalsAreNoTroubleOfTheStore()
{
    Scene s;
    s.mute(bob);
    QCOMPARE(s.say(s.member), u"forbidden"_s);
    s.ask("PATCH", QString(), {{u"slow_mode_s"_s, 30}});
    QCOMPARE(s.say(s.other), QString());
    QCOMPARE(s.say(s.other), u"rate_limited"_s);
    QCOMPARE(s.two.node.metrics().storeErrors, quint64{0});
}

QTEST_GUILESS_MAIN(TestServerModeration)
#include "tst_servermoderation.moc"

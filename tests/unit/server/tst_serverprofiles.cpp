#include "tests/support/servertestkit.h"

#include <QJsonArray>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ann = u"ann"_s;
const QString bob = u"bob"_s;

/// Nobody shares a room by default.
NodeOptions strangers(const QString &node)
{
    NodeOptions options = TestNode::defaultOptions(node);
    options.defaultRooms.clear();
    return options;
}

/// Ann and Bob share a room; each node has a session of both.
class Scene
{
public:
    Scene()
        : one(world, strangers(u"n1"_s))
        , two(world, strangers(u"n2"_s))
        , room(one.makeRoom(ann, u"tea"_s))
    {
        one.join(bob, room);
        clients = {one.connect(ann), two.connect(ann), one.connect(bob), two.connect(bob)};
        stranger = two.connect(u"eve"_s);
        for (const auto &client : clients)
            client->forget();
        stranger->forget();
    }
    TestAnswer change(const QJsonObject &what, const QString &who = ann)
    {
        const TestAnswer answer = one.http("PATCH", u"/api/me"_s, what, who);
        world.run();
        return answer;
    }

    TestWorld world;
    TestNode one;
    TestNode two;
    RoomId room;
    QList<ClientPtr> clients;
    ClientPtr stranger;
};

QJsonObject status(const QString &text, qint64 until = 0)
{
    QJsonObject object{{u"text"_s, text}};
    if (until != 0)
        object.insert(u"until"_s, until);
    return {{u"status"_s, object}};
}

} // namespace

class TestServerProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoSharesARoomHearsOfIt();
    void aNewNameIsKnownEverywhere();
    void aStatusEnds();
    void whatIsAbsentStays();
    void textsAreChecked_data();
    void textsAreChecked();
};

void TestServerProfiles::whoSharesARoomHearsOfIt()
{
    Scene s;
    const TestAnswer answer = s.change(status(u"In a meeting"_s));
    QCOMPARE(answer.status, 200);
    QCOMPARE(
        answer.body.value("user"_L1).toObject().value("status"_L1).toObject().value("text"_L1).toString(),
        u"In a meeting"_s);
    for (const auto &client : s.clients) {
        QCOMPARE(client->count<UserUpdatedPush>(), 1);
        const User user = client->take<UserUpdatedPush>()->user;
        QCOMPARE(user.username, ann);
        QCOMPARE(user.status, (Status{u"In a meeting"_s, 0ms}));
    }
    QVERIFY(s.stranger->isQuiet());
}

void TestServerProfiles::aNewNameIsKnownEverywhere()
{
    Scene s;
    QCOMPARE(s.change({{u"display_name"_s, u" Ann B. "_s}}).status, 200);
    const auto nameIn = [](const QJsonArray &users) {
        for (const auto &each : users) {
            if (each.toObject().value("username"_L1) == ann)
                return each.toObject().value("display_name"_L1).toString();
        }
        return QString();
    };
    for (const auto &client : s.clients) {
        QCOMPARE(client->take<UserUpdatedPush>()->user.displayName, u"Ann B."_s);
        QCOMPARE(nameIn(client->askOk(SyncFrame{}).value("users"_L1).toArray()), u"Ann B."_s);
    }
    QCOMPARE(s.two.connect(ann)->user.displayName, u"Ann B."_s);
    QCOMPARE(nameIn(s.two.http("GET", u"/api/users?query=ann"_s, {}, bob).body.value("users"_L1).toArray()),
             u"Ann B."_s);
}

void TestServerProfiles::aStatusEnds()
{
    Scene s;
    const qint64 until = (s.world.clock.wall() + 60s).count();
    QCOMPARE(s.change(status(u"Lunch"_s, until)).status, 200);
    const auto shown = [&] {
        return s.two.http("GET", u"/api/users?ids="_s + s.one.user(ann).id.toString(), {}, bob)
            .body.value("users"_L1)
            .toArray()
            .first()
            .toObject()
            .value("status"_L1)
            .toObject();
    };
    QCOMPARE(shown().value("until"_L1).toInteger(), until);
    s.world.run(60s);
    QVERIFY(shown().isEmpty());
    QCOMPARE(s.change(status(u"Late"_s, until)).code(), u"bad_request"_s);
    QCOMPARE(s.change(status(u"Back"_s)).status, 200);
    QCOMPARE(s.change(status(QString())).status, 200);
    QVERIFY(shown().isEmpty());
}

void TestServerProfiles::whatIsAbsentStays()
{
    Scene s;
    s.change(status(u"Here"_s));
    s.change({{u"display_name"_s, u"Ann B."_s}});
    s.change({{u"room_invites"_s, u"ask"_s}});
    const QJsonObject me = s.two.http("GET", u"/api/me"_s, {}, ann).body;
    QCOMPARE(me.value("room_invites"_L1).toString(), u"ask"_s);
    QCOMPARE(me.value("user"_L1).toObject().value("display_name"_L1).toString(), u"Ann B."_s);
    QCOMPARE(me.value("user"_L1).toObject().value("status"_L1).toObject().value("text"_L1).toString(),
             u"Here"_s);
    QCOMPARE(s.change({{u"colour"_s, u"red"_s}}).code(), u"bad_request"_s);
}

void TestServerProfiles::textsAreChecked_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<QString>("code");
    QTest::newRow("no name") << QJsonObject{{u"display_name"_s, QString()}} << u"invalid_name"_s;
    QTest::newRow("two alphabets") << QJsonObject{{u"display_name"_s, u"Аnn"_s}} << u"invalid_name"_s;
    QTest::newRow("long") << status(QString(Limits::statusLength + 1, u'x')) << u"bad_request"_s;
    QTest::newRow("lines") << status(u"a\nb"_s) << u"bad_request"_s;
    QTest::newRow("turned around") << status(u"a\u202eb"_s) << u"bad_request"_s;
}

void TestServerProfiles::textsAreChecked()
{
    QFETCH(QJsonObject, change);
    QFETCH(QString, code);
    Scene s;
    QCOMPARE(s.change(change).code(), code);
    for (const auto &client : s.clients)
        QVERIFY(client->isQuiet());
}

QTEST_GUILESS_MAIN(TestServerProfiles)
#include "tst_serverprofiles.moc"

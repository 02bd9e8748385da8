#include "tests/support/authenticator.h"
#include "tests/support/servertestkit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ann = u"ann"_s;
const QString bob = u"bob"_s;
const QString password = u"correct horse"_s; // of everybody in the test kit
const QJsonObject proof{{u"password"_s, password}};

struct Scene
{
    explicit Scene(const NodeOptions &options = TestNode::defaultOptions())
        : node(world, options)
    {
        // Two steps are not one: codes are of the wall clock.
        world.run(60s);
    }

    TestAnswer signIn(const QString &code = {}, const QString &pass = password)
    {
        QJsonObject body{{u"username"_s, ann}, {u"password"_s, pass}};
        if (!code.isEmpty())
            body.insert(u"code"_s, code);
        return node.http("POST", u"/auth/login"_s, body);
    }
    QString code(milliseconds later = 0ms) const { return app->codeAt(world.clock.wall() + later); }
    QStringList enrol(const QString &who = ann)
    {
        const TestAnswer begun = node.http("POST", u"/api/me/factor"_s, proof, who);
        app.emplace(begun.text("secret"_L1));
        const TestAnswer confirmed = node.http("PUT", u"/api/me/factor"_s, {{u"code"_s, code()}}, who);
        QStringList codes;
        const QJsonArray list = confirmed.body.value("codes"_L1).toArray();
        for (const auto &each : list)
            codes.append(each.toString());
        world.run(30s); // the code is used up
        return codes;
    }
    QString factorOf(const QString &who)
    {
        return node.http("GET", u"/api/me/account"_s, {}, who).text("second_factor"_L1);
    }
    QList<QJsonObject> dataOf(const QString &who)
    {
        const TestAnswer answer = node.http("GET", u"/api/me/data"_s, {}, who);
        QByteArray all;
        bool goesOn = answer.response.source != nullptr;
        while (goesOn) {
            goesOn = false;
            answer.response.source->read(all.size(), 100, [&](const Result<QByteArray, Error> &piece) {
                goesOn = piece && !piece->isEmpty();
                all += piece ? *piece : QByteArray();
            });
            world.run();
        }
        QList<QJsonObject> lines;
        for (const QByteArray &line : all.split('\n')) {
            if (!line.isEmpty())
                lines.append(QJsonDocument::fromJson(line).object());
        }
        return lines;
    }

    TestWorld world;
    TestNode node;
    std::optional<Authenticator> app;
};

NodeOptions withScore(int score)
{
    NodeOptions options = TestNode::defaultOptions();
    options.passwordScore = score;
    return options;
}

NodeOptions ownersNeedFactor()
{
    NodeOptions options = TestNode::defaultOptions();
    options.ownersNeedFactor = true;
    return options;
}

TestAnswer signUp(Scene &scene, const QString &name, const QString &chosen)
{
    return scene.node.http(
        "POST", u"/auth/register"_s,
        {{u"username"_s, name}, {u"password"_s, chosen}, {u"display_name"_s, u"Zoe Miller"_s}});
}

const std::optional<quint16> signedOut{4501};

} // namespace

/// What people do with their accounts: how they protect them, take them along, and go.
class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEasyPasswordIsRefused_data();
    void anEasyPasswordIsRefused();
    void anEasyPasswordIsRefusedAtAChange();
    void aWeakPasswordLearnsNoNames();
    void aCodeIsAskedForAfterTheRightPasswordOnly();
    void aCodeIsTakenOnce();
    void anOldCodeIsNotTaken();
    void aRecoveryCodeIsTakenOnce();
    void aWrongCodeCountsAsAFailedSignIn();
    void wrongCodesOfAnAccountAreLimited();
    void aFactorIsAskedForOnceItIsConfirmed();
    void aFactorGoesWithPasswordAndCode();
    void anOwnerWhoNeedsAFactorCanOnlySetItUp();
    void whoeverGuessesEndsNoSession();
    void whoDeletesTheirAccountIsGone();
    void aDeletedAccountWantsThePassword();
    void roomsGetANewOwnerWhenTheirsGoes();
    void messagesOfADeletedAccountStay();
    void messagesOfADeletedAccountGoWhereThatIsThePolicy();
    void theNameOfADeletedAccountStaysTaken();
    void onesDataIsOnesOwn();
    void onesDataIsGivenSoOften();
};

void TestAccounts::anEasyPasswordIsRefused_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<int>("score");
    QTest::addColumn<int>("status");
    QTest::newRow("common") << u"password1"_s << 2 << 400;
    QTest::newRow("keyboard") << u"asdfghjkl"_s << 2 << 400;
    QTest::newRow("one character") << u"aaaaaaaaaaaaaaaa"_s << 2 << 400;
    QTest::newRow("one Cyrillic character") << u"яяяяяяяяяяяяяяяя"_s << 2 << 400;
    QTest::newRow("display name") << u"miller22"_s << 2 << 400;
    QTest::newRow("words") << u"staple wrong donkey"_s << 4 << 201;
    QTest::newRow("no rules about characters") << u"tqrmvbxzpd"_s << 2 << 201;
    QTest::newRow("not looked at") << u"password1"_s << 0 << 201;
    QTest::newRow("the name, always") << u"zoe-miller-zoe"_s << 0 << 400;
    QTest::newRow("backwards") << u"EOZ-RELLIM-EOZ"_s << 0 << 400;
}

void TestAccounts::anEasyPasswordIsRefused()
{
    QFETCH(QString, chosen);
    QFETCH(int, score);
    QFETCH(int, status);
    Scene scene(withScore(score));
    const TestAnswer answer = signUp(scene, u"zoe-miller-zoe"_s, chosen);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.code(), status == 400 ? u"weak_password"_s : QString());
}

void TestAccounts::anEasyPasswordIsRefusedAtAChange()
{
    Scene scene(withScore(2));
    const auto change = [&](const QString &to) {
        return scene.node.http("PUT", u"/api/me/password"_s, {{u"old"_s, password}, {u"new"_s, to}}, ann);
    };
    QCOMPARE(change(u"password1"_s).code(), u"weak_password"_s);
    QCOMPARE(change(u"staple wrong donkey"_s).status, 204);
}

void TestAccounts::aWeakPasswordLearnsNoNames()
{
    Scene scene(withScore(2));
    scene.node.token(ann);
    QCOMPARE(signUp(scene, ann, u"password1"_s).code(), u"weak_password"_s);
    QCOMPARE(signUp(scene, u"nobody"_s, u"password1"_s).code(), u"weak_password"_s);
}

void TestAccounts::aCodeIsAskedForAfterTheRightPasswordOnly()
{
    Scene scene;
    QCOMPARE(scene.enrol().size(), 10);
    QCOMPARE(scene.factorOf(ann), u"on"_s);
    QCOMPARE(scene.signIn({}, u"wrong horse"_s).code(), u"invalid_credentials"_s);
    QCOMPARE(scene.signIn(scene.code(), u"wrong horse"_s).code(), u"invalid_credentials"_s);
    const TestAnswer asked = scene.signIn();
    QCOMPARE(asked.code(), u"second_factor_required"_s);
    QCOMPARE(asked.status, 403);
    QVERIFY(asked.text("token"_L1).isEmpty());
    QCOMPARE(scene.signIn(u"000000"_s).code(), u"invalid_code"_s);
    QCOMPARE(scene.signIn(scene.code()).status, 200);
}

void TestAccounts::aCodeIsTakenOnce()
{
    Scene scene;
    scene.enrol();
    const QString code = scene.code();
    QCOMPARE(scene.signIn(code).status, 200);
    QCOMPARE(scene.signIn(code).code(), u"invalid_code"_s);
    QCOMPARE(scene.signIn(scene.code(30s)).status, 200);
    QCOMPARE(scene.signIn(scene.code()).code(), u"invalid_code"_s); // of a step before one that was taken
}

void TestAccounts::anOldCodeIsNotTaken()
{
    Scene scene;
    scene.enrol();
    scene.world.run(120s);
    QCOMPARE(scene.signIn(scene.code(-60s)).code(), u"invalid_code"_s);
    QCOMPARE(scene.signIn(scene.code(60s)).code(), u"invalid_code"_s);
    QCOMPARE(scene.signIn(scene.code(-30s)).status, 200);
}

void TestAccounts::aRecoveryCodeIsTakenOnce()
{
    Scene scene;
    const QStringList codes = scene.enrol();
    QCOMPARE(scene.signIn(codes.first()).status, 200);
    QCOMPARE(scene.signIn(codes.first()).code(), u"invalid_code"_s);
    QCOMPARE(scene.signIn(QString(codes.last()).remove(u'-').toLower()).status, 200);
    const TestAnswer state = scene.node.http("GET", u"/api/me/account"_s, {}, ann);
    QCOMPARE(state.body.value("recovery_left"_L1).toInt(), 8);
}

void TestAccounts::aWrongCodeCountsAsAFailedSignIn()
{
    Scene scene;
    scene.enrol();
    for (int i = 0; i < Limits::badLoginsPerAccountPerMinute; ++i)
        QCOMPARE(scene.signIn(u"000000"_s).code(), u"invalid_code"_s);
    QCOMPARE(scene.signIn(scene.code()).code(), u"rate_limited"_s);
    // Whoever does not know the code yet was not wrong.
    scene.world.run(61s);
    for (int i = 0; i < 2 * Limits::badLoginsPerAccountPerMinute; ++i)
        QCOMPARE(scene.signIn().code(), u"second_factor_required"_s);
}

void TestAccounts::wrongCodesOfAnAccountAreLimited()
{
    Scene scene;
    scene.enrol();
    int wrong = 0;
    for (; wrong < 100; ++wrong) {
        scene.world.run(61s);
        if (scene.signIn(u"000000"_s).code() != u"invalid_code"_s)
            break;
    }
    QCOMPARE(wrong, 20);
    QCOMPARE(scene.signIn(scene.code()).code(), u"rate_limited"_s);
    // Who is signed in stays so.
    QCOMPARE(scene.node.http("GET", u"/api/me"_s, {}, ann).status, 200);
}

void TestAccounts::aFactorIsAskedForOnceItIsConfirmed()
{
    Scene scene;
    const TestAnswer begun = scene.node.http("POST", u"/api/me/factor"_s, proof, ann);
    QCOMPARE(begun.status, 201);
    QCOMPARE(scene.factorOf(ann), u"off"_s);
    QCOMPARE(scene.signIn().status, 200);
    QCOMPARE(scene.node.http("PUT", u"/api/me/factor"_s, {{u"code"_s, u"000000"_s}}, ann).code(),
             u"invalid_code"_s);
    QCOMPARE(scene.signIn().status, 200);
    scene.enrol();
    QCOMPARE(scene.signIn().code(), u"second_factor_required"_s);
    const QJsonObject both{{u"password"_s, password}, {u"code"_s, scene.code()}};
    QCOMPARE(scene.node.http("POST", u"/api/me/factor"_s, both, ann).code(), u"forbidden"_s);
}

void TestAccounts::aFactorGoesWithPasswordAndCode()
{
    Scene scene;
    scene.enrol();
    const auto remove = [&](const QJsonObject &with) {
        return scene.node.http("POST", u"/api/me/factor/removal"_s, with, ann);
    };
    QCOMPARE(remove(proof).code(), u"second_factor_required"_s);
    QCOMPARE(remove({{u"password"_s, u"wrong horse"_s}, {u"code"_s, scene.code()}}).code(),
             u"invalid_credentials"_s);
    QCOMPARE(remove({{u"password"_s, password}, {u"code"_s, scene.code()}}).status, 204);
    QCOMPARE(scene.factorOf(ann), u"off"_s);
    QCOMPARE(scene.signIn().status, 200);
}

void TestAccounts::anOwnerWhoNeedsAFactorCanOnlySetItUp()
{
    Scene scene(ownersNeedFactor());
    scene.node.token(ann);
    scene.world.database.owners.insert(scene.node.user(ann).id);
    QCOMPARE(scene.node.http("GET", u"/api/rooms"_s, {}, ann).code(), u"second_factor_required"_s);
    QCOMPARE(scene.node.http("POST", u"/auth/ticket"_s, {}, ann).status, 403);
    QCOMPARE(scene.node.http("GET", u"/api/rooms"_s, {}, bob).status, 200);
    QCOMPARE(scene.factorOf(ann), u"wanted"_s);
    const ClientPtr raw = scene.node.connectRaw();
    raw->send(AuthFrame{scene.node.token(ann)});
    scene.world.run();
    QVERIFY(!raw->isOpen());

    scene.enrol();
    QCOMPARE(scene.node.http("GET", u"/api/rooms"_s, {}, ann).status, 200);
    const QJsonObject both{{u"password"_s, password}, {u"code"_s, scene.code()}};
    QCOMPARE(scene.node.http("POST", u"/api/me/factor/removal"_s, both, ann).code(), u"forbidden"_s);
}

void TestAccounts::whoeverGuessesEndsNoSession()
{
    Scene scene;
    const ClientPtr client = scene.node.connect(ann);
    const auto guess = [&](const QString &address) {
        HttpRequest request;
        request.method = "POST";
        request.path = u"/auth/login"_s;
        request.headers.emplaceBack("content-type", "application/json");
        request.body = R"({"username":"ann","password":"wrong horse"})";
        request.remoteAddress = address;
        return scene.node.request(request).status;
    };
    for (int i = 0; i < 50; ++i)
        guess(u"198.51.100.%1"_s.arg(i));
    QCOMPARE(guess(u"198.51.100.99"_s), 429);
    QVERIFY(client->isOpen());
    client->askOk(message(scene.node.general(), u"still here"_s));
    QCOMPARE(scene.node.http("POST", u"/auth/ticket"_s, {}, ann).status, 200);
    QCOMPARE(scene.node.http("GET", u"/api/devices"_s, {}, ann).status, 200);
    // Nor does it keep them from a password that nobody knows, or from signing in where they are.
    QCOMPARE(scene.node
                 .http("PUT", u"/api/me/password"_s,
                       {{u"old"_s, password}, {u"new"_s, u"staple wrong donkey"_s}}, ann)
                 .status,
             204);
    QCOMPARE(scene.signIn({}, u"staple wrong donkey"_s).status, 200);
}

void TestAccounts::whoDeletesTheirAccountIsGone()
{
    Scene scene;
    const ClientPtr here = scene.node.connect(ann);
    TestNode other(scene.world, TestNode::defaultOptions(u"n2"_s));
    const ClientPtr there = other.connect(ann);
    const ClientPtr friendly = scene.node.connect(bob);
    const UserId id = here->user.id;
    friendly->forget();

    QCOMPARE(scene.node.http("POST", u"/api/me/removal"_s, proof, ann).status, 204);
    scene.world.run(1s);
    QCOMPARE(here->closeCode(), signedOut);
    QCOMPARE(there->closeCode(), signedOut);
    QCOMPARE(scene.signIn().code(), u"invalid_credentials"_s);
    QCOMPARE(scene.node.http("GET", u"/api/me"_s, {}, ann).status, 401);
    const auto left = friendly->take<EventFrame>();
    QVERIFY(left && left->event.as<MembershipBody>());
    const TestAnswer found = scene.node.http("GET", u"/api/users?ids="_s + id.toString(), {}, bob);
    const QJsonObject user = found.body.value("users"_L1).toArray().at(0).toObject();
    QCOMPARE(user.value("display_name"_L1).toString(), u"Deleted user"_s);
    QVERIFY(user.value("username"_L1).toString() != ann);
    const TestAnswer searched = scene.node.http("GET", u"/api/users?query=deleted"_s, {}, bob);
    QCOMPARE(searched.body.value("users"_L1).toArray().size(), 0);
}

void TestAccounts::aDeletedAccountWantsThePassword()
{
    Scene scene;
    const auto remove = [&](const QJsonObject &with) {
        return scene.node.http("POST", u"/api/me/removal"_s, with, ann).code();
    };
    QCOMPARE(remove({{u"password"_s, u"wrong horse"_s}}), u"invalid_credentials"_s);
    scene.enrol();
    QCOMPARE(remove(proof), u"second_factor_required"_s);
    QCOMPARE(scene.node.http("GET", u"/api/me"_s, {}, ann).status, 200);
}

void TestAccounts::roomsGetANewOwnerWhenTheirsGoes()
{
    Scene scene;
    const RoomId room = scene.node.makeRoom(ann, u"Tea"_s);
    scene.node.join(bob, room);
    const RoomId alone = scene.node.makeRoom(ann, u"Diary"_s, RoomKind::Private);
    const User successor = scene.node.user(bob);
    QCOMPARE(scene.node.http("POST", u"/api/me/removal"_s, proof, ann).status, 204);
    QCOMPARE(scene.world.database.rooms.value(room).members,
             (QHash<UserId, Role>{{successor.id, Role::Owner}}));
    QVERIFY(!scene.world.database.rooms.contains(alone));
}

void TestAccounts::messagesOfADeletedAccountStay()
{
    Scene scene;
    const ClientPtr speaker = scene.node.connect(ann);
    speaker->askOk(message(scene.node.general(), u"hello"_s));
    QVERIFY(scene.node.http("GET", u"/api/me/account"_s, {}, ann).body.value("messages_stay"_L1).toBool());
    scene.node.http("POST", u"/api/me/removal"_s, proof, ann);
    scene.world.run(120s);
    const QString path = u"/api/search?q=hello"_s;
    QCOMPARE(scene.node.http("GET", path, {}, bob).body.value("hits"_L1).toArray().size(), 1);
}

void TestAccounts::messagesOfADeletedAccountGoWhereThatIsThePolicy()
{
    NodeOptions options = TestNode::defaultOptions();
    options.keepsMessages = false;
    Scene scene(options);
    const ClientPtr speaker = scene.node.connect(ann);
    scene.node.token(bob);
    const RoomId direct = scene.node.makeDirect(ann, bob);
    scene.world.run();
    constexpr int many = 120; // more than a page
    for (int i = 0; i < many; ++i) {
        speaker->askOk(message(i % 2 == 0 ? scene.node.general() : direct, u"hello"_s));
        scene.world.run(1s);
    }
    const ClientPtr friendly = scene.node.connect(bob); // answers no pings
    friendly->askOk(message(scene.node.general(), u"hello yourself"_s));
    friendly->forget();
    scene.node.http("POST", u"/api/me/removal"_s, proof, ann);
    scene.world.run(1s);

    int deleted = 0;
    while (const auto pushed = friendly->take<EventFrame>())
        deleted += pushed->event.as<DeleteBody>() ? 1 : 0;
    QCOMPARE(deleted, many);
    const TestAnswer found = scene.node.http("GET", u"/api/search?q=hello"_s, {}, bob);
    QCOMPARE(found.body.value("hits"_L1).toArray().size(), 1);
    QVERIFY(scene.world.database.unsaid.isEmpty());
}

void TestAccounts::theNameOfADeletedAccountStaysTaken()
{
    Scene scene;
    scene.node.token(ann);
    scene.node.http("POST", u"/api/me/removal"_s, proof, ann);
    QCOMPARE(signUp(scene, ann, password).code(), u"username_taken"_s);
}

void TestAccounts::onesDataIsOnesOwn()
{
    Scene scene;
    const ClientPtr speaker = scene.node.connect(ann);
    const ClientPtr other = scene.node.connect(bob);
    for (int i = 0; i < 60; ++i) { // more than a page
        speaker->askOk(message(scene.node.general(), u"mine %1"_s.arg(i)));
        scene.world.run(1s);
    }
    other->askOk(message(scene.node.general(), u"not mine"_s));
    const QList<QJsonObject> lines = scene.dataOf(ann);
    QCOMPARE(lines.at(0).value("user"_L1).toObject().value("username"_L1).toString(), ann);
    QCOMPARE(lines.at(1).value("devices"_L1).toArray().size(), 1);
    QVERIFY(lines.at(2).contains("blocks"_L1));
    QVERIFY(lines.at(3).contains("invitations"_L1));
    int rooms = 0;
    QSet<QString> texts;
    for (const QJsonObject &line : lines) {
        rooms += line.contains("room"_L1) ? 1 : 0;
        if (line.contains("event"_L1))
            texts.insert(line.value("event"_L1).toObject().value("text"_L1).toString());
    }
    QCOMPARE(rooms, 1);
    QCOMPARE(texts.size(), 60);
    QVERIFY(texts.contains(u"mine 59"_s) && !texts.contains(u"not mine"_s));
}

void TestAccounts::onesDataIsGivenSoOften()
{
    Scene scene;
    for (int i = 0; i < 10; ++i)
        QCOMPARE(scene.node.http("GET", u"/api/me/data"_s, {}, ann).status, 200);
    QCOMPARE(scene.node.http("GET", u"/api/me/data"_s, {}, ann).status, 429);
    scene.world.run(std::chrono::hours(1));
    QCOMPARE(scene.node.http("GET", u"/api/me/data"_s, {}, ann).status, 200);
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"

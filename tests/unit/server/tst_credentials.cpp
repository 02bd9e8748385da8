#include "server/core/services/loginthrottle.h"
#include "tests/support/servertestkit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;

namespace {

QJsonObject credentials(const QString &username, const QString &password)
{
    return {{QStringLiteral("username"), username}, {QStringLiteral("password"), password}};
}

const QString rightPassword = QStringLiteral("correct horse");
const QString wrongPassword = QStringLiteral("wrong horse");
const QString composedPassword = QStringLiteral("p\u00E4ssword");
const QString decomposedPassword = QStringLiteral("pa\u0308ssword");
const QString home = QStringLiteral("192.0.2.1"); // where the test kit's people live
const QString elsewhere = QStringLiteral("198.51.100.7");

TestAnswer post(TestNode &node, const QString &path, const QJsonObject &body, const QString &address = home)
{
    HttpRequest request;
    request.method = "POST";
    request.path = path;
    request.headers.emplaceBack("content-type", "application/json");
    request.body = QJsonDocument(body).toJson();
    request.remoteAddress = address;
    return node.request(request);
}

TestAnswer signUp(TestNode &node, const QString &username, const QString &address = home,
                  const QString &invite = {})
{
    QJsonObject body = credentials(username, rightPassword);
    if (!invite.isEmpty())
        body.insert(QStringLiteral("invite"), invite);
    return post(node, QStringLiteral("/auth/register"), body, address);
}

TestAnswer signIn(TestNode &node, const QString &username, const QString &password,
                  const QString &address = home)
{
    return post(node, QStringLiteral("/auth/login"), credentials(username, password), address);
}

QString person(int number) { return QStringLiteral("person%1").arg(number); }

QString inNetwork(int network, int host)
{
    return QStringLiteral("2001:db8:7:%1::%2").arg(network, 0, 16).arg(host, 0, 16);
}

/// Two nodes of one service, on one database.
struct Pair
{
    TestWorld world;
    TestNode one{world, TestNode::defaultOptions(QStringLiteral("n1"))};
    TestNode two{world, TestNode::defaultOptions(QStringLiteral("n2"))};

    std::optional<Identity> ticketed(TestNode &node, const QString &name)
    {
        const auto answer = node.http("POST", QStringLiteral("/auth/ticket"), {}, name);
        return node.redeem(answer.text(QLatin1String("ticket")));
    }
    bool ban(TestNode &node, const UserId &user)
    {
        return outcomeOf([&](const Done<Ok> &done) { node.node.ban(user, done); });
    }
    bool unban(TestNode &node, const UserId &user)
    {
        return outcomeOf([&](const Done<Ok> &done) { node.node.unban(user, done); });
    }

private:
    bool outcomeOf(const std::function<void(const Done<Ok> &)> &call)
    {
        bool done = false;
        call([&done](const Outcome<Ok> &result) { done = result.hasValue(); });
        world.run();
        return done;
    }
};

const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
const std::optional<quint16> signedOut{4501};
const std::optional<quint16> banned{4502};

} // namespace

/// Accounts, sign-ins and what ends them, as strangers and their owners meet them.
class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registrationsOfAnAddressAreLimited();
    void registrationsOfANetworkAreLimited();
    void registrationsOfEverybodyAreLimited();
    void theInvitedAreNotCounted();
    void cheapChecksComeBeforeTheHash();
    void aMadeUpInviteLearnsNoNames();
    void madeUpInvitesCount();
    void aFullHasherIsNoBadPassword();
    void aFailingStoreIsNoBadPassword();
    void badSignInsOfANetworkCount();
    void whoeverFloodsTheOwnerGetsIn();
    void whoHasManyAccountsKeepsNobodyWaiting();
    void aPasswordIsTheSameOnEveryKeyboard();
    void anOldHashIsRenewed_data();
    void anOldHashIsRenewed();
    void guessesAtAChangeCount();
    void whoSignsInDuringAChangeStaysOut();
    void anUnknownUserTakesAsLong();
    void aTicketDiesWithItsDevice();
    void aSessionBeingMadeDiesWithItsDevice();
    void aTokenBeingCheckedDiesWithItsDevice();
    void aBanReachesEveryNode_data();
    void aBanReachesEveryNode();
    void signingOutReachesEveryNodeWithoutABroker();
    void anExpiredTokenEndsItsSession();
    void aTokenThatIsUsedKeepsItsSession();
    void aRumourShutsNobodyOut();
    void aStoreThatIsAwayIsAskedAgain();
};

void TestCredentials::registrationsOfAnAddressAreLimited()
{
    TestWorld world;
    TestNode node(world, NodeOptions{});
    for (int i = 0; i < 20; ++i)
        QCOMPARE(signUp(node, person(i)).status, 201);
    const TestAnswer refused = signUp(node, person(20));
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.header("Retry-After"), QByteArray("3600"));
    QCOMPARE(signUp(node, person(20), elsewhere).status, 201);
    world.run(1h);
    QCOMPARE(signUp(node, person(21)).status, 201);
}

void TestCredentials::registrationsOfANetworkAreLimited()
{
    TestWorld world;
    TestNode node(world, NodeOptions{});
    int made = 0;
    for (int host = 1; host <= 20; ++host)
        QCOMPARE(signUp(node, person(made++), inNetwork(1, host)).status, 201);
    QCOMPARE(signUp(node, person(made), inNetwork(1, 21)).status, 429);
    for (int network = 2; network <= 4; ++network) {
        for (int host = 1; host <= 20; ++host)
            QCOMPARE(signUp(node, person(made++), inNetwork(network, host)).status, 201);
    }
    QCOMPARE(signUp(node, person(made), inNetwork(5, 1)).status, 429); // the whole /48 has had its share
    QCOMPARE(signUp(node, person(made), QStringLiteral("2001:db8:8::1")).status, 201);
}

void TestCredentials::registrationsOfEverybodyAreLimited()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.registrationsPerNode = 3;
    TestNode node(world, options);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(signUp(node, person(i), QStringLiteral("198.51.100.%1").arg(i)).status, 201);
    QCOMPARE(signUp(node, person(3), elsewhere).status, 429);
    QCOMPARE(signIn(node, person(1), rightPassword, elsewhere).status, 200);
    world.run(1h);
    QCOMPARE(signUp(node, person(3), elsewhere).status, 201);
}

void TestCredentials::theInvitedAreNotCounted()
{
    TestWorld world;
    NodeOptions options;
    options.registrationsPerAddress = 1;
    TestNode node(world, options);
    QCOMPARE(signUp(node, QStringLiteral("ann"), home, node.ownerInvite).status, 201);
    const auto invite = node.http("POST", QStringLiteral("/api/invites"), {}, QStringLiteral("ann"));
    QCOMPARE(signUp(node, QStringLiteral("bob")).status, 201);
    QCOMPARE(signUp(node, QStringLiteral("cid")).status, 429);
    QCOMPARE(signUp(node, QStringLiteral("cid"), home, invite.text(QLatin1String("invite"))).status, 201);
}

void TestCredentials::cheapChecksComeBeforeTheHash()
{
    for (const Registration mode : {Registration::Open, Registration::Invite, Registration::Closed}) {
        TestWorld world;
        NodeOptions options = TestNode::defaultOptions();
        options.registration = mode;
        TestNode node(world, options);
        QCOMPARE(signUp(node, QStringLiteral("ann"), home, node.ownerInvite).status, 201);
        world.hasher.hashed.clear();
        QCOMPARE(signUp(node, QStringLiteral("bob"), home, QStringLiteral("made up")).status, 403);
        QVERIFY(signUp(node, QStringLiteral("ann")).status >= 400);
        QVERIFY(signUp(node, QStringLiteral("a b")).status >= 400);
        QCOMPARE(world.hasher.hashed, QStringList{});
    }
}

void TestCredentials::aMadeUpInviteLearnsNoNames()
{
    TestWorld world;
    TestNode node(world);
    node.token(QStringLiteral("ann"));
    const auto taken = signUp(node, QStringLiteral("ann"), home, QStringLiteral("made up"));
    const auto unknown = signUp(node, QStringLiteral("nobody"), home, QStringLiteral("made up"));
    QCOMPARE(taken.code(), QStringLiteral("invalid_invite"));
    QCOMPARE(taken.response.body, unknown.response.body);
}

void TestCredentials::madeUpInvitesCount()
{
    TestWorld world;
    TestNode node(world);
    for (int i = 0; i < Limits::badLoginsPerAddressPerMinute; ++i)
        QCOMPARE(signUp(node, QStringLiteral("ann"), elsewhere, QStringLiteral("guess %1").arg(i)).status,
                 403);
    QCOMPARE(signUp(node, QStringLiteral("ann"), elsewhere, QStringLiteral("guess")).status, 429);
    QCOMPARE(signUp(node, QStringLiteral("ann")).status, 201);
}

void TestCredentials::aFullHasherIsNoBadPassword()
{
    TestWorld world;
    TestNode node(world);
    node.token(QStringLiteral("ann"));
    world.hasher.setFull(true);
    for (int i = 0; i < 40; ++i) {
        const auto answer = signIn(node, QStringLiteral("ann"), rightPassword, elsewhere);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.header("Retry-After"), QByteArray("1"));
        QCOMPARE(signUp(node, person(i), elsewhere).status, 503);
    }
    world.hasher.setFull(false);
    QCOMPARE(signIn(node, QStringLiteral("ann"), rightPassword, elsewhere).status, 200);
    QCOMPARE(signUp(node, QStringLiteral("bob"), elsewhere).status, 201);
}

void TestCredentials::aFailingStoreIsNoBadPassword()
{
    TestWorld world;
    TestNode node(world);
    node.token(QStringLiteral("ann"));
    world.database.setFailing(true);
    for (int i = 0; i < 40; ++i) {
        QCOMPARE(signIn(node, QStringLiteral("ann"), rightPassword, elsewhere).status, 503);
        QCOMPARE(signUp(node, person(i), elsewhere).status, 503);
    }
    world.database.setFailing(false);
    QCOMPARE(signIn(node, QStringLiteral("ann"), rightPassword, elsewhere).status, 200);
    QCOMPARE(signUp(node, QStringLiteral("bob"), elsewhere).status, 201);
}

void TestCredentials::badSignInsOfANetworkCount()
{
    TestWorld world;
    TestNode node(world);
    int tried = 0;
    const auto guess = [&](const QString &address) {
        return signIn(node, person(tried++), wrongPassword, address).status;
    };
    for (int host = 1; host <= 30; ++host)
        QCOMPARE(guess(inNetwork(1, host)), 401);
    QCOMPARE(guess(inNetwork(1, 31)), 429);
    for (int network = 2; network <= 4; ++network) {
        for (int host = 1; host <= 30; ++host)
            QCOMPARE(guess(inNetwork(network, host)), 401);
    }
    QCOMPARE(guess(inNetwork(5, 1)), 429);
    QCOMPARE(guess(QStringLiteral("2001:db8:8::1")), 401);
}

/// Guesses at an account, and guesses from the same address at other accounts, keep its owner out of nothing
/// where they have been in before.
void TestCredentials::whoeverFloodsTheOwnerGetsIn()
{
    TestWorld world;
    TestNode node(world);
    node.token(QStringLiteral("ann"));
    for (int i = 0; i < 40; ++i) {
        signIn(node, QStringLiteral("ann"), wrongPassword, QStringLiteral("203.0.113.%1").arg(i));
        signIn(node, person(i), wrongPassword);
    }
    QCOMPARE(signIn(node, QStringLiteral("ann"), rightPassword, elsewhere).status, 429);
    QCOMPARE(signIn(node, QStringLiteral("ann"), rightPassword).status, 200);
    QVERIFY(world.hasher.lanes.last() == HashLane::KnownSignIn); // and is not kept waiting, either
    for (int i = 0; i < 5; ++i)
        QCOMPARE(signIn(node, QStringLiteral("ann"), wrongPassword).status, 401);
    QCOMPARE(signIn(node, QStringLiteral("ann"), wrongPassword).status, 429);
}

/// Right passwords of one's own accounts, all at once, and somebody else who signs in.
void TestCredentials::whoHasManyAccountsKeepsNobodyWaiting()
{
    TestWorld world;
    TestNode node(world);
    const QString address = inNetwork(1, 1);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(signUp(node, person(i), address).status, 201);
    QMap<int, int> answers;
    const auto signInAtOnce = [&](int account, const QString &from) {
        HttpRequest request;
        request.method = "POST";
        request.path = QStringLiteral("/auth/login");
        request.headers.emplaceBack("content-type", "application/json");
        request.body = QJsonDocument(credentials(person(account), rightPassword)).toJson();
        request.remoteAddress = from;
        node.node.handle(request, [&answers](const HttpResponse &response) { ++answers[response.status]; });
    };
    for (int round = 0; round < 3; ++round) {
        answers.clear();
        for (int i = 0; i < 60; ++i)
            signInAtOnce(i % 20, inNetwork(1, i));
        world.run();
        QCOMPARE(answers, (QMap<int, int>{{200, LoginThrottle::atOncePerNetwork},
                                          {429, 60 - LoginThrottle::atOncePerNetwork}}));
        world.run(1s);
    }
    for (int i = 0; i < 60; ++i)
        signInAtOnce(i % 20, address);
    answers.clear();
    signInAtOnce(0, elsewhere);
    world.run();
    QVERIFY(answers.value(200) == LoginThrottle::atOncePerNetwork + 1);
}

void TestCredentials::aPasswordIsTheSameOnEveryKeyboard()
{
    TestWorld world;
    TestNode node(world);
    post(node, QStringLiteral("/auth/register"), credentials(ann, composedPassword));
    QCOMPARE(signIn(node, ann, decomposedPassword).status, 200);
    QCOMPARE(signIn(node, ann, composedPassword).status, 200);
    QCOMPARE(world.hasher.verifiedAgainst.size(), 2);
}

void TestCredentials::anOldHashIsRenewed_data()
{
    QTest::addColumn<QString>("hashed");
    QTest::addColumn<QString>("typed");
    QTest::newRow("as it was typed") << decomposedPassword << decomposedPassword;
    QTest::newRow("on another keyboard") << decomposedPassword << composedPassword;
    QTest::newRow("with a space of its own")
        << QStringLiteral("pass\u00A0word") << QStringLiteral("pass\u00A0word");
}

void TestCredentials::anOldHashIsRenewed()
{
    QFETCH(QString, hashed);
    QFETCH(QString, typed);
    TestWorld world;
    TestNode node(world);
    const UserId user = node.user(ann).id;
    world.database.accounts[user].passwordHash = QStringLiteral("hash:") + hashed;
    QCOMPARE(signIn(node, ann, wrongPassword).status, 401);
    QCOMPARE(world.database.accounts.value(user).passwordHash, QStringLiteral("hash:") + hashed);
    QCOMPARE(signIn(node, ann, typed).status, 200);
    const QString prepared = hashed == decomposedPassword ? composedPassword : QStringLiteral("pass word");
    QCOMPARE(world.database.accounts.value(user).passwordHash, QStringLiteral("hash:") + prepared);
    QCOMPARE(signIn(node, ann, typed).status, 200);
}

/// Who sits at somebody's open window must not try passwords faster than elsewhere.
void TestCredentials::guessesAtAChangeCount()
{
    TestWorld world;
    TestNode node(world, NodeOptions{});
    post(node, QStringLiteral("/auth/register"), credentials(ann, rightPassword));
    const auto change = [&node](const QString &from) {
        return node.http(
            "PUT", QStringLiteral("/api/me/password"),
            {{QStringLiteral("old"), from}, {QStringLiteral("new"), QStringLiteral("another horse")}}, ann);
    };
    node.token(ann);
    int refused = 0;
    for (int guess = 0; guess < 40; ++guess)
        refused += change(QStringLiteral("wrong horse %1").arg(guess)).status == 429 ? 1 : 0;
    QVERIFY(refused > 0);
    const qsizetype verified = world.hasher.verifiedAgainst.size();
    QCOMPARE(change(rightPassword).status, 429);
    QCOMPARE(world.hasher.verifiedAgainst.size(), verified);
    world.run(1min);
    QCOMPARE(change(rightPassword).status, 204);
}

/// At any moment of it, with the password that was right a moment ago.
void TestCredentials::whoSignsInDuringAChangeStaysOut()
{
    const auto requestFor = [](const QByteArray &method, const char *path, const QJsonObject &body) {
        HttpRequest request;
        request.method = method;
        request.path = QString::fromLatin1(path);
        request.headers.emplaceBack("content-type", "application/json");
        request.body = QJsonDocument(body).toJson();
        request.remoteAddress = elsewhere;
        return request;
    };
    bool wasRefused = false;
    for (int turns = 0; turns < 30; ++turns) {
        TestWorld world;
        TestNode node(world);
        const QByteArray token = node.token(ann).toLatin1();
        int changed = 0;
        HttpRequest change = requestFor("PUT", "/api/me/password",
                                        {{QStringLiteral("old"), rightPassword},
                                         {QStringLiteral("new"), QStringLiteral("another horse")}});
        change.headers.emplaceBack("authorization", "Bearer " + token);
        node.node.handle(change, [&changed](const HttpResponse &response) { changed = response.status; });
        int signedIn = 0;
        std::vector<Timer> waiting;
        std::function<void(int)> signInAfter = [&](int left) {
            if (left > 0)
                return waiting.push_back(
                    world.timers.after(milliseconds(0), [&signInAfter, left] { signInAfter(left - 1); }));
            node.node.handle(requestFor("POST", "/auth/login", credentials(ann, rightPassword)),
                             [&signedIn](const HttpResponse &response) { signedIn = response.status; });
        };
        signInAfter(turns);
        world.run();
        QCOMPARE(changed, 204);
        QVERIFY2(signedIn == 200 || signedIn == 401,
                 QByteArray::number(turns) + ": " + QByteArray::number(signedIn));
        wasRefused = wasRefused || signedIn == 401;
        const TestAnswer devices = node.http("GET", QStringLiteral("/api/devices"), {}, ann);
        QCOMPARE(devices.body.value(QLatin1String("devices")).toArray().size(), 1);
    }
    QVERIFY(wasRefused);
}

void TestCredentials::anUnknownUserTakesAsLong()
{
    TestWorld world;
    TestNode node(world);
    node.token(ann);
    QCOMPARE(signIn(node, ann, decomposedPassword).status, 401);
    const auto known = world.hasher.verifiedAgainst.size();
    QCOMPARE(signIn(node, QStringLiteral("nobody"), decomposedPassword).status, 401);
    QCOMPARE(world.hasher.verifiedAgainst.size(), 2 * known);
    world.database.accounts[node.user(ann).id].banned = true;
    QCOMPARE(signIn(node, ann, composedPassword).status, 401);
    QCOMPARE(world.hasher.verifiedAgainst.size(), 3 * known);
}

void TestCredentials::aTicketDiesWithItsDevice()
{
    Pair pair;
    const auto ticket = [&pair] {
        return pair.one.http("POST", QStringLiteral("/auth/ticket"), {}, ann).text(QLatin1String("ticket"));
    };
    const QString unused = ticket();
    QVERIFY(pair.two.redeem(ticket()));
    QCOMPARE(pair.one.http("POST", QStringLiteral("/auth/logout"), {}, ann).status, 204);
    QVERIFY(!pair.one.redeem(unused));

    const UserId user = pair.two.user(ann).id; // signed in again
    const auto another = [&pair] {
        return pair.two.http("POST", QStringLiteral("/auth/ticket"), {}, ann).text(QLatin1String("ticket"));
    };
    const QString beforeTheBan = another();
    QVERIFY(!beforeTheBan.isEmpty());
    QVERIFY(pair.ban(pair.one, user));
    QVERIFY(!pair.two.redeem(beforeTheBan));
    QCOMPARE(pair.two.http("POST", QStringLiteral("/auth/ticket"), {}, ann).status, 401);
    QVERIFY(pair.unban(pair.one, user));
    QVERIFY(pair.two.redeem(another()));
}

void TestCredentials::aSessionBeingMadeDiesWithItsDevice()
{
    Pair pair;
    const auto here = pair.ticketed(pair.one, ann);
    const auto there = pair.ticketed(pair.one, ann);
    QVERIFY(here && there);
    QCOMPARE(pair.one.http("POST", QStringLiteral("/auth/logout"), {}, ann).status, 204);
    const ClientPtr local = pair.one.connectRaw(here);
    QVERIFY(!local->take<HelloFrame>());
    QCOMPARE(local->closeCode(), signedOut);
    const ClientPtr remote = pair.two.connectRaw(there);
    pair.world.run(1s);
    QVERIFY(!remote->isOpen());
}

void TestCredentials::aTokenBeingCheckedDiesWithItsDevice()
{
    Pair pair;
    const QString token = pair.one.token(ann);
    const ClientPtr client = pair.one.connectRaw();
    pair.world.database.setPaused(true);
    client->send(AuthFrame{token});
    HttpRequest logout;
    logout.method = "POST";
    logout.path = QStringLiteral("/auth/logout");
    logout.headers.emplaceBack("authorization", "Bearer " + token.toUtf8());
    pair.one.node.handle(logout, [](const HttpResponse &) {});
    pair.world.database.setPaused(false);
    pair.world.run(1s);
    QCOMPARE(client->closeCode(), signedOut);
}

void TestCredentials::aBanReachesEveryNode_data()
{
    QTest::addColumn<bool>("withBroker");
    QTest::newRow("with a broker") << true;
    QTest::newRow("without") << false;
}

void TestCredentials::aBanReachesEveryNode()
{
    QFETCH(bool, withBroker);
    Pair pair;
    const ClientPtr here = pair.one.connect(ann);
    const ClientPtr there = pair.two.connect(ann);
    const ClientPtr bystander = pair.two.connect(bob);
    pair.world.brokers.setDown(!withBroker);
    QVERIFY(pair.ban(pair.one, here->user.id));
    QCOMPARE(here->closeCode(), banned);
    if (!withBroker)
        pair.world.run(1s);
    QCOMPARE(there->closeCode(), banned);
    QVERIFY(bystander->isOpen());
    QCOMPARE(signIn(pair.two, ann, rightPassword).status, 401);
    QVERIFY(pair.unban(pair.two, here->user.id));
    QCOMPARE(signIn(pair.one, ann, rightPassword).status, 200);
    QVERIFY(!pair.ban(pair.one, UserId{QStringLiteral("u_nobody")}));
    // Back on the old token, and no longer bothered by old news.
    const ClientPtr again = pair.two.connectRaw(pair.ticketed(pair.two, ann));
    QVERIFY(again->take<HelloFrame>());
    again->live(20s);
    QVERIFY(again->isOpen());
}

void TestCredentials::signingOutReachesEveryNodeWithoutABroker()
{
    Pair pair;
    const ClientPtr there = pair.two.connectRaw(pair.ticketed(pair.one, ann));
    QVERIFY(there->take<HelloFrame>());
    pair.world.brokers.setDown(true);
    pair.one.http("POST", QStringLiteral("/auth/logout"), {}, ann);
    QVERIFY(there->isOpen());
    pair.world.run(1s);
    QCOMPARE(there->closeCode(), signedOut);
}

void TestCredentials::anExpiredTokenEndsItsSession()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.tokenLifetime = 30min;
    TestNode node(world, options);
    const ClientPtr client = node.connect(ann);
    client->live(30min - 1s);
    QVERIFY(client->isOpen());
    client->live(1s);
    QCOMPARE(client->closeCode(), signedOut);
}

void TestCredentials::aTokenThatIsUsedKeepsItsSession()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.tokenLifetime = 2h;
    TestNode node(world, options);
    const ClientPtr client = node.connect(ann);
    client->live(90min);
    QCOMPARE(node.http("GET", QStringLiteral("/api/rooms"), {}, ann).status, 200);
    client->live(2h - 1s);
    QVERIFY(client->isOpen());
    client->live(1s);
    QCOMPARE(client->closeCode(), signedOut);
}

void TestCredentials::aRumourShutsNobodyOut()
{
    Pair pair;
    const ClientPtr client = pair.two.connect(ann);
    MemoryBroker stranger(pair.world.brokers);
    const QString channel = QStringLiteral("user:") + client->user.id.toString();
    for (const char *rumour : {R"({"t":"banned"})", R"({"t":"revoked","device":"d_x"})"})
        stranger.publish({channel, Relayed::Kind::Control, 0, {}, rumour});
    pair.world.run(1s);
    QVERIFY(client->isOpen());
}

void TestCredentials::aStoreThatIsAwayIsAskedAgain()
{
    Pair pair;
    const ClientPtr there = pair.two.connectRaw(pair.ticketed(pair.one, ann));
    QVERIFY(there->take<HelloFrame>());
    pair.world.brokers.setDown(true);
    pair.one.http("POST", QStringLiteral("/auth/logout"), {}, ann);
    pair.world.database.setFailing(true);
    there->live(2min);
    QVERIFY(there->isOpen());
    pair.world.database.setFailing(false);
    there->live(1s);
    QCOMPARE(there->closeCode(), signedOut);
}

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"

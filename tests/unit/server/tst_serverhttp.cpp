#include "server/core/api/apirouter.h"
#include "tests/support/servertestkit.h"

#include <QJsonArray>
#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;

namespace {

QJsonObject credentials(const QString &username, const QString &password)
{
    return {{QStringLiteral("username"), username}, {QStringLiteral("password"), password}};
}

const QString registerPath = QStringLiteral("/auth/register");
const QString loginPath = QStringLiteral("/auth/login");

/// A body that comes at once.
class OnePiece final : public RequestBody
{
public:
    qint64 size() const override { return 5; }
    void read(Continuation<Result<QByteArray, Error>> done) override
    {
        done(std::exchange(m_bytes, QByteArray()));
    }

private:
    QByteArray m_bytes = "hello";
};

Task<HttpResponse> upload(ApiRequest request)
{
    HttpResponse response;
    while (response.body.size() < request.http.pieces->size())
        response.body += co_await ask(*request.http.pieces, &RequestBody::read);
    co_return response;
}

} // namespace

class TestServerHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorTable_data();
    void errorTable();
    void aNulInAnAddressIsRefused();
    void aNameTwiceInTheQueryIsRefused();
    void secretsAreNeverCompressed();
    void uploadsComeInPieces();
    void allowNamesEveryMethod();
    void registrationGivesATokenAndTheDefaultRoom();
    void badRegistrationsAreRefused();
    void closedAndInviteRegistration();
    void invitesAreForOwnersAndWorkOnce();
    void wrongPasswordAndUnknownUserAreTheSame();
    void theSixthBadLoginOfAnAccountWaits();
    void badLoginsOfAnAddressWait();
    void goodLoginsDoNotCount();
    void aHundredAtOnceCountToo();
    void secretsAreStoredHashed();
    void devicesAreListedAndStrangersCannotRemoveThem();
    void strangersSeeNoRoom();
    void directRoomsAreMadeOnce();
    void onlyModeratorsAddToPrivateRooms();
    void historyPagesBothWays();
    void badCursorsAreRefused();
    void usersAreFoundByTheirBeginning();
    void healthTellsWhatThisIs();
    void queryTokensNeedTheOption();
    void failingStoresAre503();
};

void TestServerHttp::errorTable_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("signedIn");
    QTest::addColumn<int>("status");
    const QByteArray json("application/json");
    const QByteArray get("GET");
    const QByteArray post("POST");
    QTest::newRow("unknown path") << get << "/nowhere" << QByteArray() << QByteArray() << true << 404;
    QTest::newRow("unknown below") << get << "/api/rooms/x/y/z" << QByteArray() << QByteArray() << true
                                   << 404;
    QTest::newRow("wrong method") << get << "/auth/login" << QByteArray() << QByteArray() << false << 405;
    QTest::newRow("no json") << post << "/auth/login" << QByteArray("text/plain") << QByteArray("{}") << false
                             << 415;
    QTest::newRow("no type") << post << "/auth/login" << QByteArray() << QByteArray("{}") << false << 415;
    QTest::newRow("broken json") << post << "/auth/login" << json << QByteArray("{") << false << 400;
    QTest::newRow("array") << post << "/auth/login" << json << QByteArray("[]") << false << 400;
    QTest::newRow("missing field") << post << "/auth/login" << json << QByteArray("{}") << false << 400;
    QTest::newRow("wrong field") << post << "/auth/login" << json
                                 << QByteArray(R"({"username":1,"password":"x"})") << false << 400;
    QTest::newRow("too big") << post << "/auth/login" << json << QByteArray(Limits::requestBody + 1, ' ')
                             << false << 413;
    QTest::newRow("charset") << post << "/auth/login" << QByteArray("application/json; charset=utf-8")
                             << QByteArray(R"({"username":"a","password":"b"})") << false << 401;
    QTest::newRow("no token") << get << "/api/rooms" << QByteArray() << QByteArray() << false << 401;
    QTest::newRow("not owner") << post << "/api/invites" << QByteArray() << QByteArray() << true << 403;
    QTest::newRow("no such device") << QByteArray("DELETE") << "/api/devices/d_x" << QByteArray()
                                    << QByteArray() << true << 404;
    QTest::newRow("no such room") << post << "/api/rooms/r_x/join" << QByteArray() << QByteArray() << true
                                  << 404;
    QTest::newRow("bad kind") << post << "/api/rooms" << json << QByteArray(R"({"kind":"open","name":"x"})")
                              << true << 400;
    QTest::newRow("bad name") << post << "/api/rooms" << json
                              << QByteArray(R"({"kind":"public","name":"a\u202eb"})") << true << 400;
    // PostgreSQL's driver ends a text at its NUL, quotes included.
    QTest::newRow("NUL in a body") << post << "/api/rooms" << json
                                   << QByteArray(R"({"kind":"direct","user":"a\u0000"})") << true << 400;
    QTest::newRow("half a pair in a body")
        << post << "/api/rooms" << json << QByteArray(R"({"kind":"direct","user":"a\ud800"})") << true << 400;
    QTest::newRow("no query") << get << "/api/users" << QByteArray() << QByteArray() << true << 400;
}

void TestServerHttp::errorTable()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(bool, signedIn);
    QFETCH(int, status);
    TestWorld world;
    TestNode node(world);
    HttpRequest request;
    request.method = method;
    request.path = path;
    request.body = body;
    if (!contentType.isEmpty())
        request.headers.emplaceBack("content-type", contentType);
    if (signedIn)
        request.headers.emplaceBack("authorization", "Bearer " + node.token(QStringLiteral("ann")).toUtf8());
    const TestAnswer answer = node.request(request);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.response.contentType, QByteArray("application/problem+json"));
    QVERIFY(errorCodeFromString(answer.code()));
    QVERIFY(!answer.text(QLatin1String("message")).isEmpty());
    if (status == 405)
        QCOMPARE(answer.header("Allow"), QByteArray("POST"));
}

void TestServerHttp::aNulInAnAddressIsRefused()
{
    TestWorld world;
    TestNode node(world);
    HttpRequest request;
    request.method = "GET";
    request.path = QStringLiteral("/api/users");
    request.headers.emplaceBack("authorization", "Bearer " + node.token(QStringLiteral("ann")).toUtf8());
    for (const char *query : {"query=a%00", "ids=a%00"}) {
        request.query = QUrlQuery(QString::fromLatin1(query));
        QCOMPARE(node.request(request).status, 400);
    }
}

void TestServerHttp::aNameTwiceInTheQueryIsRefused()
{
    TestWorld world;
    TestNode node(world);
    const QString ann = QStringLiteral("ann");
    for (const char *query : {"mine=0&mine=1", "limit=1&limit=1", "q=a&after=&q=a", "x&x"})
        QCOMPARE(node.http("GET", QStringLiteral("/api/rooms?") + QLatin1String(query), {}, ann).status, 400);
    QCOMPARE(node.http("GET", QStringLiteral("/api/rooms?mine=0&limit=1"), {}, ann).status, 200);
}

void TestServerHttp::secretsAreNeverCompressed()
{
    using enum HttpResponse::Compression;
    TestWorld world;
    TestNode node(world);
    const QJsonObject ann{{QStringLiteral("username"), QStringLiteral("ann")},
                          {QStringLiteral("password"), QStringLiteral("correct horse")},
                          {QStringLiteral("invite"), node.ownerInvite}};
    const TestAnswer registered = node.http("POST", QStringLiteral("/auth/register"), ann);
    QCOMPARE(registered.status, 201);
    QVERIFY(registered.response.compression == Never);
    const TestAnswer signedIn = node.http("POST", QStringLiteral("/auth/login"), ann);
    QCOMPARE(signedIn.status, 200);
    QVERIFY(signedIn.response.compression == Never);
    const QString token = signedIn.text(QLatin1String("token"));
    const auto ask = [&](const QByteArray &method, const QString &path) {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.headers.emplaceBack("authorization", "Bearer " + token.toUtf8());
        return node.request(request);
    };
    const TestAnswer ticket = ask("POST", QStringLiteral("/auth/ticket"));
    QCOMPARE(ticket.status, 200);
    QVERIFY(ticket.response.compression == Never);
    const TestAnswer invite = ask("POST", QStringLiteral("/api/invites"));
    QCOMPARE(invite.status, 201);
    QVERIFY(invite.response.compression == Never);
    const TestAnswer rooms = ask("GET", QStringLiteral("/api/rooms"));
    QCOMPARE(rooms.status, 200);
    QVERIFY(rooms.response.compression == WhereAsked);
}

void TestServerHttp::uploadsComeInPieces()
{
    TestWorld world;
    MemoryBroker broker(world.brokers);
    NodeContext context({world.clock,
                         world.timers,
                         {world.accounts, world.rooms, world.events, world.files, world.moderation},
                         world.contents,
                         world.tickets,
                         broker,
                         world.hasher},
                        {});
    AuthService auth(context);
    ApiRouter router(context, auth);
    constexpr qint64 most = 100'000'000;
    router.add("PATCH", QStringLiteral("/uploads/{id}"), ApiRouter::Access::Everybody,
               ApiRouter::Body::Pieces, upload, most);
    const QStringList segments{{}, QStringLiteral("uploads"), QStringLiteral("7")};
    const BodyRule rule = router.bodyRule("PATCH", segments);
    QVERIFY(rule.way == BodyRule::Way::InPieces);
    QCOMPARE(rule.most, most);
    QVERIFY(router.bodyRule("POST", segments).way == BodyRule::Way::Whole);
    QCOMPARE(router.bodyRule("POST", segments).most, Limits::requestBody);

    HttpRequest request;
    request.method = "PATCH";
    request.path = QStringLiteral("/uploads/7");
    request.pieces = std::make_shared<OnePiece>();
    QByteArray answered;
    router.handle(request, [&answered](const HttpResponse &response) { answered = response.body; });
    QCOMPARE(answered, QByteArray("hello"));
}

void TestServerHttp::allowNamesEveryMethod()
{
    TestWorld world;
    TestNode node(world);
    const auto allowed = [&node](const QString &path) { return node.http("TRACE", path).header("Allow"); };
    QCOMPARE(allowed(QStringLiteral("/healthz")), QByteArray("GET, HEAD"));
    QCOMPARE(allowed(QStringLiteral("/api/rooms")), QByteArray("GET, HEAD, POST"));
    QCOMPARE(allowed(QStringLiteral("/auth/login")), QByteArray("POST"));
}

void TestServerHttp::registrationGivesATokenAndTheDefaultRoom()
{
    TestWorld world;
    TestNode node(world);
    QJsonObject body = credentials(QStringLiteral(" Ann "), QStringLiteral("correct horse"));
    body.insert(QStringLiteral("display_name"), QStringLiteral("Ann Example"));
    const TestAnswer answer = node.http("POST", registerPath, body);
    QCOMPARE(answer.status, 201);
    const auto user = userFromJson(answer.body.value(QLatin1String("user")).toObject());
    QVERIFY(user);
    QCOMPARE(user->username, QStringLiteral("ann"));
    QCOMPARE(user->displayName, QStringLiteral("Ann Example"));
    QVERIFY(world.database.rooms.value(node.general()).members.contains(user->id));
    const auto rooms = node.http("GET", QStringLiteral("/api/rooms"), {}, QStringLiteral("bob"));
    const auto list = rooms.body.value(QLatin1String("rooms")).toArray();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.first().toObject().value(QLatin1String("name")).toString(), QStringLiteral("general"));
}

void TestServerHttp::badRegistrationsAreRefused()
{
    TestWorld world;
    TestNode node(world);
    const auto code = [&node](const QString &name, const QString &password) {
        return node.http("POST", registerPath, credentials(name, password)).code();
    };
    QCOMPARE(code(QStringLiteral("a b"), QStringLiteral("correct horse")),
             QStringLiteral("invalid_username"));
    QCOMPARE(code(QStringLiteral("ann"), QStringLiteral("short")), QStringLiteral("weak_password"));
    QCOMPARE(code(QStringLiteral("ann"), QStringLiteral("correct horse")), QString{});
    QCOMPARE(code(QStringLiteral("ANN"), QStringLiteral("correct horse")), QStringLiteral("username_taken"));
    QCOMPARE(world.database.accounts.size(), 1);
}

void TestServerHttp::closedAndInviteRegistration()
{
    for (const Registration mode : {Registration::Closed, Registration::Invite}) {
        TestWorld world;
        NodeOptions options = TestNode::defaultOptions();
        options.registration = mode;
        TestNode node(world, options);
        QJsonObject body = credentials(QStringLiteral("ann"), QStringLiteral("correct horse"));
        const auto refused = node.http("POST", registerPath, body);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.code(), mode == Registration::Closed ? QStringLiteral("registration_closed")
                                                              : QStringLiteral("invalid_invite"));
        body.insert(QStringLiteral("invite"), QStringLiteral("made up"));
        QCOMPARE(node.http("POST", registerPath, body).code(), QStringLiteral("invalid_invite"));
        QVERIFY(world.database.accounts.isEmpty());
        QVERIFY(!node.ownerInvite.isEmpty());
        body.insert(QStringLiteral("invite"), node.ownerInvite);
        QCOMPARE(node.http("POST", registerPath, body).status, 201);
    }
}

void TestServerHttp::invitesAreForOwnersAndWorkOnce()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.registration = Registration::Invite;
    options.inviteLifetime = 1h;
    TestNode node(world, options);
    QJsonObject owner = credentials(QStringLiteral("ann"), QStringLiteral("correct horse"));
    owner.insert(QStringLiteral("invite"), node.ownerInvite);
    node.http("POST", registerPath, owner);
    const auto make = [&node] {
        return node.http("POST", QStringLiteral("/api/invites"), {}, QStringLiteral("ann"));
    };
    const TestAnswer invite = make();
    QCOMPARE(invite.status, 201);
    QJsonObject bob = credentials(QStringLiteral("bob"), QStringLiteral("correct horse"));
    bob.insert(QStringLiteral("invite"), invite.text(QLatin1String("invite")));
    QCOMPARE(node.http("POST", registerPath, bob).status, 201);
    QCOMPARE(node.http("POST", QStringLiteral("/api/invites"), {}, QStringLiteral("bob")).status, 403);
    bob.insert(QStringLiteral("username"), QStringLiteral("cid"));
    QCOMPARE(node.http("POST", registerPath, bob).code(), QStringLiteral("invalid_invite"));
    bob.insert(QStringLiteral("invite"), make().text(QLatin1String("invite")));
    world.run(options.inviteLifetime);
    QCOMPARE(node.http("POST", registerPath, bob).code(), QStringLiteral("invalid_invite"));
}

void TestServerHttp::wrongPasswordAndUnknownUserAreTheSame()
{
    TestWorld world;
    TestNode node(world);
    node.token(QStringLiteral("ann"));
    const auto wrong =
        node.http("POST", loginPath, credentials(QStringLiteral("ann"), QStringLiteral("wrong horse")));
    const auto unknown =
        node.http("POST", loginPath, credentials(QStringLiteral("nobody"), QStringLiteral("wrong horse")));
    const auto impossible =
        node.http("POST", loginPath, credentials(QStringLiteral("no body!"), QStringLiteral("x")));
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.code(), QStringLiteral("invalid_credentials"));
    for (const auto &other : {unknown, impossible}) {
        QCOMPARE(other.status, wrong.status);
        QCOMPARE(other.response.body, wrong.response.body);
        QCOMPARE(other.response.headers, wrong.response.headers);
    }
    QCOMPARE(world.hasher.verifiedAgainst.size(), 3);
    QCOMPARE(world.hasher.verifiedAgainst.at(1), QString{});
}

void TestServerHttp::theSixthBadLoginOfAnAccountWaits()
{
    TestWorld world;
    TestNode node(world);
    node.token(QStringLiteral("ann"));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(
            node.http("POST", loginPath, credentials(QStringLiteral("ann"), QStringLiteral("wrong"))).status,
            401);
    const QJsonObject right = credentials(QStringLiteral("ann"), QStringLiteral("correct horse"));
    const auto refused = node.http("POST", loginPath, right);
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.header("Retry-After"), QByteArray("60"));
    world.run(59999ms);
    QCOMPARE(node.http("POST", loginPath, right).status, 429);
    world.run(1ms);
    QCOMPARE(node.http("POST", loginPath, right).status, 200);
}

void TestServerHttp::badLoginsOfAnAddressWait()
{
    TestWorld world;
    TestNode node(world);
    for (int i = 0; i < 30; ++i) {
        const QJsonObject body = credentials(QStringLiteral("user%1").arg(i), QStringLiteral("wrong"));
        QCOMPARE(node.http("POST", loginPath, body).status, 401);
    }
    QCOMPARE(node.http("POST", loginPath, credentials(QStringLiteral("ann"), QStringLiteral("x"))).status,
             429);
}

void TestServerHttp::goodLoginsDoNotCount()
{
    TestWorld world;
    TestNode node(world);
    node.token(QStringLiteral("ann"));
    for (int i = 0; i < 40; ++i) {
        const QJsonObject body = credentials(QStringLiteral("ann"), QStringLiteral("correct horse"));
        QCOMPARE(node.http("POST", loginPath, body).status, 200);
    }
}

void TestServerHttp::aHundredAtOnceCountToo()
{
    TestWorld world;
    TestNode node(world);
    node.token(QStringLiteral("ann"));
    int tried = 0;
    for (int i = 0; i < 100; ++i) {
        HttpRequest request;
        request.method = "POST";
        request.path = loginPath;
        request.headers.emplaceBack("content-type", "application/json");
        request.body = R"({"username":"ann","password":"wrong horse"})";
        request.remoteAddress = QStringLiteral("198.51.100.%1").arg(i);
        node.node.handle(request,
                         [&tried](const HttpResponse &response) { tried += response.status == 401 ? 1 : 0; });
    }
    world.run();
    QCOMPARE(tried, 5);
}

void TestServerHttp::secretsAreStoredHashed()
{
    TestWorld world;
    TestNode node(world);
    const QByteArray token = node.token(QStringLiteral("ann")).toUtf8();
    QCOMPARE(QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding).size(),
             qsizetype{Limits::tokenBytes});
    const auto &device = *world.database.devices.constBegin();
    QVERIFY(!device.tokenHash.contains(token));
    QVERIFY(!device.tokenHash.contains(QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding)));
    QCOMPARE(device.tokenHash.size(), 32);
}

void TestServerHttp::devicesAreListedAndStrangersCannotRemoveThem()
{
    TestWorld world;
    TestNode node(world);
    QJsonObject body = credentials(QStringLiteral("ann"), QStringLiteral("correct horse"));
    body.insert(QStringLiteral("device"), QStringLiteral("Ann's laptop"));
    node.http("POST", registerPath, body);
    const auto answer = node.http("GET", QStringLiteral("/api/devices"), {}, QStringLiteral("ann"));
    const QJsonArray devices = answer.body.value(QLatin1String("devices")).toArray();
    QCOMPARE(devices.size(), 2);
    int current = 0;
    QStringList names;
    for (const auto &device : devices) {
        current += device.toObject().value(QLatin1String("current")).toBool() ? 1 : 0;
        names.append(device.toObject().value(QLatin1String("name")).toString());
    }
    QCOMPARE(current, 1);
    QVERIFY(names.contains(QStringLiteral("Ann's laptop")));
    const auto path =
        QStringLiteral("/api/devices/") + devices.first().toObject().value(QLatin1String("id")).toString();
    QCOMPARE(node.http("DELETE", path, {}, QStringLiteral("bob")).status, 404);
    QCOMPARE(world.database.devices.size(), 3);
}

void TestServerHttp::strangersSeeNoRoom()
{
    TestWorld world;
    TestNode node(world);
    const QString secret =
        node.makeRoom(QStringLiteral("ann"), QStringLiteral("secret"), RoomKind::Private).toString();
    node.token(QStringLiteral("bob"));
    const QJsonObject add{{QStringLiteral("user"), node.user(QStringLiteral("bob")).id.toString()}};
    for (const auto &[method, end, body] :
         {std::tuple{"POST", "join", QJsonObject{}}, std::tuple{"POST", "leave", QJsonObject{}},
          std::tuple{"GET", "members", QJsonObject{}}, std::tuple{"POST", "members", add},
          std::tuple{"GET", "events", QJsonObject{}}}) {
        const auto path = QStringLiteral("/api/rooms/%1/%2");
        const auto there =
            node.http(method, path.arg(secret, QLatin1String(end)), body, QStringLiteral("bob"));
        const auto nowhere = node.http(method, path.arg(QLatin1String("r_none"), QLatin1String(end)), body,
                                       QStringLiteral("bob"));
        QCOMPARE(there.code(), QStringLiteral("room_not_found"));
        QCOMPARE(there.response.body, nowhere.response.body);
        QCOMPARE(there.status, nowhere.status);
    }
    const auto list = node.http("GET", QStringLiteral("/api/rooms"), {}, QStringLiteral("bob"));
    QVERIFY(!list.response.body.contains("secret"));
}

void TestServerHttp::directRoomsAreMadeOnce()
{
    TestWorld world;
    TestNode node(world);
    const RoomId first = node.makeDirect(QStringLiteral("ann"), QStringLiteral("bob"));
    QVERIFY(!first.isEmpty());
    QCOMPARE(node.makeDirect(QStringLiteral("bob"), QStringLiteral("ann")), first);
    QVERIFY(node.makeDirect(QStringLiteral("ann"), QStringLiteral("ann")).isEmpty());
    const auto leave = QStringLiteral("/api/rooms/%1/leave").arg(first.toString());
    QCOMPARE(node.http("POST", leave, {}, QStringLiteral("ann")).status, 403);
    const QJsonObject nobody{{QStringLiteral("kind"), QStringLiteral("direct")},
                             {QStringLiteral("user"), QStringLiteral("u_x")}};
    QCOMPARE(node.http("POST", QStringLiteral("/api/rooms"), nobody, QStringLiteral("ann")).status, 404);
}

void TestServerHttp::onlyModeratorsAddToPrivateRooms()
{
    TestWorld world;
    TestNode node(world);
    const RoomId room = node.makeRoom(QStringLiteral("ann"), QStringLiteral("plans"), RoomKind::Private);
    const auto path = QStringLiteral("/api/rooms/%1/members").arg(room.toString());
    const auto add = [&](const QString &who, const QString &whom) {
        return node.http("POST", path, {{QStringLiteral("user"), node.user(whom).id.toString()}}, who).status;
    };
    QCOMPARE(add(QStringLiteral("ann"), QStringLiteral("bob")), 200);
    QCOMPARE(add(QStringLiteral("bob"), QStringLiteral("cid")), 403);
    QCOMPARE(world.database.rooms.value(room).members.size(), 2);
    QCOMPARE(add(QStringLiteral("ann"), QStringLiteral("bob")), 200); // again: nothing happens
    QCOMPARE(world.storedEvents(room), 2);
}

void TestServerHttp::historyPagesBothWays()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    TestNode node(world, options);
    const auto ann = node.connect(QStringLiteral("ann"));
    for (int i = 0; i < 99; ++i)
        ann->send(message(node.general(), QString::number(i)));
    const auto page = [&node](const QString &query) {
        const auto path = QStringLiteral("/api/rooms/%1/events?%2").arg(node.general().toString(), query);
        const auto answer = historyPageFromJson(node.http("GET", path, {}, QStringLiteral("ann")).body);
        QList<Seq> seqs;
        for (const Event &event : answer ? answer->events : QList<Event>{})
            seqs.append(event.seq);
        return seqs.isEmpty() ? std::pair<Seq, Seq>{0, 0} : std::pair<Seq, Seq>{seqs.first(), seqs.last()};
    };
    using Ends = std::pair<Seq, Seq>;
    QCOMPARE(page(QString{}), (Ends{51, 100}));
    QCOMPARE(page(QStringLiteral("before=51&limit=10")), (Ends{41, 50}));
    QCOMPARE(page(QStringLiteral("after=10&limit=10")), (Ends{11, 20}));
    QCOMPARE(page(QStringLiteral("after=10&before=90&limit=10")), (Ends{80, 89}));
    QCOMPARE(page(QStringLiteral("after=100")), (Ends{0, 0}));
}

void TestServerHttp::badCursorsAreRefused()
{
    TestWorld world;
    TestNode node(world);
    const auto base = QStringLiteral("/api/rooms/%1/events?").arg(node.general().toString());
    for (const char *query : {"limit=0", "limit=201", "limit=-1", "limit=many", "before=0", "before=-5",
                              "after=-1", "after=99999999999999999999", "before=1%20OR%201", "limit="}) {
        const auto answer = node.http("GET", base + QLatin1String(query), {}, QStringLiteral("ann"));
        QVERIFY2(answer.status == 400 && answer.code() == QStringLiteral("bad_request"), query);
    }
}

void TestServerHttp::usersAreFoundByTheirBeginning()
{
    TestWorld world;
    TestNode node(world);
    for (int i = 0; i < 25; ++i)
        node.token(QStringLiteral("bob%1").arg(i));
    const auto find = [&node](const QString &query) {
        const auto path = QStringLiteral("/api/users?query=") + query;
        return node.http("GET", path, {}, QStringLiteral("ann")).body.value(QLatin1String("users")).toArray();
    };
    QCOMPARE(find(QStringLiteral("bob24")).size(), 1);
    QCOMPARE(find(QStringLiteral("BOB")).size(), 20);
    QCOMPARE(find(QStringLiteral("zoe")).size(), 0);
}

void TestServerHttp::healthTellsWhatThisIs()
{
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto health = node.http("GET", QStringLiteral("/healthz"));
    QCOMPARE(health.status, 200);
    QCOMPARE(health.text(QLatin1String("status")), QStringLiteral("ok"));
    QCOMPARE(health.text(QLatin1String("version")), QStringLiteral("0.0-test"));
    QCOMPARE(health.text(QLatin1String("registration")), QStringLiteral("open"));
    QCOMPARE(health.body.value(QLatin1String("online")).toInt(), 1);
}

void TestServerHttp::queryTokensNeedTheOption()
{
    for (const bool allowed : {false, true}) {
        TestWorld world;
        NodeOptions options = TestNode::defaultOptions();
        options.allowQueryToken = allowed;
        TestNode node(world, options);
        bool accepted = false;
        node.node.checkToken(
            node.token(QStringLiteral("ann")), Principal::server(),
            [&accepted](const Outcome<Identity> &identity) { accepted = identity.hasValue(); });
        QVERIFY(!accepted); // never inside the call
        world.run();
        QCOMPARE(accepted, allowed);
    }
}

void TestServerHttp::failingStoresAre503()
{
    TestWorld world;
    TestNode node(world);
    node.token(QStringLiteral("ann"));
    world.database.setFailing(true);
    const auto rooms = node.http("GET", QStringLiteral("/api/rooms"), {}, QStringLiteral("ann"));
    QCOMPARE(rooms.status, 503);
    QCOMPARE(rooms.code(), QStringLiteral("temporary"));
    world.database.setFailing(false);
    world.tickets.setFailing(true);
    QCOMPARE(node.http("POST", QStringLiteral("/auth/ticket"), {}, QStringLiteral("ann")).status, 503);
    QCOMPARE(node.node.metrics().httpErrors, quint64{2});
}

QTEST_GUILESS_MAIN(TestServerHttp)
#include "tst_serverhttp.moc"

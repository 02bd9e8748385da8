// A node that ends while something is asked of it: whatever the turn of the loop, nobody is answered any more
// and nothing of it is touched.
#include "tests/support/servertestkit.h"

#include <QTest>

using namespace Chinwag;

namespace {

/// A world with Ann and Bob, who are in a private room of Ann's.
struct Scene
{
    Scene()
        : node(std::make_unique<TestNode>(world))
    {
        ann = node->token(QStringLiteral("ann"));
        bob = node->user(QStringLiteral("bob"));
        room = node->makeRoom(QStringLiteral("ann"), QStringLiteral("Plans"), RoomKind::Private);
    }

    HttpRequest request(const QByteArray &method, QString path, const QByteArray &body) const
    {
        HttpRequest request;
        request.method = method;
        request.path = path.replace(QLatin1String("ROOM"), room.toString());
        request.path.replace(QLatin1String("HALF"), half.toString());
        request.path.replace(QLatin1String("FILE"), file.toString());
        request.body = QByteArray(body).replace("BOB", bob.id.toString().toUtf8());
        request.headers.emplaceBack("authorization", "Bearer " + ann.toUtf8());
        request.headers.emplaceBack("content-type", "application/json");
        request.remoteAddress = QStringLiteral("192.0.2.1");
        return request;
    }
    /// With a file of Ann's and one of which nothing has come.
    void addFiles()
    {
        const QString me = QStringLiteral("ann");
        const QByteArray picture("\xff\xd8\xff and more");
        file = node->upload(me, picture);
        half = node->begin(me, 5);
        const QString thumbnail = QStringLiteral("/api/files/%1/thumbnail").arg(file.toString());
        node->request(node->fileRequest("PUT", thumbnail, me, {}, node->body(picture)));
    }
    HttpRequest fileRequest(const QByteArray &method, const QString &path, const QByteArray &body) const
    {
        HttpRequest given = request(method, path, {});
        given.headers = {{"authorization", "Bearer " + ann.toUtf8()},
                         {"content-type", "application/offset+octet-stream"},
                         {"tus-resumable", "1.0.0"},
                         {"upload-offset", "0"},
                         {"upload-length", "5"}};
        if (!body.isEmpty())
            given.pieces = node->body(body);
        return given;
    }
    /// Runs until nothing is due; the node ends in the middle, after so many turns of timers.
    void runAndEndAfter(int turns)
    {
        m_left = turns;
        countTurn();
        world.run();
    }

    TestWorld world;
    std::unique_ptr<TestNode> node;
    QString ann;
    User bob;
    RoomId room;
    FileId file;
    FileId half;

private:
    void countTurn()
    {
        if (m_left-- == 0)
            node.reset();
        else
            m_turn = world.timers.after(milliseconds(0), [this] { countTurn(); });
    }

    int m_left = 0;
    Timer m_turn;
};

/// Made for a room and a message in it.
using Command = std::function<ClientFrame(const RoomId &room, Seq seq)>;

} // namespace

Q_DECLARE_METATYPE(Command)

class TestServerLifetime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAtAnyTurnOfARequest_data();
    void endsAtAnyTurnOfARequest();
    void endsAtAnyTurnOfACommand_data();
    void endsAtAnyTurnOfACommand();
    void endsAtAnyTurnOfAMessageWithFiles();
    void endsAtAnyTurnOfATicket();
};

void TestServerLifetime::endsAtAnyTurnOfARequest_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &method, const char *path, const QByteArray &body,
                        int status) {
        QTest::newRow(name) << method << QString::fromLatin1(path) << body << status;
    };
    row("register", "POST", "/auth/register", R"({"username":"eve","password":"correct horse"})", 201);
    row("wrong name", "POST", "/auth/login", R"({"username":"eve","password":"correct horse"})", 401);
    row("ticket", "POST", "/auth/ticket", {}, 200);
    row("sign out", "POST", "/auth/logout", {}, 204);
    row("password", "PUT", "/api/me/password", R"({"old":"wrong horse","new":"another horse"})", 401);
    row("devices", "GET", "/api/devices", {}, 200);
    row("rooms", "GET", "/api/rooms", {}, 200);
    row("new room", "POST", "/api/rooms", R"({"kind":"public","name":"Tea"})", 201);
    row("direct room", "POST", "/api/rooms", R"({"kind":"direct","user":"BOB"})", 201);
    row("rename", "PATCH", "/api/rooms/ROOM", R"({"name":"Trips","topic":"Summer"})", 200);
    row("join", "POST", "/api/rooms/ROOM/join", {}, 200);
    row("leave", "POST", "/api/rooms/ROOM/leave", {}, 200);
    row("add", "POST", "/api/rooms/ROOM/members", R"({"user":"BOB"})", 200);
    row("members", "GET", "/api/rooms/ROOM/members", {}, 200);
    row("rules", "PATCH", "/api/rooms/ROOM", R"({"slow_mode_s":30,"posting":"moderators"})", 200);
    row("role", "PUT", "/api/rooms/ROOM/members/BOB", R"({"role":"moderator"})", 204);
    row("kick", "DELETE", "/api/rooms/ROOM/members/BOB", {}, 204);
    row("ban", "PUT", "/api/rooms/ROOM/bans/BOB", R"({"reason":"No"})", 204);
    row("bans", "GET", "/api/rooms/ROOM/bans", {}, 200);
    row("unban", "DELETE", "/api/rooms/ROOM/bans/BOB", {}, 404);
    row("mute", "PUT", "/api/rooms/ROOM/mutes/BOB", R"({"until":0})", 204);
    row("unmute", "DELETE", "/api/rooms/ROOM/mutes/BOB", {}, 404);
    row("report", "POST", "/api/reports", R"({"room":"ROOM","seq":1})", 404);
    row("reports", "GET", "/api/rooms/ROOM/reports", {}, 200);
    row("settle", "DELETE", "/api/rooms/ROOM/reports/p_1", {}, 404);
    row("delete a room", "DELETE", "/api/rooms/ROOM", {}, 204);
    row("account", "GET", "/api/me/account", {}, 200);
    row("data", "GET", "/api/me/data", {}, 200);
    row("factor", "POST", "/api/me/factor", R"({"password":"correct horse"})", 201);
    row("wrong code", "PUT", "/api/me/factor", R"({"code":"1"})", 404);
    row("no factor", "POST", "/api/me/factor/removal", R"({"password":"correct horse"})", 404);
    row("removal", "POST", "/api/me/removal", R"({"password":"correct horse"})", 204);
    row("status", "PATCH", "/api/me", R"({"status":{"text":"Tea"},"display_name":"Ann B."})", 200);
    row("history", "GET", "/api/rooms/ROOM/events", {}, 200);
    row("preferences", "PUT", "/api/me/rooms/ROOM", R"({"notify":"none"})", 200);
    row("me", "GET", "/api/me", {}, 200);
    row("who may invite", "PATCH", "/api/me", R"({"room_invites":"nobody"})", 200);
    row("invitations", "GET", "/api/me/invitations", {}, 200);
    row("decline", "DELETE", "/api/me/invitations/ROOM", {}, 404);
    row("blocks", "GET", "/api/me/blocks", {}, 200);
    row("block", "PUT", "/api/me/blocks/BOB", {}, 204);
    row("unblock", "DELETE", "/api/me/blocks/BOB", {}, 204);
    row("begin an upload", "POST", "/api/uploads", {}, 201);
    row("state of an upload", "GET", "/api/uploads/HALF", {}, 200);
    row("upload", "PATCH", "/api/uploads/HALF", "hello", 204);
    row("part of an upload", "PATCH", "/api/uploads/HALF", "hell", 204);
    row("give up an upload", "DELETE", "/api/uploads/HALF", {}, 204);
    row("thumbnail", "PUT", "/api/files/FILE/thumbnail", "\xff\xd8\xff small", 204);
    row("file", "GET", "/api/files/FILE", {}, 200);
    row("its thumbnail", "GET", "/api/files/FILE/thumbnail", {}, 200);
}

void TestServerLifetime::endsAtAnyTurnOfARequest()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    constexpr int enough = 100;
    int turns = 0;
    for (std::optional<int> answered; !answered; ++turns) {
        QVERIFY(turns < enough);
        Scene scene;
        const bool isOfFiles =
            path.contains(QLatin1String("/files/")) || path.contains(QLatin1String("/uploads"));
        if (isOfFiles)
            scene.addFiles();
        if (path.endsWith(QLatin1String("s/BOB"))) // what is done to a member
            scene.world.database.rooms[scene.room].members.insert(scene.bob.id, Role::Member);
        HttpRequest request =
            isOfFiles ? scene.fileRequest(method, path, body) : scene.request(method, path, body);
        request.path.replace(QLatin1String("BOB"), scene.bob.id.toString());
        scene.node->node.handle(std::move(request), [&](const HttpResponse &response) {
            QVERIFY(scene.node);
            QVERIFY(!answered);
            answered = response.status;
        });
        scene.runAndEndAfter(turns);
        QVERIFY(!scene.node);
        if (answered)
            QCOMPARE(*answered, status);
    }
    QVERIFY(turns > 2); // it was in the middle of something
}

void TestServerLifetime::endsAtAnyTurnOfACommand_data()
{
    QTest::addColumn<Command>("command");
    QTest::newRow("send") << Command(
        [](const RoomId &room, Seq) { return message(room, QStringLiteral("Tea?")); });
    QTest::newRow("edit") << Command([](const RoomId &room, Seq seq) {
        return MessageEditFrame{room, Nonce(QStringLiteral("e")), seq, QStringLiteral("Tea!")};
    });
    QTest::newRow("delete") << Command([](const RoomId &room, Seq seq) {
        return MessageDeleteFrame{room, Nonce(QStringLiteral("d")), seq};
    });
    QTest::newRow("react") << Command([](const RoomId &room, Seq seq) {
        return ReactionFrame{room, Nonce(QStringLiteral("r")), seq, QStringLiteral("👍"), true};
    });
    QTest::newRow("read") << Command([](const RoomId &room, Seq seq) { return ReadFrame{room, seq}; });
    QTest::newRow("sync") << Command([](const RoomId &room, Seq) { return SyncFrame{{{room, 1}}, {}, 0}; });
}

void TestServerLifetime::endsAtAnyTurnOfACommand()
{
    QFETCH(Command, command);
    constexpr int enough = 100;
    int turns = 0;
    for (bool isAnswered = false; !isAnswered; ++turns) {
        QVERIFY(turns < enough);
        Scene scene;
        const ClientPtr client = scene.node->connect(QStringLiteral("ann"));
        const QJsonObject sent = client->askOk(message(scene.room, QStringLiteral("Hello")));
        const Seq seq = sent.value(QLatin1String("seq")).toInteger();
        client->forget();
        client->line->clientSends(encode(ClientEnvelope{1, command(scene.room, seq)}));
        scene.runAndEndAfter(turns);
        QVERIFY(!scene.node);
        if (const auto reply = client->take<ReplyFrame>()) {
            isAnswered = true;
            QVERIFY(std::holds_alternative<QJsonObject>(reply->result));
        }
    }
    QVERIFY(turns > 1); // it was in the middle of something
}

void TestServerLifetime::endsAtAnyTurnOfAMessageWithFiles()
{
    int turns = 0;
    for (bool isAnswered = false; !isAnswered; ++turns) {
        QVERIFY(turns < 100);
        Scene scene;
        scene.addFiles();
        const ClientPtr client = scene.node->connect(QStringLiteral("ann"));
        client->line->clientSends(encode(ClientEnvelope{1, withFiles(scene.room, {scene.file})}));
        scene.runAndEndAfter(turns);
        QVERIFY(!scene.node);
        const auto reply = client->take<ReplyFrame>();
        isAnswered = reply.has_value();
        QVERIFY(!reply || std::holds_alternative<QJsonObject>(reply->result));
    }
    QVERIFY(turns > 1); // it was in the middle of something
}

void TestServerLifetime::endsAtAnyTurnOfATicket()
{
    std::optional<bool> redeemed;
    for (int turns = 0; !redeemed; ++turns) {
        Scene scene;
        const QString ticket =
            scene.node->http("POST", QStringLiteral("/auth/ticket"), {}, QStringLiteral("ann"))
                .text(QLatin1String("ticket"));
        const Principal asker = Principal::stranger(NetworkOf(QStringLiteral("192.0.2.1")));
        scene.node->node.redeemTicket(ticket, asker, [&](const Result<Identity, Error> &identity) {
            QVERIFY(scene.node);
            redeemed = identity.hasValue();
        });
        scene.runAndEndAfter(turns);
    }
    QCOMPARE(redeemed, std::optional(true));
}

QTEST_GUILESS_MAIN(TestServerLifetime)
#include "tst_serverlifetime.moc"

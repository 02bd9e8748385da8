// Several nodes as one service: real chinwagd processes with a real Redis and a real PostgreSQL between them.
#include "server/core/foundation/crypto.h"
#include "server/sql/connection.h"
#include "tests/integration/filepeer.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/postgresserver.h"
#include "tests/support/redisserver.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QProcess>
#include <QTcpSocket>
#include <QUuid>
#include <QtTest>

#include <deque>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const QString password = u"correct horse battery"_s;

bool isOk(const QJsonObject &reply) { return reply[u"ok"_s].toBool(); }

QString newNonce() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

QJsonObject message(const QString &room, const QString &text, const QString &nonce = newNonce())
{
    return {{u"type"_s, u"message_send"_s}, {u"room"_s, room}, {u"nonce"_s, nonce}, {u"text"_s, text}};
}

/// Types once more, and tells whether the other one has seen it by now: the first starts may be lost while
/// the nodes have not found Redis yet.
bool typingCrosses(ServerClient &from, ServerClient &to, const QString &marker = {})
{
    QJsonObject frame{{u"type"_s, u"typing_start"_s}, {u"room"_s, from.generalRoom()}, {u"marker"_s, marker}};
    from.send(frame);
    from.send({{u"type"_s, u"typing_text"_s}, {u"room"_s, from.generalRoom()}, {u"text"_s, marker}});
    return to.count(u"typing_start"_s) > 0;
}

/// A whole request: QWebSocket does not tell a refused upgrade from one that is still on its way.
QByteArray upgradeWith(const QString &ticket)
{
    return "GET /ws?ticket=" + ticket.toUtf8() +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

std::function<bool(const QJsonObject &)> messageWith(const QString &text)
{
    return [text](const QJsonObject &frame) {
        return frame[u"kind"_s] == u"message"_s && frame[u"text"_s] == text;
    };
}

} // namespace

class TestCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void typingAndMessagesCrossNodes();
    void aTicketOfOneNodeOpensTheOther();
    void oneTicketManyNodesOneWinner();
    void signingOutClosesTheSocketsOfOtherNodes();
    void withoutRedisMessagesCrossThroughTheStore();
    void aResendOnAnotherNodeIsTheSameMessage();
    void theListOfNodesKnowsEverybody();
    void aRedisThatRefusesWritesIsSaid();
    void aForgedEventDoesNotKeepTheRealOneFromArriving();
    void aForgedTicketOpensNothing();
    void typingIsWrittenNowhere();
    void everyNodeServesFiles();
    void moderationIsHeededByAllNodes_data();
    void moderationIsHeededByAllNodes();

private:
    ChinwagdProcess &node(std::size_t number) { return m_nodes.at(number); }
    std::unique_ptr<ServerClient> person(const QString &name, std::size_t number);
    QByteArray nodeList() const;
    qint64 piecesOfFiles() const; ///< in the database
    QJsonObject readiness(std::size_t number);
    /// The first name that Redis knows and that `pattern` fits.
    QString channel(const QString &pattern) const;

    PostgresServer *m_postgres = nullptr;
    DatabaseUrl m_database;
    std::unique_ptr<RedisServer> m_redis;
    std::deque<ChinwagdProcess> m_nodes;
};

void TestCluster::initTestCase()
{
    m_postgres = PostgresServer::shared();
    QVERIFY(m_postgres);
}

void TestCluster::init()
{
    m_redis = std::make_unique<RedisServer>();
    QVERIFY2(m_redis->start(), m_redis->log().constData());
    m_database = m_postgres->createDatabase();
    QVERIFY2(!m_database.name.isEmpty(), qPrintable(m_postgres->log()));
    for (int number = 0; number < 3; ++number) {
        ChinwagdProcess &process = m_nodes.emplace_back();
        process.setArguments({u"--registration"_s, u"open"_s, u"--rate-limits"_s, u"off"_s, u"--node"_s,
                              u"n%1"_s.arg(number + 1), u"--redis"_s, m_redis->url(), u"--database"_s,
                              PostgresServer::text(m_database)});
        QVERIFY2(process.start(), process.log().constData());
    }
}

void TestCluster::cleanup()
{
    if (QTest::currentTestFailed()) {
        for (ChinwagdProcess &process : m_nodes)
            qWarning().noquote() << process.log();
    }
    m_nodes.clear();
    m_redis.reset();
    m_postgres->dropDatabase(m_database);
}

std::unique_ptr<ServerClient> TestCluster::person(const QString &name, std::size_t number)
{
    auto client = std::make_unique<ServerClient>(node(number).url());
    if (!client->registerUser(name, password) || !client->goOnline())
        qFatal("%s cannot come in", qPrintable(name));
    return client;
}

QByteArray TestCluster::nodeList() const
{
    QProcess list;
    list.start(u"" CHINWAGD_BINARY ""_s, {u"nodes"_s, u"--redis"_s, m_redis->url()});
    list.waitForFinished();
    return list.readAllStandardOutput() + list.readAllStandardError();
}

QJsonObject TestCluster::readiness(std::size_t number)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(
        network.get(QNetworkRequest(node(number).adminUrl(u"/readyz"_s))));
    return QTest::qWaitFor([&] { return reply->isFinished(); }, 30'000)
               ? QJsonDocument::fromJson(reply->readAll()).object()
               : QJsonObject();
}

QString TestCluster::channel(const QString &pattern) const
{
    return QString::fromUtf8(m_redis->cli({u"PUBSUB"_s, u"CHANNELS"_s, pattern})).section(u'\n', 0, 0);
}

void TestCluster::typingAndMessagesCrossNodes()
{
    const auto ann = person(u"ann"_s, 0);
    const auto bob = person(u"bob"_s, 1);
    const QString room = ann->generalRoom();

    // Until both nodes have found Redis a start may be lost, as typing may; it is said again.
    QTRY_VERIFY_WITH_TIMEOUT(typingCrosses(*ann, *bob), 30'000);
    QVERIFY(isOk(ann->call(message(room, u"over"_s))));
    QVERIFY(!bob->take(messageWith(u"over"_s)).isEmpty());
    QCOMPARE(bob->take(u"typing_start"_s)[u"user"_s].toString(), ann->userId());
    QCOMPARE(bob->take(u"typing_stop"_s)[u"user"_s].toString(), ann->userId());
    QVERIFY(isOk(bob->call(message(room, u"and out"_s))));
    QVERIFY(!ann->take(messageWith(u"and out"_s)).isEmpty());
    QCOMPARE(ann->count(u"typing_start"_s), 0);
}

void TestCluster::aTicketOfOneNodeOpensTheOther()
{
    const auto ann = person(u"ann"_s, 0);
    QUrl address = node(1).url(u"/ws"_s);
    address.setScheme(u"ws"_s);
    address.setQuery(u"ticket="_s + ann->ticket());
    QWebSocket other;
    QSignalSpy frames(&other, &QWebSocket::textMessageReceived);
    other.open(address);
    QTRY_VERIFY(!frames.isEmpty());
    QVERIFY(frames.first().first().toString().contains(u"\"node\":\"n2\""_s));
}

void TestCluster::oneTicketManyNodesOneWinner()
{
    const auto ann = person(u"ann"_s, 0);
    for (int round = 0; round < 10; ++round) {
        const QString ticket = ann->ticket();
        std::deque<QTcpSocket> sockets;
        for (std::size_t i = 0; i < 30; ++i) {
            QTcpSocket &socket = sockets.emplace_back();
            socket.connectToHost(QHostAddress::LocalHost, node(i % 3).port());
            socket.write(upgradeWith(ticket));
        }
        int admitted = 0;
        for (QTcpSocket &socket : sockets) {
            QTRY_VERIFY_WITH_TIMEOUT(socket.canReadLine(), 30'000);
            const QByteArray status = socket.readLine();
            QVERIFY2(status.startsWith("HTTP/1.1 101") || status.startsWith("HTTP/1.1 401"), status);
            admitted += status.startsWith("HTTP/1.1 101") ? 1 : 0;
        }
        QCOMPARE(admitted, 1);
    }
}

void TestCluster::signingOutClosesTheSocketsOfOtherNodes()
{
    const auto ann = person(u"ann"_s, 0);
    ServerClient elsewhere(node(1).url());
    QVERIFY(elsewhere.login(u"ann"_s, password));
    QVERIFY(elsewhere.goOnline());

    // The device of the second node, signed out through the first one.
    const HttpAnswer devices = ann->get(u"/api/devices"_s);
    QString device;
    const QJsonArray list = devices.body[u"devices"_s].toArray();
    for (const auto &entry : list) {
        if (!entry[u"current"_s].toBool())
            device = entry[u"id"_s].toString();
    }
    QVERIFY(!device.isEmpty());
    QNetworkAccessManager network;
    QNetworkRequest request(node(0).url(u"/api/devices/"_s + device));
    request.setRawHeader("Authorization", "Bearer " + ann->token().toUtf8());
    const std::unique_ptr<QNetworkReply> reply(network.deleteResource(request));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 204);
    QTRY_VERIFY_WITH_TIMEOUT(elsewhere.isClosed(), 30'000);
    QCOMPARE(int(elsewhere.socket().closeCode()), 4501);
    QVERIFY(!ann->isClosed());
}

void TestCluster::withoutRedisMessagesCrossThroughTheStore()
{
    const auto ann = person(u"ann"_s, 0);
    const auto bob = person(u"bob"_s, 1);
    const QString room = ann->generalRoom();
    m_redis->kill();
    QVERIFY(isOk(ann->call(message(room, u"Redis is dead"_s))));
    QVERIFY(!bob->take(messageWith(u"Redis is dead"_s)).isEmpty());
    // Nobody is kept out meanwhile.
    const auto cleo = person(u"cleo"_s, 2);
    QVERIFY(isOk(cleo->call(message(room, u"I came anyway"_s))));
    QVERIFY(!ann->take(messageWith(u"I came anyway"_s)).isEmpty());

    QVERIFY2(m_redis->start(), m_redis->log().constData());
    QTRY_VERIFY_WITH_TIMEOUT(typingCrosses(*ann, *bob), 30'000);
    QVERIFY(isOk(ann->call(message(room, u"and back"_s))));
    QVERIFY(!bob->take(messageWith(u"and back"_s)).isEmpty());
    // Each of them once, in the order of the log.
    const HttpAnswer history = bob->get(u"/api/rooms/%1/events"_s.arg(room));
    QCOMPARE(history.bytes.count("Redis is dead"), 1);
}

void TestCluster::aResendOnAnotherNodeIsTheSameMessage()
{
    const auto ann = person(u"ann"_s, 0);
    ServerClient elsewhere(node(2).url());
    QVERIFY(elsewhere.login(u"ann"_s, password));
    QVERIFY(elsewhere.goOnline());
    const QString nonce = newNonce();
    const QJsonObject first = ann->call(message(ann->generalRoom(), u"once"_s, nonce));
    const QJsonObject again = elsewhere.call(message(ann->generalRoom(), u"once"_s, nonce));
    QVERIFY(isOk(first));
    QCOMPARE(again[u"data"_s], first[u"data"_s]);
}

void TestCluster::theListOfNodesKnowsEverybody()
{
    const auto ann = person(u"ann"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(nodeList().count("\nn") == 3, 30'000);
    QCOMPARE(node(2).terminate(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(nodeList().count("\nn") == 2, 30'000);
    QVERIFY(nodeList().contains(QByteArray::number(node(0).port())));
}

void TestCluster::aRedisThatRefusesWritesIsSaid()
{
    QTRY_COMPARE_WITH_TIMEOUT(readiness(0)[u"status"_s], u"ready"_s, 30'000);
    m_redis->cli({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"1"_s});
    QTRY_COMPARE_WITH_TIMEOUT(readiness(0)[u"status"_s], u"degraded"_s, 30'000);
    const QString reason = readiness(0)[u"reason"_s].toString();
    QVERIFY2(reason.contains(u"refuses SET (OOM): its memory is full"_s), qPrintable(reason));
    QVERIFY2(nodeList().contains("refuses SET (OOM)"), nodeList());
    // Typing still crosses, and it is said once.
    const auto ann = person(u"ann"_s, 0);
    const auto bob = person(u"bob"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(typingCrosses(*ann, *bob), 30'000);
    QCOMPARE(node(0).log().count("refuses SET (OOM)"), 1);
    m_redis->cli({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"0"_s});
    QTRY_COMPARE_WITH_TIMEOUT(readiness(0)[u"status"_s], u"ready"_s, 30'000);
    QVERIFY(!readiness(0).contains(u"reason"_s));
}

void TestCluster::aForgedEventDoesNotKeepTheRealOneFromArriving()
{
    const auto ann = person(u"ann"_s, 0);
    const auto bob = person(u"bob"_s, 1);
    const QString room = ann->generalRoom();
    QTRY_VERIFY_WITH_TIMEOUT(typingCrosses(*ann, *bob), 30'000);
    const QString roomChannel = channel(u"cw:*room:"_s + room);
    QVERIFY(!roomChannel.isEmpty());
    // The next event of the room, as a node would write it, in every form a node has ever had.
    const QByteArray forged =
        u"{\"type\":\"event\",\"room\":\"%1\",\"seq\":3,\"kind\":\"message\",\"sender\":\"%2\","
        "\"at\":1,\"nonce\":\"n\",\"text\":\"forged\"}"_s.arg(room, ann->userId())
            .toUtf8();
    QByteArray header("\0\0\0\0\0\0\0\3\1x\0\0\0\0", 14);
    header.append(static_cast<char>(forged.size()));
    for (const QByteArray &start : {QByteArray("cw\1\1"), QByteArray("cw\2\1")}) {
        for (const QByteArray &end : {QByteArray(), QByteArray(16, '\0')})
            m_redis->cli({u"PUBLISH"_s, roomChannel}, start + header + forged + end);
    }
    QVERIFY(isOk(ann->call(message(room, u"real"_s))));
    QVERIFY(!bob->take(messageWith(u"real"_s)).isEmpty());
    QVERIFY(isOk(ann->call(message(room, u"end"_s))));
    const auto forgedOrEnd = [](const QJsonObject &frame) {
        return frame[u"text"_s] == u"forged"_s || frame[u"text"_s] == u"end"_s;
    };
    for (ServerClient *client : {ann.get(), bob.get()})
        QCOMPARE(client->take(forgedOrEnd)[u"text"_s].toString(), u"end"_s);
}

void TestCluster::aForgedTicketOpensNothing()
{
    const auto ann = person(u"ann"_s, 0);
    QTRY_COMPARE_WITH_TIMEOUT(readiness(0)[u"status"_s], u"ready"_s, 30'000);
    const QString ticket = u"forged"_s;
    const QString hash = QString::fromLatin1(Crypto::secretHash(ticket).toHex());
    const QString identity = u"[\"%1\",\"ann\",\"ann\",\"d_1\"]"_s.arg(ann->userId());
    const QString known = channel(u"cw:*control"_s);
    for (const QString &prefix : {u"cw:"_s, known.chopped(7)})
        m_redis->cli({u"SET"_s, prefix + u"ticket:"_s + hash, identity});
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, node(0).port());
    socket.write(upgradeWith(ticket));
    QTRY_VERIFY_WITH_TIMEOUT(socket.canReadLine(), 30'000);
    const QByteArray status = socket.readLine();
    QVERIFY2(status.startsWith("HTTP/1.1 401"), status);
}

void TestCluster::typingIsWrittenNowhere()
{
    // A room that nothing but typing happens in: after it was made, its name for the broker is the marker.
    const auto ann = person(u"ann"_s, 0);
    const auto bob = person(u"bob"_s, 1);
    const QString marker = newNonce();
    const QString room = ann->generalRoom();
    for (ServerClient *each : {ann.get(), bob.get()}) {
        const int status =
            each->put(u"/api/me/rooms/"_s + room, QJsonObject{{u"words_as_typed"_s, true}}).status;
        QCOMPARE(status, 200);
    }
    QTRY_VERIFY_WITH_TIMEOUT(typingCrosses(*ann, *bob, marker) && typingCrosses(*bob, *ann, marker), 30'000);
    // What they have written crosses, too, and stays nowhere either.
    QTRY_VERIFY_WITH_TIMEOUT(typingCrosses(*ann, *bob, marker) && bob->count(u"typing_text"_s) > 0, 30'000);
    const qsizetype rows = ann->get(u"/api/rooms/%1/events"_s.arg(room)).bytes.count("\"seq\"");
    QCOMPARE(rows, 2); // the two joins

    QCOMPARE(m_redis->cli({u"SAVE"_s}).trimmed(), "OK");
    QList<QByteArray> places{m_redis->cli({u"KEYS"_s, u"*typing*"_s}).trimmed(), m_redis->log()};
    for (ChinwagdProcess &process : m_nodes)
        places.append(process.log());
    QProcess dump;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, m_database.password);
    dump.setProcessEnvironment(environment);
    dump.start(u"pg_dump"_s, {u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_database.port), u"-U"_s,
                              m_database.user, u"--data-only"_s, m_database.name});
    QVERIFY(dump.waitForFinished() && dump.exitCode() == 0);
    const QByteArray database = dump.readAllStandardOutput();
    QVERIFY(database.contains(ann->userId().toUtf8())); // the right database was looked at
    places.append(database);
    for (const QByteArray &place : places) {
        QVERIFY(!place.contains(marker.toUtf8()));
        QVERIFY(!place.contains("typing"));
    }
}

qint64 TestCluster::piecesOfFiles() const
{
    const auto dialect = makeDialect(m_database);
    Connection connection(*dialect);
    if (!connection.open())
        return -1;
    auto rows = connection.rows(u"SELECT COUNT(*) FROM file_pieces"_s);
    return rows.next() ? rows.number(0) : -1;
}

void TestCluster::everyNodeServesFiles()
{
    const auto ann = person(u"ann"_s, 0);
    const auto bob = person(u"bob"_s, 2);
    const QByteArray bytes = QByteArray("0123456789abcde\xff").repeated(1024 * 1024); // 16 MiB
    FilePeer first(node(0).port(), ann->token());
    FilePeer second(node(1).port(), ann->token());
    const QByteArray path = first.begin(bytes.size(), "garden.bin");
    first.patchPartly(path, bytes, 3'000'000);
    first.cut();
    QTRY_VERIFY_WITH_TIMEOUT(second.offset(path) > 0, 30'000);
    const qint64 offset = second.offset(path);
    QElapsedTimer watch;
    watch.start();
    QCOMPARE(second.patch(path, offset, bytes.mid(offset)).status, 204);
    qInfo("%.0f MB/s into PostgreSQL",
          double(bytes.size() - offset) / 1e6 / (double(watch.nsecsElapsed()) / 1e9));

    const QString file = QString::fromLatin1(path.split('/').constLast());
    QJsonObject send = message(ann->generalRoom(), {});
    send.insert(u"files"_s, QJsonArray{file});
    const QJsonObject sent = ann->call(send);
    QVERIFY(isOk(sent));
    const auto hasFiles = [](const QJsonObject &frame) { return frame.contains(u"files"_s); };
    QCOMPARE(bob->take(hasFiles)[u"files"_s].toArray().first().toObject()[u"id"_s].toString(), file);
    FilePeer third(node(2).port(), bob->token());
    const QByteArray address = "/api/files/" + file.toLatin1();
    watch.restart();
    const FilePeer::Answer whole = third.ask("GET", address);
    qInfo("%.0f MB/s out of PostgreSQL", double(bytes.size()) / 1e6 / (double(watch.nsecsElapsed()) / 1e9));
    QVERIFY(whole.body == bytes);
    const FilePeer::Answer part = third.ask("GET", address, {{"Range", "bytes=9000000-9000009"}});
    QCOMPARE(part.body, bytes.mid(9'000'000, 10));

    QVERIFY(piecesOfFiles() > 0);
    const QJsonObject remove{{u"type"_s, u"message_delete"_s},
                             {u"room"_s, ann->generalRoom()},
                             {u"nonce"_s, newNonce()},
                             {u"target"_s, sent[u"data"_s].toObject()[u"seq"_s]}};
    QVERIFY(isOk(ann->call(remove)));
    QCOMPARE(third.ask("GET", address).status, 404);
    QTRY_COMPARE_WITH_TIMEOUT(piecesOfFiles(), 0, 30'000);
}

void TestCluster::moderationIsHeededByAllNodes_data()
{
    QTest::addColumn<bool>("withRedis");
    QTest::newRow("with Redis") << true;
    QTest::newRow("without Redis") << false;
}

void TestCluster::moderationIsHeededByAllNodes()
{
    QFETCH(bool, withRedis);
    const auto ann = person(u"ann"_s, 0);
    const auto bob = person(u"bob"_s, 1);
    const auto cleo = person(u"cleo"_s, 2);
    const HttpAnswer made = ann->post(u"/api/rooms"_s, {{u"kind"_s, u"public"_s}, {u"name"_s, u"tea"_s}});
    const QString room = made.body[u"room"_s].toObject()[u"id"_s].toString();
    const QString path = u"/api/rooms/"_s + room;
    for (const auto &each : {bob.get(), cleo.get()}) {
        QCOMPARE(each->post(path + u"/join"_s).status, 200);
        QVERIFY(!each->take(u"room_added"_s).isEmpty());
    }
    if (!withRedis)
        m_redis->kill();
    const auto code = [&room](ServerClient &who) {
        return who.call(message(room, u"hello"_s))[u"error"_s].toObject()[u"code"_s].toString();
    };
    const QString mute = path + u"/mutes/"_s + bob->userId();
    QCOMPARE(ann->ask("PUT", mute, {{u"until"_s, 0}}).status, 204);
    QCOMPARE(code(*bob), u"forbidden"_s); // whether that node has heard of it or not
    QCOMPARE(ann->ask("DELETE", mute).status, 204);
    QCOMPARE(code(*bob), QString());
    QElapsedTimer timer;
    timer.start();
    const QString ban = path + u"/bans/"_s + bob->userId();
    QCOMPARE(ann->ask("PUT", ban, {{u"reason"_s, u"Advertising"_s}}).status, 204);
    QVERIFY(!bob->take(u"room_removed"_s).isEmpty());
    qInfo("whoever is banned is out everywhere after %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(code(*bob), u"room_not_found"_s);
    QCOMPARE(bob->post(path + u"/join"_s).status, 403);
    const auto isBan = [](const QJsonObject &frame) { return frame[u"kind"_s] == u"ban"_s; };
    QVERIFY(!cleo->take(isBan).isEmpty());
    timer.start();
    QCOMPARE(ann->ask("DELETE", path).status, 204);
    QVERIFY(!cleo->take(u"room_removed"_s).isEmpty());
    qInfo("a deleted room is gone everywhere after %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(code(*cleo), u"room_not_found"_s);
}

QTEST_GUILESS_MAIN(TestCluster)
#include "tst_cluster.moc"

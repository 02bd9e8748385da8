// The real server as a process: what it prints, what it keeps, how it stops.
#include "tests/integration/certificates.h"
#include "tests/integration/netfixture.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QtTest>

#include <QDirIterator>
#include <QScopeGuard>

#include <csignal>
#include <sys/stat.h>

using namespace Chinwag;

namespace {

const QString password = QStringLiteral("correct horse battery");

QJsonObject frame(const char *type, std::initializer_list<std::pair<QString, QJsonValue>> fields = {})
{
    QJsonObject object(fields);
    object.insert(QStringLiteral("type"), QLatin1String(type));
    return object;
}

QJsonObject message(const QString &room, const QString &nonce, const QString &text)
{
    return frame(
        "message_send",
        {{QStringLiteral("room"), room}, {QStringLiteral("nonce"), nonce}, {QStringLiteral("text"), text}});
}

bool isOk(const QJsonObject &reply) { return reply.value(QLatin1String("ok")).toBool(); }

} // namespace

class TestChinwagd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoPeopleTalk();
    void firstMessageAuthenticates();
    void aTicketWorksOnceAmongManyAtOnce();
    void keepsSecretsOutOfItsLog();
    void answersAdministration();
    void drainsOnRequest();
    void secondSignalEndsAtOnce();
    void survivesBeingKilled();
    void listsProblemsAndExits();
    void checksAndPrintsItsSettings();
    void aFreshServerInvitesItsOwner();
    void readsItsCertificateAgain();
    void logsJson();
    void oneDatabaseOneServer();
    void keepsItsFilesToItself();
#ifdef Q_OS_LINUX
    void opensAsManyFilesAsItMay();
#endif

private:
    static ChinwagdProcess &started(ChinwagdProcess &server);
    /// Runs to the end without becoming ready.
    static std::pair<int, QByteArray> run(const QStringList &arguments);
};

ChinwagdProcess &TestChinwagd::started(ChinwagdProcess &server)
{
    if (!server.start())
        qFatal("chinwagd did not start:\n%s", server.log().constData());
    return server;
}

namespace {

/// Those below a directory that others than the owner may read or write, with the directory itself.
QStringList openToOthers(const QString &directory)
{
    constexpr QFile::Permissions others(QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                                        QFile::WriteOther);
    QStringList found;
    QDirIterator all(directory, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (QFile::permissions(path) & others)
            found.append(path);
    }
    return found;
}

} // namespace

void TestChinwagd::keepsItsFilesToItself()
{
    const mode_t before = ::umask(0); // as a careless person starts it
    const auto restore = qScopeGuard([before] { ::umask(before); });
    ChinwagdProcess server;
    started(server);
    const QString below = QFileInfo(server.dataDirectory()).path(); // the ports file is there
    QCOMPARE(openToOthers(below), QStringList());
    QCOMPARE(server.terminate(), 0);
    QVERIFY(!server.log().contains("chmod"));

    // As an administrator, or an earlier version, may have left it.
    const QFile::Permissions wide(0x7555);
    QVERIFY(QFile::setPermissions(server.dataDirectory(), wide));
    const QStringList files = QDir(server.dataDirectory()).entryList(QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QString &file : files)
        QVERIFY(QFile::setPermissions(server.dataDirectory() + QLatin1Char('/') + file, wide));
    started(server);
    QCOMPARE(openToOthers(below), QStringList(server.dataDirectory()));
    QCOMPARE(server.log().count("chmod 700"), 1);
    QCOMPARE(server.terminate(), 0);

    const QString copy = below + QStringLiteral("/copy.sqlite");
    const auto [code, said] = run({QStringLiteral("migrate"), QStringLiteral("--from"),
                                   QStringLiteral("sqlite:%1/%2").arg(server.dataDirectory(), files.first()),
                                   QStringLiteral("--to"), QStringLiteral("sqlite:") + copy});
    QVERIFY2(code == 0, said.constData());
    QVERIFY(QFile::exists(copy));
    QCOMPARE(openToOthers(below), QStringList(server.dataDirectory()));
}

std::pair<int, QByteArray> TestChinwagd::run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(CHINWAGD_BINARY), arguments);
    process.waitForFinished(30'000);
    return {process.exitCode(), process.readAllStandardError() + process.readAllStandardOutput()};
}

#ifdef Q_OS_LINUX
void TestChinwagd::opensAsManyFilesAsItMay()
{
    ChinwagdProcess server;
    server.setHost({QStringLiteral("prlimit"), QStringLiteral("--nofile=128:700")},
                   QStringLiteral("127.0.0.1"));
    started(server);
    QFile limits(QStringLiteral("/proc/%1/limits").arg(server.processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    const QRegularExpression both(QStringLiteral("Max open files +700 +700 "));
    const QString found = QString::fromLatin1(limits.readAll());
    QVERIFY2(found.contains(both), qPrintable(found));
    QVERIFY2(server.log().contains("may open 700 files"), server.log().constData());
}
#endif

void TestChinwagd::twoPeopleTalk()
{
    ChinwagdProcess server;
    started(server);
    ServerClient ann(server.url());
    ServerClient bob(server.url());
    QVERIFY(ann.registerUser(QStringLiteral("ann"), password));
    QVERIFY(bob.registerUser(QStringLiteral("bob"), password));
    QVERIFY(ann.goOnline());
    QVERIFY(bob.goOnline());
    QCOMPARE(ann.generalRoom(), bob.generalRoom());
    const QString room = ann.generalRoom();

    ann.send(frame("typing_start", {{QStringLiteral("room"), room}}));
    const QJsonObject typing = bob.take(QStringLiteral("typing_start"));
    QCOMPARE(typing.value(QLatin1String("user")).toString(), ann.userId());

    const QJsonObject reply =
        ann.call(message(room, QStringLiteral("n-1"), QStringLiteral("Shall we have tea?")));
    QVERIFY(isOk(reply));
    const QJsonObject again =
        ann.call(message(room, QStringLiteral("n-1"), QStringLiteral("Shall we have tea?")));
    QCOMPARE(again.value(QLatin1String("data")), reply.value(QLatin1String("data")));
    const QJsonObject event = bob.take([](const QJsonObject &candidate) {
        return candidate.value(QLatin1String("kind")).toString() == QLatin1String("message");
    });
    QCOMPARE(event.value(QLatin1String("text")).toString(), QStringLiteral("Shall we have tea?"));
    QCOMPARE(bob.take(QStringLiteral("typing_stop")).value(QLatin1String("user")).toString(), ann.userId());
    QCOMPARE(ann.count(QStringLiteral("typing_start")), 0);

    QVERIFY(server.restart());
    QTRY_VERIFY(ann.isClosed());
    QVERIFY(ann.goOnline()); // the token is still good
    const HttpAnswer history = ann.get(QStringLiteral("/api/rooms/%1/events").arg(room));
    QCOMPARE(history.status, 200);
    QCOMPARE(history.bytes.count("Shall we have tea?"), 1);
    QCOMPARE(server.terminate(), 0);
}

void TestChinwagd::firstMessageAuthenticates()
{
    ChinwagdProcess server;
    started(server);
    ServerClient ann(server.url());
    QVERIFY(ann.registerUser(QStringLiteral("ann"), password));

    RawPeer good(server.port());
    good.send(upgradeRequest());
    QTRY_COMPARE(good.status(), 101);
    good.send(clientFrame("{\"type\":\"auth\",\"token\":\"" + ann.token().toLatin1() + "\"}"));
    QTRY_VERIFY(good.received().contains("\"hello\""));

    RawPeer bad(server.port());
    bad.send(upgradeRequest());
    QTRY_COMPARE(bad.status(), 101);
    bad.send(clientFrame("{\"type\":\"auth\",\"token\":\"wrong\"}"));
    QTRY_VERIFY(bad.isClosed());
    QVERIFY(bad.received().contains(QByteArray("\x03\xf0", 2))); // 1008
    QVERIFY(!bad.received().contains("\"hello\""));
}

void TestChinwagd::aTicketWorksOnceAmongManyAtOnce()
{
    ChinwagdProcess server;
    started(server);
    ServerClient ann(server.url());
    QVERIFY(ann.registerUser(QStringLiteral("ann"), password));
    for (int round = 0; round < 5; ++round) {
        const QByteArray ticket = ann.ticket().toLatin1();
        QVERIFY(!ticket.isEmpty());
        std::vector<std::unique_ptr<RawPeer>> peers;
        peers.reserve(50);
        for (int i = 0; i < 50; ++i)
            peers.push_back(std::make_unique<RawPeer>(server.port()));
        for (const auto &peer : peers)
            peer->send(upgradeRequest("/ws?ticket=" + ticket));
        const auto count = [&](int status) {
            return std::count_if(peers.begin(), peers.end(),
                                 [&](const auto &peer) { return peer->status() == status; });
        };
        QTRY_COMPARE(count(101) + count(401), 50);
        QCOMPARE(count(101), 1);
    }
}

void TestChinwagd::keepsSecretsOutOfItsLog()
{
    ChinwagdProcess server;
    server.setArguments({QStringLiteral("--registration"), QStringLiteral("open"),
                         QStringLiteral("--log-level"), QStringLiteral("debug"),
                         QStringLiteral("--allow-query-token")});
    server.setEnvironment(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("chinwag.*=true"));
    started(server);
    ServerClient ann(server.url());
    QVERIFY(ann.registerUser(QStringLiteral("ann"), password));
    QVERIFY(!ann.login(QStringLiteral("ann"), QStringLiteral("some other password")));
    QVERIFY(ann.login(QStringLiteral("ann"), password));
    QVERIFY(ann.goOnline());
    QVERIFY(isOk(ann.call(
        message(ann.generalRoom(), QStringLiteral("n-1"), QStringLiteral("nobody else reads this")))));
    const QByteArray used = ann.ticket().toLatin1();
    for (const QByteArray &target :
         {"/ws?ticket=" + used, "/ws?ticket=" + used, QByteArray("/ws?token=made-up-token"),
          "/ws?token=" + ann.token().toLatin1()}) {
        RawPeer peer(server.port());
        peer.send(upgradeRequest(target));
        QTRY_VERIFY(peer.status() != 0);
    }
    RawPeer garbage(server.port());
    garbage.send("POST /auth/login HTTP/1.1\r\nHost: a\r\nX: rubbish-in-head\r\nX\r\n\r\n");
    QTRY_VERIFY(garbage.isClosed());
    const QByteArray metrics = ServerClient(server.adminUrl()).get(QStringLiteral("/metrics")).bytes;
    QVERIFY(!metrics.isEmpty());
    QCOMPARE(server.terminate(), 0);
    const QByteArray log = server.log() + server.output() + metrics;
    QVERIFY(server.log().contains("chinwag.server"));
    for (const QByteArray &secret :
         {password.toUtf8(), QByteArray("some other password"), ann.token().toLatin1(), used,
          QByteArray("made-up-token"), QByteArray("nobody else reads this"), QByteArray("rubbish-in-head")})
        QVERIFY2(!log.contains(secret), secret.constData());
}

void TestChinwagd::answersAdministration()
{
    ChinwagdProcess server;
    started(server);
    ServerClient admin(server.adminUrl());
    QCOMPARE(admin.get(QStringLiteral("/livez")).status, 200);
    const HttpAnswer ready = admin.get(QStringLiteral("/readyz"));
    QCOMPARE(ready.status, 200);
    QCOMPARE(ready.body.value(QLatin1String("status")).toString(), QStringLiteral("ready"));
    QVERIFY(admin.get(QStringLiteral("/version")).body.contains(QLatin1String("version")));
    QVERIFY(admin.get(QStringLiteral("/metrics")).bytes.contains("\nchinwag_sessions 0\n"));
    QCOMPARE(admin.post(QStringLiteral("/metrics")).status, 405);
    QCOMPARE(admin.get(QStringLiteral("/else")).status, 404);
    QCOMPARE(admin.get(QStringLiteral("/ws")).status, 404);
    QCOMPARE(ServerClient(server.url()).get(QStringLiteral("/metrics")).status, 404);
    QCOMPARE(ServerClient(server.url()).get(QStringLiteral("/healthz")).status, 200);
}

void TestChinwagd::drainsOnRequest()
{
    ChinwagdProcess server;
    started(server);
    ServerClient ann(server.url());
    QVERIFY(ann.registerUser(QStringLiteral("ann"), password));
    QVERIFY(ann.goOnline());
    server.sendSignal(SIGTERM);
    QVERIFY(ann.take(QStringLiteral("draining")).contains(QLatin1String("reconnect_in_ms")));
    ServerClient admin(server.adminUrl());
    const HttpAnswer ready = admin.get(QStringLiteral("/readyz"));
    if (ready.status != 0) // the last session may have left already, and the process with it
        QCOMPARE(ready.status, 503);
    RawPeer late(server.port());
    QVERIFY(late.isClosed());
    QTRY_VERIFY_WITH_TIMEOUT(ann.isClosed(), 30'000);
    QCOMPARE(ann.socket().closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
    QCOMPARE(server.waitForExit(), 0);
}

void TestChinwagd::secondSignalEndsAtOnce()
{
    ChinwagdProcess server;
    started(server);
    ServerClient ann(server.url());
    QVERIFY(ann.registerUser(QStringLiteral("ann"), password));
    QVERIFY(ann.goOnline());
    server.sendSignal(SIGTERM);
    QVERIFY(!ann.take(QStringLiteral("draining")).isEmpty());
    server.sendSignal(SIGTERM);
    QCOMPARE(server.waitForExit(), 128 + SIGTERM);
}

void TestChinwagd::survivesBeingKilled()
{
    ChinwagdProcess server;
    started(server);
    ServerClient ann(server.url());
    QVERIFY(ann.registerUser(QStringLiteral("ann"), password));
    QVERIFY(ann.goOnline());
    for (int round = 0; round < 3; ++round) {
        const QString text = QStringLiteral("message %1").arg(round);
        QVERIFY(isOk(ann.call(message(ann.generalRoom(), text, text))));
        server.kill();
        QVERIFY(server.start());
        QTRY_VERIFY(ann.isClosed());
        QVERIFY(ann.goOnline());
    }
    const QByteArray history = ann.get(QStringLiteral("/api/rooms/%1/events").arg(ann.generalRoom())).bytes;
    for (int round = 0; round < 3; ++round)
        QCOMPARE(history.count("\"text\":\"message " + QByteArray::number(round)), 1);
}

void TestChinwagd::listsProblemsAndExits()
{
    const auto [code, output] =
        run({QStringLiteral("--listen=0.0.0.0:0"), QStringLiteral("--registration=maybe"),
             QStringLiteral("--nonsense"), QStringLiteral("--tls-key=/nowhere")});
    QCOMPARE(code, 2);
    QCOMPARE(output.count("\n  - "), 4);
    for (const char *part : {"--insecure", "open, invite, closed", "--nonsense", "tls-cert"})
        QVERIFY2(output.contains(part), output.constData());
}

void TestChinwagd::checksAndPrintsItsSettings()
{
    QTemporaryDir directory;
    const QString dataDir = QStringLiteral("--data-dir=") + directory.path();
    QCOMPARE(run({dataDir, QStringLiteral("--check-config")}).first, 0);
    QCOMPARE(run({dataDir, QStringLiteral("--check-config"), QStringLiteral("--listen=x")}).first, 2);
    const auto [code, output] = run({dataDir, QStringLiteral("--print-config"), QStringLiteral("--node=n7")});
    QCOMPARE(code, 0);
    QVERIFY(output.contains("# --node\nnode = n7\n"));
    QVERIFY(output.contains("# default\nregistration = invite\n"));
    QVERIFY(QDir(directory.path()).isEmpty()); // only looked
    QVERIFY(run({QStringLiteral("--version")}).second.startsWith("chinwagd "));
    QVERIFY(run({QStringLiteral("--help")}).second.contains("CHINWAGD_LISTEN"));
}

void TestChinwagd::aFreshServerInvitesItsOwner()
{
    ChinwagdProcess server;
    server.setArguments({});
    started(server);
    const QRegularExpression link(
        QStringLiteral("chinwag://127\\.0\\.0\\.1:%1/\\?invite=([A-Za-z0-9_-]+)").arg(server.port()));
    QTRY_VERIFY(link.match(QString::fromUtf8(server.output())).hasMatch());
    const QString secret = link.match(QString::fromUtf8(server.output())).captured(1);
    ServerClient ann(server.url());
    QVERIFY(!ann.registerUser(QStringLiteral("ann"), password));
    QJsonObject account{{QStringLiteral("username"), QStringLiteral("ann")},
                        {QStringLiteral("password"), password},
                        {QStringLiteral("invite"), secret}};
    QCOMPARE(ann.post(QStringLiteral("/auth/register"), account).status, 201);
    account.insert(QStringLiteral("username"), QStringLiteral("bob"));
    QCOMPARE(ann.post(QStringLiteral("/auth/register"), account).status, 403);
    QVERIFY(ann.login(QStringLiteral("ann"), password));
    QCOMPARE(ann.post(QStringLiteral("/api/invites")).status, 201); // she owns the server
    QVERIFY(server.restart());
    QCOMPARE(server.output().count("chinwag://"), 1); // a server with people in it prints none
    QVERIFY(!server.log().contains(secret.toLatin1()));
}

void TestChinwagd::readsItsCertificateAgain()
{
    QTemporaryDir directory;
    QVERIFY(makeCertificate(directory.path(), QStringLiteral("first")));
    QVERIFY(makeCertificate(directory.path(), QStringLiteral("second")));
    QVERIFY(installCertificate(directory.path(), QStringLiteral("first")));
    ChinwagdProcess server;
    server.setArguments({QStringLiteral("--tls-cert"), directory.filePath(QStringLiteral("cert.pem")),
                         QStringLiteral("--tls-key"), directory.filePath(QStringLiteral("key.pem"))});
    started(server);
    const auto commonName = [&server] {
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        QSignalSpy encrypted(&client, &QSslSocket::encrypted);
        client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
        return encrypted.wait(30'000)
                   ? client.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0)
                   : QString();
    };
    QCOMPARE(commonName(), QStringLiteral("first"));
    QVERIFY(installCertificate(directory.path(), QStringLiteral("second")));
    server.sendSignal(SIGHUP);
    QTRY_COMPARE_WITH_TIMEOUT(commonName(), QStringLiteral("second"), 30'000);
}

void TestChinwagd::logsJson()
{
    ChinwagdProcess server;
    server.setArguments({QStringLiteral("--demo"), QStringLiteral("--log-format=json")});
    started(server);
    QCOMPARE(server.terminate(), 0);
    const QByteArrayList lines = server.log().trimmed().split('\n');
    QVERIFY(lines.size() >= 2);
    for (const QByteArray &line : lines) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        QVERIFY2(entry.contains(QLatin1String("time")) && entry.contains(QLatin1String("message")),
                 line.constData());
        QCOMPARE(entry.value(QLatin1String("level")).toString(), QStringLiteral("info"));
    }
}

void TestChinwagd::oneDatabaseOneServer()
{
    ChinwagdProcess server;
    started(server);
    const auto [code, output] =
        run({QStringLiteral("--listen=127.0.0.1:0"), QStringLiteral("--admin-listen=off"),
             QStringLiteral("--data-dir"), server.dataDirectory()});
    QCOMPARE(code, 1);
    QVERIFY2(output.contains("cannot start"), output.constData());
    const QTemporaryDir elsewhere;
    const auto [busyCode, busy] =
        run({QStringLiteral("--listen=127.0.0.1:%1").arg(server.port()), QStringLiteral("--admin-listen=off"),
             QStringLiteral("--data-dir"), elsewhere.path()});
    QCOMPARE(busyCode, 1);
    QVERIFY2(busy.contains("Cannot listen"), busy.constData());
}

QTEST_GUILESS_MAIN(TestChinwagd)
#include "tst_chinwagd.moc"

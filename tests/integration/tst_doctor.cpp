// `chinwagd doctor` beside a real chinwagd: what it says when all is well, and what it says of each fault
// that is really there.
#include "server/sql/connection.h"
#include "tests/contract/client/testauthority.h"
#include "tests/integration/certificates.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/postgresserver.h"
#include "tests/support/redisserver.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

/// What it said, by the name of the check; of several with one name the worst counts.
struct Ran
{
    int status = -1;
    QHash<QString, QString> levels;
    QHash<QString, QString> texts;
    QByteArray said;
};

Ran runDoctor(const QStringList &arguments, const QList<std::pair<QString, QString>> &environment)
{
    QProcess process;
    QProcessEnvironment whole = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : environment)
        whole.insert(name, value);
    process.setProcessEnvironment(whole);
    process.start(QStringLiteral(CHINWAGD_BINARY),
                  QStringList(u"doctor"_s) + arguments + QStringList(u"--json"_s));
    // The loop turns meanwhile, for the proxies of these tests.
    const bool isDone =
        QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 120'000);
    Ran ran;
    ran.said = process.readAllStandardOutput();
    ran.status = isDone ? process.exitCode() : -1;
    const QJsonArray findings = QJsonDocument::fromJson(ran.said)[u"findings"_s].toArray();
    ran.said += process.readAllStandardError();
    for (const auto &each : findings) {
        const QString check = each[u"check"_s].toString();
        if (ran.levels.value(check) == u"trouble"_s)
            continue;
        ran.levels.insert(check, each[u"level"_s].toString());
        ran.texts.insert(check, each[u"text"_s].toString());
    }
    return ran;
}

/// Passes on what it has changed.
class Proxy
{
public:
    using Change = std::function<QByteArray(QByteArray)>;

    Proxy(quint16 port, const Change &request, const Change &answer)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, port, request, answer] {
            QTcpSocket *near = m_server.nextPendingConnection();
            auto *far = new QTcpSocket(near);
            far->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            pass(near, far, request);
            pass(far, near, answer);
            QObject::connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
        });
    }

    QString url() const { return u"http://127.0.0.1:%1/"_s.arg(m_server.serverPort()); }

private:
    static void pass(QTcpSocket *from, QTcpSocket *to, const Change &change)
    {
        QObject::connect(from, &QTcpSocket::readyRead, to, [from, to, change] {
            to->write(change ? change(from->readAll()) : from->readAll());
        });
    }

    QTcpServer m_server;
};

/// A disk of its own, small enough to be full. Needs root.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &path, const QString &size)
        : m_path(path)
    {
        QDir().mkpath(path);
        m_isMounted = QProcess::execute(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size="_s + size,
                                                     u"tmpfs"_s, path}) == 0;
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            QProcess::execute(u"umount"_s, {u"-l"_s, m_path});
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool isMounted() const { return m_isMounted; }

private:
    QString m_path;
    bool m_isMounted = false;
};

} // namespace

class TestDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server.emplace(); }
    void cleanup() { m_server.reset(); }

    void allIsWell();
    void allIsWellWithSeveralNodes();
    void nobodyIsShownWhoLooked();
    void aServerThatIsNotThere();
    void aDatabaseThatIsNotThere();
    void aDatabaseThatIsNoDatabase();
    void aDatabaseOfAnotherRelease();
    void aRoomThatLostItsEnd();
    void aServerOfAnotherDatabase();
    void aRedisThatIsStopped();
    void aRedisThatSaysNothing();
    void aProxyWithoutWebSockets();
    void aClockThatIsWrong();
    void aCertificateThatEnds_data();
    void aCertificateThatEnds();
    void aCertificateThatWasNotReloaded();
    void aDataDirectoryThatIsNotThere();
    void aFullDisk();
    void fewDescriptors();
    void aBackupIsProvenOrNot();

private:
    QString database() const { return u"sqlite:"_s + file(); }
    QString file() const { return m_server->dataDirectory() + u"/chinwagd.sqlite"_s; }
    QList<std::pair<QString, QString>> settings() const
    {
        return {{u"CHINWAGD_DATA_DIR"_s, m_server->dataDirectory()},
                {u"CHINWAGD_LISTEN"_s, u"127.0.0.1:%1"_s.arg(m_server->port())},
                {u"CHINWAGD_ADMIN_LISTEN"_s, u"127.0.0.1:%1"_s.arg(m_server->adminPort())}};
    }
    Ran examine(const QList<std::pair<QString, QString>> &more = {}, const QStringList &arguments = {}) const
    {
        return runDoctor(arguments, settings() + more);
    }
    Ran examineThrough(const Proxy::Change &request, const Proxy::Change &answer);
    void change(const QString &sql) const;
    QStringList column(const QString &sql) const;
    void serveWith(const QString &certificate);
    bool write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_certificates.filePath(name));
        return !text.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    std::optional<ChinwagdProcess> m_server;
    QTemporaryDir m_certificates;
};

void TestDoctor::change(const QString &sql) const
{
    const auto dialect = makeDialect(*DatabaseUrl::parse(database()));
    Connection connection(*dialect);
    QVERIFY(connection.open());
    connection.execute(sql);
    QVERIFY2(!connection.failure(), qPrintable(connection.failureDetail()));
}

QStringList TestDoctor::column(const QString &sql) const
{
    const auto dialect = makeDialect(*DatabaseUrl::parse(database()));
    Connection connection(*dialect);
    QStringList found;
    if (!connection.open())
        return {u"cannot be opened"_s};
    auto rows = connection.rows(sql);
    while (rows.next())
        found.append(rows.text(0));
    return found;
}

void TestDoctor::allIsWell()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    const Ran ran = examine();
    QVERIFY2(ran.status == 0, ran.said.constData());
    for (const char *check : {"database", "server", "ticket", "websocket", "clock", "descriptors"})
        QVERIFY2(ran.levels.value(QLatin1String(check)) == u"ok"_s, ran.said.constData());
    QCOMPARE(ran.levels.value(u"redis"_s), u"skipped"_s);
    QCOMPARE(ran.levels.value(u"certificate"_s), u"skipped"_s);
    QCOMPARE(ran.levels.value(u"backup"_s), u"notice"_s);
    QVERIFY(ran.texts.value(u"websocket"_s).contains(u"echo takes"_s));
}

void TestDoctor::allIsWellWithSeveralNodes()
{
    QVERIFY(PostgresServer::shared());
    RedisServer redis;
    QVERIFY2(redis.start(), redis.log().constData());
    const QString url = PostgresServer::text(PostgresServer::shared()->createBareDatabase());
    m_server->setEnvironment(u"CHINWAGD_DATABASE"_s, url);
    m_server->setEnvironment(u"CHINWAGD_REDIS"_s, redis.url());
    QVERIFY2(m_server->start(), m_server->log().constData());
    const Ran ran = examine({{u"CHINWAGD_DATABASE"_s, url}, {u"CHINWAGD_REDIS"_s, redis.url()}});
    QVERIFY2(ran.status == 0, ran.said.constData());
    for (const char *check : {"database", "redis", "server", "ticket", "websocket", "clock"})
        QVERIFY2(ran.levels.value(QLatin1String(check)) == u"ok"_s, ran.said.constData());
}

void TestDoctor::nobodyIsShownWhoLooked()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, u"correct horse battery"_s));
    QVERIFY(ann.goOnline());
    const QStringList before = column(u"SELECT COUNT(*) FROM events"_s);
    // What a doctor who was interrupted has left behind an hour ago.
    change(u"INSERT INTO users (id, username, display_name, username_key, display_key, username_skeleton, "
           "password_hash, banned, server_owner, created_at) VALUES ('u_old', '*doctor-old', '*', '*', '*', "
           "'*', '*', 0, 0, 1)"_s);
    const Ran ran = examine();
    QVERIFY2(ran.status == 0, ran.said.constData());
    QCOMPARE(column(u"SELECT username FROM users"_s), QStringList(u"ann"_s));
    QCOMPARE(column(u"SELECT COUNT(*) FROM devices"_s), QStringList(u"1"_s));
    QCOMPARE(column(u"SELECT COUNT(*) FROM events"_s), before);
    QCOMPARE(ann.count(u"presence"_s), 0);
}

void TestDoctor::aServerThatIsNotThere()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    QCOMPARE(m_server->terminate(), 0);
    const Ran ran = examine();
    QCOMPARE(ran.status, 3);
    QCOMPARE(ran.levels.value(u"database"_s), u"ok"_s);
    QCOMPARE(ran.levels.value(u"server"_s), u"trouble"_s);
    QVERIFY2(ran.texts.value(u"server"_s).contains(u"does not answer"_s), ran.said.constData());
    QCOMPARE(ran.levels.value(u"ticket"_s), u"skipped"_s);
    QCOMPARE(column(u"SELECT username FROM users"_s), QStringList());
}

void TestDoctor::aDatabaseThatIsNotThere()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    const QString absent = m_server->dataDirectory() + u"/absent.sqlite"_s;
    const Ran ran = examine({{u"CHINWAGD_DATABASE"_s, u"sqlite:"_s + absent}});
    QCOMPARE(ran.status, 3);
    QCOMPARE(ran.levels.value(u"database"_s), u"trouble"_s);
    QVERIFY(!QFile::exists(absent)); // looking has made none
    QCOMPARE(ran.levels.value(u"server"_s), u"ok"_s);
    QCOMPARE(ran.levels.value(u"ticket"_s), u"skipped"_s);
}

void TestDoctor::aDatabaseThatIsNoDatabase()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    const QString other = m_server->dataDirectory() + u"/other.sqlite"_s;
    QFile rubbish(other);
    QVERIFY(rubbish.open(QIODevice::WriteOnly));
    rubbish.write(QByteArray(8192, 'x'));
    rubbish.close();
    const Ran ran = examine({{u"CHINWAGD_DATABASE"_s, u"sqlite:"_s + other}});
    QCOMPARE(ran.status, 3);
    QCOMPARE(ran.levels.value(u"database"_s), u"trouble"_s);
}

void TestDoctor::aDatabaseOfAnotherRelease()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    change(u"INSERT INTO schema_migrations (version, name) VALUES (9999, 'of tomorrow')"_s);
    const Ran ran = examine();
    QCOMPARE(ran.status, 3);
    QVERIFY2(ran.texts.value(u"database"_s).contains(u"has schema 9999"_s), ran.said.constData());
}

void TestDoctor::aRoomThatLostItsEnd()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, u"correct horse battery"_s));
    QCOMPARE(m_server->terminate(), 0);
    change(u"DELETE FROM events"_s);
    const Ran ran = examine();
    QCOMPARE(ran.status, 3);
    QVERIFY2(ran.texts.value(u"database"_s).contains(u"lost the end of the room general"_s),
             ran.said.constData());
}

void TestDoctor::aServerOfAnotherDatabase()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    ChinwagdProcess other;
    QVERIFY2(other.start(), other.log().constData());
    const Ran ran = examine({}, {u"--url"_s, other.url().toString()});
    QCOMPARE(ran.status, 3);
    QCOMPARE(ran.levels.value(u"server"_s), u"ok"_s);
    QCOMPARE(ran.levels.value(u"ticket"_s), u"trouble"_s);
    QVERIFY2(ran.texts.value(u"ticket"_s).contains(u"Is it the server of this database?"_s),
             ran.said.constData());
}

void TestDoctor::aRedisThatIsStopped()
{
    QVERIFY(PostgresServer::shared());
    RedisServer redis;
    QVERIFY2(redis.start(), redis.log().constData());
    const QString url = PostgresServer::text(PostgresServer::shared()->createBareDatabase());
    m_server->setEnvironment(u"CHINWAGD_DATABASE"_s, url);
    m_server->setEnvironment(u"CHINWAGD_REDIS"_s, redis.url());
    QVERIFY2(m_server->start(), m_server->log().constData());
    redis.kill();
    const Ran ran = examine({{u"CHINWAGD_DATABASE"_s, url}, {u"CHINWAGD_REDIS"_s, redis.url()}});
    QCOMPARE(ran.status, 3);
    QVERIFY2(ran.levels.value(u"redis"_s) == u"trouble"_s, ran.said.constData());
    // It goes on without.
    QVERIFY2(ran.levels.value(u"websocket"_s) == u"ok"_s, ran.said.constData());
}

void TestDoctor::aRedisThatSaysNothing()
{
    RedisServer redis;
    QVERIFY2(redis.start(), redis.log().constData());
    redis.pause();
    QVERIFY2(m_server->start(), m_server->log().constData());
    const QString url = PostgresServer::text(PostgresServer::shared()->createBareDatabase());
    const Ran ran = examine({{u"CHINWAGD_DATABASE"_s, url}, {u"CHINWAGD_REDIS"_s, redis.url()}});
    redis.resume();
    QCOMPARE(ran.status, 3);
    QVERIFY2(ran.levels.value(u"redis"_s) == u"trouble"_s, ran.said.constData());
}

Ran TestDoctor::examineThrough(const Proxy::Change &request, const Proxy::Change &answer)
{
    const Proxy proxy(m_server->port(), request, answer);
    return examine({}, {u"--url"_s, proxy.url()});
}

void TestDoctor::aProxyWithoutWebSockets()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    const Ran ran = examineThrough(
        [](QByteArray bytes) {
            return bytes.replace("Connection: Upgrade", "Connection: close")
                .replace("Upgrade: websocket\r\n", "");
        },
        {});
    QCOMPARE(ran.status, 3);
    QVERIFY2(ran.levels.value(u"ticket"_s) == u"ok"_s, ran.said.constData());
    QVERIFY2(ran.levels.value(u"websocket"_s) == u"trouble"_s, ran.said.constData());
    QVERIFY(ran.texts.value(u"websocket"_s).contains(u"Does the proxy in front of it pass WebSockets on?"_s));
}

void TestDoctor::aClockThatIsWrong()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    const QByteArray earlier =
        QLocale::c()
            .toString(QDateTime::currentDateTimeUtc().addSecs(-3600), u"ddd, dd MMM yyyy hh:mm:ss"_s)
            .toLatin1();
    const Ran ran = examineThrough({}, [earlier](QByteArray bytes) {
        const qsizetype at = bytes.indexOf("Date: ");
        return at < 0 ? bytes : bytes.replace(at + 6, earlier.size(), earlier);
    });
    QCOMPARE(ran.levels.value(u"clock"_s), u"notice"_s);
    QVERIFY2(ran.texts.value(u"clock"_s).contains(u"behind this machine's"_s), ran.said.constData());
}

void TestDoctor::serveWith(const QString &certificate)
{
    QVERIFY(installCertificate(m_certificates.path(), certificate));
    m_server->setEnvironment(u"CHINWAGD_TLS_CERT"_s, m_certificates.filePath(u"cert.pem"_s));
    m_server->setEnvironment(u"CHINWAGD_TLS_KEY"_s, m_certificates.filePath(u"key.pem"_s));
    QVERIFY2(m_server->start(), m_server->log().constData());
}

void TestDoctor::aCertificateThatEnds_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("text");
    QTest::newRow("yesterday") << -1 << u"trouble"_s << u"has ended"_s;
    QTest::newRow("in a week") << 7 << u"notice"_s << u"ends in"_s;
    QTest::newRow("in a year") << 365 << u"notice"_s << u"Nobody vouches"_s;
}

void TestDoctor::aCertificateThatEnds()
{
    QFETCH(int, days);
    QFETCH(QString, level);
    QFETCH(QString, text);
    TestAuthority authority;
    TestAuthority::Wish wish;
    wish.selfSigned = true;
    wish.until = QDateTime::currentDateTimeUtc().addDays(days);
    const auto made = authority.issue(wish);
    QVERIFY(write(u"ends.cert.pem"_s, made.chain.value(0).toPem()));
    QVERIFY(write(u"ends.key.pem"_s, made.key.toPem()));
    serveWith(u"ends"_s);
    const Ran ran = examine({{u"CHINWAGD_TLS_CERT"_s, m_certificates.filePath(u"cert.pem"_s)},
                             {u"CHINWAGD_TLS_KEY"_s, m_certificates.filePath(u"key.pem"_s)}});
    QCOMPARE(ran.status, level == u"trouble"_s ? 3 : 0);
    QVERIFY2(ran.levels.value(u"certificate"_s) == level, ran.said.constData());
    QVERIFY2(ran.texts.value(u"certificate"_s).contains(text), ran.said.constData());
    QVERIFY2(ran.levels.value(u"websocket"_s) == u"ok"_s, ran.said.constData());
}

void TestDoctor::aCertificateThatWasNotReloaded()
{
    QVERIFY(makeCertificate(m_certificates.path(), u"first"_s));
    QVERIFY(makeCertificate(m_certificates.path(), u"second"_s));
    serveWith(u"first"_s);
    QVERIFY(installCertificate(m_certificates.path(), u"second"_s));
    const Ran ran = examine({{u"CHINWAGD_TLS_CERT"_s, m_certificates.filePath(u"cert.pem"_s)},
                             {u"CHINWAGD_TLS_KEY"_s, m_certificates.filePath(u"key.pem"_s)}});
    QVERIFY2(ran.texts.value(u"certificate"_s).contains(u"another certificate"_s), ran.said.constData());
}

void TestDoctor::aDataDirectoryThatIsNotThere()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    const Ran ran =
        examine({{u"CHINWAGD_DATA_DIR"_s, u"/nowhere/at/all"_s}, {u"CHINWAGD_DATABASE"_s, database()}});
    QCOMPARE(ran.status, 3);
    QVERIFY2(ran.texts.value(u"disk"_s).contains(u"There is no directory /nowhere/at/all"_s),
             ran.said.constData());
}

void TestDoctor::aFullDisk()
{
    QTemporaryDir place;
    const SmallDisk disk(place.filePath(u"disk"_s), u"1m"_s);
    QVERIFY2(disk.isMounted(), "a tmpfs cannot be mounted");
    QVERIFY2(m_server->start(), m_server->log().constData());
    const Ran ran =
        examine({{u"CHINWAGD_DATA_DIR"_s, place.filePath(u"disk"_s)}, {u"CHINWAGD_DATABASE"_s, database()}});
    QCOMPARE(ran.status, 3);
    QVERIFY2(ran.texts.value(u"disk"_s).contains(u"is full"_s), ran.said.constData());
}

void TestDoctor::fewDescriptors()
{
    m_server->setHost({u"prlimit"_s, u"--nofile=512:512"_s}, u"127.0.0.1"_s);
    QVERIFY2(m_server->start(), m_server->log().constData());
    const Ran ran = examine();
    QCOMPARE(ran.levels.value(u"descriptors"_s), u"notice"_s);
    QVERIFY2(ran.texts.value(u"descriptors"_s).contains(u"of 512 descriptors open, which is few"_s),
             ran.said.constData());
}

void TestDoctor::aBackupIsProvenOrNot()
{
    QVERIFY2(m_server->start(), m_server->log().constData());
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, u"correct horse battery"_s));
    const auto metrics = [this] {
        ServerClient operators(m_server->adminUrl());
        return operators.get(u"/metrics"_s).bytes;
    };
    QVERIFY(!metrics().contains("chinwag_backup_verified"));
    const auto backUp = [this] {
        return QProcess::execute(QStringLiteral(CHINWAGD_BINARY),
                                 {u"backup"_s, m_server->dataDirectory() + u"/../backup"_s, u"--data-dir"_s,
                                  m_server->dataDirectory()});
    };
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    QCOMPARE(backUp(), 0);
    Ran ran = examine();
    QVERIFY2(ran.levels.value(u"backup"_s) == u"ok"_s, ran.said.constData());
    QByteArray page = metrics();
    QVERIFY2(page.contains("chinwag_backup_verified 1\n"), page.constData());
    const auto value = [](const QByteArray &text, const QByteArray &name) {
        const qsizetype at = text.indexOf('\n' + name + ' ');
        return at < 0 ? -1 : text.sliced(at + name.size() + 2).split('\n').constFirst().toDouble();
    };
    QVERIFY(value(page, "chinwag_backup_last_success_timestamp_seconds") >= double(before));
    QVERIFY(value(page, "chinwag_backup_duration_seconds") > 0);

    // A room that lost a message is copied as it is, and found out.
    change(u"DELETE FROM events WHERE seq = 1"_s);
    QCOMPARE(backUp(), 3);
    ran = examine();
    QCOMPARE(ran.status, 3);
    QVERIFY2(ran.texts.value(u"backup"_s).contains(u"room general, seq 1 missing"_s), ran.said.constData());
    const double success = value(page, "chinwag_backup_last_success_timestamp_seconds");
    page = metrics();
    QVERIFY2(page.contains("chinwag_backup_verified 0\n"), page.constData());
    QCOMPARE(value(page, "chinwag_backup_last_success_timestamp_seconds"), success);
    QVERIFY(value(page, "chinwag_backup_last_attempt_timestamp_seconds") >= success);
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"

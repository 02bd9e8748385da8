#include "server/redis/redisconnection.h"
#include "shared/base/manualtime.h"
#include "tests/contract/redis/logcatcher.h"
#include "tests/support/redisserver.h"

#include <QTest>

#include <csignal>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

class RedisConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_log = std::make_unique<LogCatcher>(); }
    void cleanup() { m_log.reset(); }

    void everyWayIn_data();
    void everyWayIn();
    void everyWrongWayHasASentence_data();
    void everyWrongWayHasASentence();
    void answersComeInOrder();
    void aUserMaySignIn();
    void theDatabaseIsSelected();
    void beforeItIsReadyNothingIsSent();
    void aLostConnectionAnswersNone();
    void aReplicaIsLeft();
    void attemptsArePaced();
    void anAttemptHasItsOwnDeadline();
    void onlyAStableConnectionStartsThePaceAnew();

private:
    static RedisUrl urlOf(const QString &text) { return *RedisUrl::parse(text); }

    RedisServer m_server;
    QtTimerScheduler m_timers;
    std::unique_ptr<LogCatcher> m_log;
};

void RedisConnectionTest::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN);
    QVERIFY2(m_server.start(), m_server.log().constData());
}

void RedisConnectionTest::everyWayIn_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("unix socket") << m_server.url();
    QTest::newRow("address") << m_server.tcpUrl();
    // "localhost" is ::1 first on many machines, where this Redis does not listen.
    QTest::newRow("name") << QStringLiteral("redis://localhost:%1").arg(m_server.port());
}

void RedisConnectionTest::everyWayIn()
{
    QFETCH(QString, url);
    RedisConnection connection(urlOf(url), m_timers);
    QTRY_VERIFY2(connection.isReady(), qPrintable(connection.trouble()));
    std::optional<RedisReply> answer;
    QVERIFY(
        connection.send({"ECHO", "hello"}, [&](const std::optional<RedisReply> &reply) { answer = reply; }));
    QVERIFY(!answer);
    QTRY_VERIFY(answer);
    QCOMPARE(answer->text, QByteArrayLiteral("hello"));
}

void RedisConnectionTest::everyWrongWayHasASentence_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("about");
    QTest::newRow("no socket") << QStringLiteral("unix:///nowhere/redis.sock")
                               << QStringLiteral("/nowhere/redis.sock cannot be reached");
    QTest::newRow("no server") << QStringLiteral("redis://127.0.0.1:1")
                               << QStringLiteral("127.0.0.1:1 cannot be reached");
    QTest::newRow("no name") << QStringLiteral("redis://no-such-host.invalid")
                             << QStringLiteral("no-such-host.invalid cannot be found");
    QTest::newRow("no database") << m_server.url() + QStringLiteral("?db=999") << QStringLiteral("SELECT");
    QTest::newRow("needless password") << QStringLiteral("redis://:hush@127.0.0.1:%1").arg(m_server.port())
                                       << QStringLiteral("did not accept the password");
    QTest::newRow("no such user") << QStringLiteral("redis://chat:hush@127.0.0.1:%1").arg(m_server.port())
                                  << QStringLiteral("did not accept the password (WRONGPASS)");
}

void RedisConnectionTest::everyWrongWayHasASentence()
{
    QFETCH(QString, url);
    QFETCH(QString, about);
    RedisConnection connection(urlOf(url), m_timers);
    QTRY_VERIFY2_WITH_TIMEOUT(connection.trouble().contains(about), qPrintable(connection.trouble()), 30'000);
    QVERIFY(!connection.isReady());
    QVERIFY(connection.trouble().endsWith(QLatin1Char('.')));
    QCOMPARE(LogCatcher::count(QStringLiteral("hush")), 0);
}

void RedisConnectionTest::answersComeInOrder()
{
    constexpr int count = 5000;
    RedisConnection connection(urlOf(m_server.url()), m_timers);
    QTRY_VERIFY(connection.isReady());
    QList<int> answers;
    for (int i = 0; i < count; ++i)
        QVERIFY(connection.send({"ECHO", QByteArray::number(i)}, [&](const std::optional<RedisReply> &reply) {
            answers.append(reply ? reply->text.toInt() : -1);
        }));
    QTRY_COMPARE(answers.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(answers.at(i), i);
}

void RedisConnectionTest::aUserMaySignIn()
{
    m_server.cli({QStringLiteral("ACL"), QStringLiteral("SETUSER"), QStringLiteral("chat"),
                  QStringLiteral("on"), QStringLiteral(">p@ss/w:rd"), QStringLiteral("+@all"),
                  QStringLiteral("~*"), QStringLiteral("&*")});
    RedisConnection connection(
        urlOf(QStringLiteral("redis://chat:p%40ss%2Fw%3Ard@127.0.0.1:%1").arg(m_server.port())), m_timers);
    QTRY_VERIFY2(connection.isReady(), qPrintable(connection.trouble()));
    QByteArray name;
    QVERIFY(
        connection.send({"ACL", "WHOAMI"}, [&](const auto &reply) { name = reply ? reply->text : "none"; }));
    QTRY_COMPARE(name, QByteArrayLiteral("chat"));
    QCOMPARE(LogCatcher::count(QStringLiteral("p@ss")), 0);
}

void RedisConnectionTest::theDatabaseIsSelected()
{
    RedisConnection connection(urlOf(m_server.url() + QStringLiteral("?db=3")), m_timers);
    QTRY_VERIFY(connection.isReady());
    bool stored = false;
    QVERIFY(connection.send({"SET", "where", "3"},
                            [&](const auto &reply) { stored = reply && !reply->isError(); }));
    QTRY_VERIFY(stored);
    QCOMPARE(m_server.cli(
                 {QStringLiteral("-n"), QStringLiteral("3"), QStringLiteral("GET"), QStringLiteral("where")}),
             QByteArrayLiteral("3\n"));
}

void RedisConnectionTest::beforeItIsReadyNothingIsSent()
{
    RedisConnection connection(urlOf(m_server.url()), m_timers);
    bool answered = false;
    QVERIFY(!connection.send({"SET", "early", "1"}, [&](const auto &) { answered = true; }));
    connection.subscribe({"early"});
    connection.reconnect(QStringLiteral("early"));
    QTRY_VERIFY(connection.isReady());
    QCOMPARE(m_server.cli({QStringLiteral("EXISTS"), QStringLiteral("early")}), QByteArrayLiteral("0\n"));
    QVERIFY(!answered);
}

void RedisConnectionTest::aLostConnectionAnswersNone()
{
    RedisServer server;
    QVERIFY(server.start());
    RedisConnection connection(urlOf(server.url()), m_timers);
    QTRY_VERIFY(connection.isReady());
    for (const bool killed : {true, false}) {
        server.pause();
        QStringList told;
        connection.setReadyHandler(
            [&](bool ready) { told.append(ready ? QStringLiteral("ready") : QStringLiteral("away")); });
        for (int i = 0; i < 3; ++i)
            QVERIFY(connection.send({"GET", "x"}, [&](const std::optional<RedisReply> &reply) {
                told.append(reply ? QStringLiteral("answer") : QStringLiteral("none"));
            }));
        QVERIFY(told.isEmpty());
        if (killed)
            server.kill();
        else
            connection.reconnect(QStringLiteral("The test wants it."));
        QTRY_COMPARE(told.count(QStringLiteral("none")), 3);
        QTRY_VERIFY(told.contains(QStringLiteral("away")));
        QCOMPARE(told.size(), 4);
        if (killed)
            QVERIFY(server.start());
        else
            server.resume();
        QTRY_VERIFY(connection.isReady());
    }
}

void RedisConnectionTest::aReplicaIsLeft()
{
    RedisServer server;
    QVERIFY(server.start());
    RedisConnection connection(urlOf(server.url()), m_timers);
    QTRY_VERIFY(connection.isReady());
    QList<bool> told;
    connection.setReadyHandler([&](bool ready) { told.append(ready); });
    server.cli({QStringLiteral("REPLICAOF"), QStringLiteral("127.0.0.1"), QString::number(m_server.port())});
    QByteArray code;
    QVERIFY(connection.send({"SET", "a", "b"},
                            [&](const auto &reply) { code = reply ? reply->errorCode() : "none"; }));
    QTRY_COMPARE(code, QByteArrayLiteral("READONLY"));
    QTRY_COMPARE(told.value(0, true), false);
    QCOMPARE(LogCatcher::count(QStringLiteral("is read-only now")), 1);
}

namespace {

/// Turns the loop without letting time pass.
template <typename Condition>
bool run(ManualTimerScheduler &timers, const Condition &condition)
{
    return QTest::qWaitFor([&] {
        timers.advance(0ms);
        return condition();
    });
}

} // namespace

void RedisConnectionTest::attemptsArePaced()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    int failures = 0;
    RedisConnection::Options options;
    options.random = [&failures] {
        ++failures;
        return 0.0; // half the nominal delay
    };
    RedisConnection connection(urlOf(QStringLiteral("redis://:hush@127.0.0.1:%1").arg(m_server.port())),
                               timers, options);
    int expected = 0;
    for (const milliseconds delay : {50ms, 100ms, 200ms, 400ms, 500ms, 500ms}) {
        QVERIFY(run(timers, [&] { return failures > expected; }));
        QCOMPARE(failures, ++expected);
        timers.advance(0ms);
        timers.advance(delay - 1ms);
        QCOMPARE(timers.pending(), 1); // nothing but the next attempt
        timers.advance(1ms);
        QVERIFY(timers.pending() > 1);
    }
}

void RedisConnectionTest::anAttemptHasItsOwnDeadline()
{
    RedisServer server;
    QVERIFY(server.start());
    server.pause();
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    int failures = 0;
    RedisConnection::Options options;
    options.random = [&failures] {
        ++failures;
        return 0.0;
    };
    RedisConnection connection(urlOf(server.url()), timers, options);
    timers.advance(0ms);
    timers.advance(2999ms);
    QCOMPARE(failures, 0);
    timers.advance(1ms);
    QCOMPARE(failures, 1);
    QVERIFY2(connection.trouble().contains(QLatin1String("did not answer within 3000 ms")),
             qPrintable(connection.trouble()));
    server.resume();
    timers.advance(50ms);
    QVERIFY(run(timers, [&] { return connection.isReady(); }));
}

void RedisConnectionTest::onlyAStableConnectionStartsThePaceAnew()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    RedisConnection::Options options;
    options.random = [] { return 0.0; };
    RedisConnection connection(urlOf(m_server.url()), timers, options);
    // Each loss is one step further: 50, 100, 200 ms.
    for (const milliseconds delay : {50ms, 100ms, 200ms}) {
        QVERIFY(run(timers, [&] { return connection.isReady(); }));
        timers.advance(9999ms);
        connection.reconnect(QStringLiteral("The test wants it."));
        timers.advance(delay - 1ms);
        QCOMPARE(timers.pending(), 1);
        timers.advance(1ms);
    }
    QVERIFY(run(timers, [&] { return connection.isReady(); }));
    timers.advance(10s);
    connection.reconnect(QStringLiteral("The test wants it."));
    timers.advance(50ms);
    QVERIFY(run(timers, [&] { return connection.isReady(); }));
}

QTEST_GUILESS_MAIN(RedisConnectionTest)
#include "tst_redisconnection.moc"

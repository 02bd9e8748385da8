#include "server/alone/memoryticketstore.h"
#include "server/redis/redisbroker.h"
#include "server/redis/redisticketstore.h"
#include "shared/base/manualtime.h"
#include "tests/contract/redis/logcatcher.h"
#include "tests/support/redisserver.h"
#include "tests/support/testservice.h"

#include <QTest>

#include <csignal>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

/// hiredis frees its context on its own terms; these are all the moments at which we may be gone first. Run
/// it under AddressSanitizer to see more than crashes.
class RedisLifetimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_log = std::make_unique<LogCatcher>(); }
    void cleanup() { m_log.reset(); }

    void destroyedAfterAnyNumberOfTurns_data();
    void destroyedAfterAnyNumberOfTurns();
    void destroyedInsideAHandler_data();
    void destroyedInsideAHandler();
    void destroyedWhileRedisDies();
    void destroyedWithCallsWaiting();
    void anAnswerMayDestroyTheConnection();
    void theSchedulerMayOutliveEverything();

private:
    static std::unique_ptr<RedisBroker> makeBroker(const QString &url, TimerScheduler &timers);

    RedisServer m_server;
    RedisServer m_paused;
    RedisServer m_locked;
    RedisServer m_sentinel;
    QtTimerScheduler m_timers;
    std::unique_ptr<LogCatcher> m_log;
};

void RedisLifetimeTest::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN);
    m_locked.addArguments({QStringLiteral("--requirepass"), QStringLiteral("secret")});
    for (RedisServer *server : {&m_server, &m_paused, &m_locked})
        QVERIFY2(server->start(), server->log().constData());
    m_sentinel.watch(m_server);
    QVERIFY2(m_sentinel.start(), m_sentinel.log().constData());
    m_paused.pause();
}

std::unique_ptr<RedisBroker> RedisLifetimeTest::makeBroker(const QString &url, TimerScheduler &timers)
{
    RedisBroker::Options options;
    options.canaryInterval = 10ms;
    options.canaryTimeout = 40ms;
    options.connection.attemptTimeout = 20ms;
    options.connection.backoff = {1ms, 5ms};
    return std::make_unique<RedisBroker>(*RedisUrl::parse(url), testService(), timers, options);
}

void RedisLifetimeTest::destroyedAfterAnyNumberOfTurns_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("unix socket") << m_server.url();
    QTest::newRow("address") << m_server.tcpUrl();
    QTest::newRow("name") << QStringLiteral("redis://localhost:%1/2").arg(m_server.port());
    QTest::newRow("refused") << QStringLiteral("redis://127.0.0.1:1");
    QTest::newRow("no socket") << QStringLiteral("unix:///nowhere/redis.sock");
    QTest::newRow("no name") << QStringLiteral("redis://no-such-host.invalid");
    QTest::newRow("paused") << m_paused.url();
    QTest::newRow("wrong password") << QStringLiteral("unix://:wrong@") + m_locked.socketPath();
    QTest::newRow("no password") << m_locked.url();
    QTest::newRow("sentinel")
        << QStringLiteral("sentinel://127.0.0.1:1,127.0.0.1:%1/mymaster").arg(m_sentinel.port());
    QTest::newRow("no sentinel") << QStringLiteral("sentinel://127.0.0.1:1/mymaster");
    QTest::newRow("no such master") << QStringLiteral("sentinel://127.0.0.1:%1/other").arg(m_sentinel.port());
}

void RedisLifetimeTest::destroyedAfterAnyNumberOfTurns()
{
    QFETCH(QString, url);
    for (int turns = 0; turns < 60; ++turns) {
        auto broker = makeBroker(url, m_timers);
        broker->subscribe(QStringLiteral("room:a"));
        broker->setHandler([](const Relayed &) {});
        for (int turn = 0; turn < turns; ++turn) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            broker->publish({QStringLiteral("room:a"), Relayed::Kind::Ephemeral, 0, {}, "x"});
            broker->subscribe(QStringLiteral("room:%1").arg(turn));
        }
        broker.reset();
        QCoreApplication::processEvents();
    }
}

void RedisLifetimeTest::destroyedInsideAHandler_data()
{
    QTest::addColumn<QString>("handler");
    for (const char *handler : {"message", "subscribed", "available", "away", "canary"})
        QTest::newRow(handler) << QString::fromLatin1(handler);
}

void RedisLifetimeTest::destroyedInsideAHandler()
{
    QFETCH(QString, handler);
    RedisServer server;
    QVERIFY2(server.start(), server.log().constData());
    for (int round = 0; round < 10; ++round) {
        auto other = makeBroker(server.url(), m_timers);
        auto broker = makeBroker(server.url(), m_timers);
        QTRY_VERIFY(broker->isAvailable() && other->isAvailable());
        if (handler == QLatin1String("message"))
            broker->setHandler([&](const Relayed &) { broker.reset(); });
        if (handler == QLatin1String("subscribed"))
            broker->setSubscribedHandler([&](const QString &) { broker.reset(); });
        if (handler != QLatin1String("message") && handler != QLatin1String("subscribed"))
            broker->setAvailabilityHandler([&](bool available) {
                if (available == (handler == QLatin1String("available")))
                    broker.reset();
            });
        broker->subscribe(QStringLiteral("room:a"));
        if (handler == QLatin1String("canary"))
            server.pause();
        if (handler == QLatin1String("away") || handler == QLatin1String("available"))
            server.kill();
        if (handler == QLatin1String("available"))
            QVERIFY(server.start());
        QTRY_VERIFY([&] {
            if (broker && handler == QLatin1String("message"))
                other->publish({QStringLiteral("room:a"), Relayed::Kind::Ephemeral, 0, {}, "x"});
            return !broker;
        }());
        QCoreApplication::processEvents();
        server.resume();
        if (handler == QLatin1String("away"))
            QVERIFY(server.start());
    }
}

void RedisLifetimeTest::destroyedWhileRedisDies()
{
    RedisServer server;
    for (int turns = 0; turns < 12; ++turns) {
        QVERIFY2(server.start(), server.log().constData());
        auto broker = makeBroker(server.tcpUrl(), m_timers);
        QTRY_VERIFY(broker->isAvailable());
        for (int i = 0; i < 100; ++i)
            broker->publish(
                {QStringLiteral("room:a"), Relayed::Kind::Ephemeral, 0, {}, QByteArray(10'000, 'x')});
        server.kill();
        for (int turn = 0; turn < turns; ++turn)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        broker.reset();
        QCoreApplication::processEvents();
    }
}

void RedisLifetimeTest::destroyedWithCallsWaiting()
{
    ManualClock clock;
    MemoryTicketStore fallback(clock, m_timers);
    RedisServer server;
    QVERIFY2(server.start(), server.log().constData());
    for (const bool storeFirst : {true, false}) {
        auto connection = std::make_unique<RedisConnection>(*RedisUrl::parse(server.url()), m_timers);
        auto store = std::make_unique<RedisTicketStore>(*connection, testService(), fallback, m_timers);
        QTRY_VERIFY(connection->isReady());
        server.pause();
        int answers = 0;
        store->put("hash", {{UserId(QStringLiteral("u")), {}, {}}, {}}, 1s, [&](const auto &) { ++answers; });
        store->take("hash", Principal::server(), [&](const auto &) { ++answers; });
        QCoreApplication::processEvents();
        if (storeFirst) {
            store.reset();
            server.resume();
            // Whoever asks later is answered later.
            bool answered = false;
            QVERIFY(connection->send({"PING"}, [&](const auto &) { answered = true; }));
            QTRY_VERIFY(answered);
        }
        store.reset();
        connection.reset();
        server.resume();
        QCoreApplication::processEvents();
        QCOMPARE(answers, 0);
    }
}

void RedisLifetimeTest::anAnswerMayDestroyTheConnection()
{
    RedisServer server;
    QVERIFY2(server.start(), server.log().constData());
    for (const bool lost : {false, true}) {
        auto connection = std::make_unique<RedisConnection>(*RedisUrl::parse(server.url()), m_timers);
        QTRY_VERIFY(connection->isReady());
        if (lost)
            server.pause();
        int answers = 0;
        for (int i = 0; i < 3; ++i)
            QVERIFY(connection->send({"PING"}, [&](const auto &) {
                ++answers;
                connection.reset();
            }));
        if (lost)
            server.kill();
        QTRY_VERIFY(!connection);
        QCoreApplication::processEvents();
        QCOMPARE(answers, 1);
    }
}

void RedisLifetimeTest::theSchedulerMayOutliveEverything()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    {
        MemoryTicketStore fallback(clock, timers);
        auto broker = makeBroker(m_server.url(), timers);
        RedisTicketStore store(broker->commands(), testService(), fallback, timers);
        QVERIFY(QTest::qWaitFor([&] {
            timers.advance(0ms);
            return broker->isAvailable();
        }));
        store.take("hash", Principal::server(), [](const auto &) {});
        broker->publish({QStringLiteral("room:a"), Relayed::Kind::Ephemeral, 0, {}, "x"});
    }
    QCOMPARE(timers.pending(), 0);
    timers.advance(60s);
}

QTEST_GUILESS_MAIN(RedisLifetimeTest)
#include "tst_redislifetime.moc"

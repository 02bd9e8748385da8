#include "server/redis/redisbroker.h"
#include "tests/contract/redis/logcatcher.h"
#include "tests/support/redisserver.h"
#include "tests/support/testservice.h"

#include <QTest>

#include <csignal>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000; // ms; Sentinel takes seconds to make up its mind

} // namespace

/// A master, a replica and one Sentinel.
class RedisSentinelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void init();
    void cleanup();

    void theMasterIsFoundPastDeadSentinels();
    void aFailoverIsFollowed();
    void aMasterThatWasReplacedIsLeft();
    void anUnknownMasterHasASentence();
    void noSentinelHasASentence();
    void aReplicaIsNotTakenForTheMaster();
    void aPasswordIsForTheMasterToo();

private:
    QString url(const QString &master = QStringLiteral("mymaster")) const;
    bool startReplica();

    std::unique_ptr<RedisServer> m_master;
    std::unique_ptr<RedisServer> m_replica;
    std::unique_ptr<RedisServer> m_sentinel;
    QtTimerScheduler m_timers;
    std::unique_ptr<LogCatcher> m_log;
};

void RedisSentinelTest::init()
{
    m_log = std::make_unique<LogCatcher>();
    m_master = std::make_unique<RedisServer>();
    m_replica = std::make_unique<RedisServer>();
    m_sentinel = std::make_unique<RedisServer>();
    m_master->addArguments({QStringLiteral("--repl-diskless-sync-delay"), QStringLiteral("0")});
    QVERIFY2(m_master->start(), m_master->log().constData());
}

void RedisSentinelTest::cleanup()
{
    m_sentinel.reset();
    m_replica.reset();
    m_master.reset();
    m_log.reset();
}

QString RedisSentinelTest::url(const QString &master) const
{
    return QStringLiteral("sentinel://127.0.0.1:1,127.0.0.1:%1/%2").arg(m_sentinel->port()).arg(master);
}

bool RedisSentinelTest::startReplica()
{
    m_replica->addArguments(
        {QStringLiteral("--replicaof"), QStringLiteral("127.0.0.1"), QString::number(m_master->port())});
    return m_replica->start() &&
           QTest::qWaitFor(
               [&] {
                   return m_master->cli({QStringLiteral("INFO"), QStringLiteral("replication")})
                       .contains("state=online");
               },
               patience);
}

void RedisSentinelTest::theMasterIsFoundPastDeadSentinels()
{
    m_sentinel->watch(*m_master);
    QVERIFY2(m_sentinel->start(), m_sentinel->log().constData());
    RedisBroker broker(*RedisUrl::parse(url() + QStringLiteral("/2")), testService(), m_timers);
    QTRY_VERIFY2(broker.isAvailable(), qPrintable(broker.trouble()));
    QVERIFY(
        m_master
            ->cli({QStringLiteral("PUBSUB"), QStringLiteral("CHANNELS"), QStringLiteral("cw:test:node:*")})
            .size() > 1);
    QVERIFY(m_master->cli({QStringLiteral("CLIENT"), QStringLiteral("LIST")}).contains("db=2"));
}

void RedisSentinelTest::aFailoverIsFollowed()
{
    QVERIFY2(startReplica(), m_replica->log().constData());
    m_sentinel->watch(*m_master);
    QVERIFY2(m_sentinel->start(), m_sentinel->log().constData());
    QTRY_VERIFY_WITH_TIMEOUT(m_sentinel->log().contains("+slave"), patience);
    RedisBroker ann(*RedisUrl::parse(url()), testService(), m_timers);
    RedisBroker ben(*RedisUrl::parse(url()), testService(), m_timers);
    QByteArray heard;
    ben.setHandler([&](const Relayed &push) { heard = push.payload; });
    ben.subscribe(QStringLiteral("room:a"));
    QTRY_VERIFY(ann.isAvailable() && ben.isAvailable());
    m_master->kill();
    QTRY_VERIFY(!ann.isAvailable() && !ben.isAvailable());
    QTRY_VERIFY_WITH_TIMEOUT(ann.isAvailable() && ben.isAvailable(), patience);
    QVERIFY(m_replica->cli({QStringLiteral("ROLE")}).startsWith("master"));
    ann.publish({QStringLiteral("room:a"), Relayed::Kind::Ephemeral, 0, {}, "over there"});
    QTRY_COMPARE(heard, QByteArrayLiteral("over there"));
}

/// After an orderly failover the old master stays a master for seconds: whoever stayed with it would hear
/// nothing of those who connect now.
void RedisSentinelTest::aMasterThatWasReplacedIsLeft()
{
    m_sentinel->watch(*m_master);
    QVERIFY2(m_sentinel->start(), m_sentinel->log().constData());
    RedisServer other;
    QVERIFY2(other.start(), other.log().constData());
    RedisBroker broker(*RedisUrl::parse(url()), testService(), m_timers);
    QTRY_VERIFY2(broker.isAvailable(), qPrintable(broker.trouble()));
    const QString name = QStringLiteral("mymaster");
    m_sentinel->cli({QStringLiteral("SENTINEL"), QStringLiteral("REMOVE"), name});
    m_sentinel->cli({QStringLiteral("SENTINEL"), QStringLiteral("MONITOR"), name, QStringLiteral("127.0.0.1"),
                     QString::number(other.port()), QStringLiteral("1")});
    QTRY_VERIFY_WITH_TIMEOUT(
        other.cli({QStringLiteral("PUBSUB"), QStringLiteral("CHANNELS"), QStringLiteral("cw:test:node:*")})
                .size() > 1,
        patience);
    QTRY_VERIFY2(broker.isAvailable(), qPrintable(broker.trouble()));
    QCOMPARE(broker.counters().outages, 1U);
    QTRY_VERIFY(
        !m_master->cli({QStringLiteral("PUBSUB"), QStringLiteral("CHANNELS")}).contains("cw:test:node:"));
}

void RedisSentinelTest::anUnknownMasterHasASentence()
{
    m_sentinel->watch(*m_master);
    QVERIFY2(m_sentinel->start(), m_sentinel->log().constData());
    RedisBroker broker(*RedisUrl::parse(url(QStringLiteral("other"))), testService(), m_timers);
    QTRY_VERIFY2(broker.trouble().contains(QLatin1String("does not know it")), qPrintable(broker.trouble()));
    QVERIFY(broker.trouble().contains(QLatin1String("\"other\"")));
    QVERIFY(!broker.isAvailable());
}

void RedisSentinelTest::noSentinelHasASentence()
{
    RedisBroker broker(*RedisUrl::parse(QStringLiteral("sentinel://:hush@127.0.0.1:1,127.0.0.1:2/mymaster")),
                       testService(), m_timers);
    QTRY_VERIFY2(broker.trouble().contains(QLatin1String("127.0.0.1:2 cannot be reached")),
                 qPrintable(broker.trouble()));
    QCOMPARE(LogCatcher::count(QStringLiteral("hush")), 0);
}

/// A Sentinel that has not noticed yet names a server that was demoted.
void RedisSentinelTest::aReplicaIsNotTakenForTheMaster()
{
    QVERIFY2(startReplica(), m_replica->log().constData());
    m_sentinel->watch(*m_replica);
    QVERIFY2(m_sentinel->start(), m_sentinel->log().constData());
    RedisConnection connection(*RedisUrl::parse(url()), m_timers);
    QTRY_VERIFY2(connection.trouble().contains(QLatin1String("is no longer the master")),
                 qPrintable(connection.trouble()));
    QVERIFY(!connection.isReady());
}

void RedisSentinelTest::aPasswordIsForTheMasterToo()
{
    RedisServer locked;
    locked.addArguments({QStringLiteral("--requirepass"), QStringLiteral("secret")});
    QVERIFY2(locked.start(), locked.log().constData());
    m_sentinel->watch(locked);
    QVERIFY2(m_sentinel->start(), m_sentinel->log().constData());
    RedisConnection connection(
        *RedisUrl::parse(QStringLiteral("sentinel://secret@127.0.0.1:%1/mymaster").arg(m_sentinel->port())),
        m_timers);
    QTRY_VERIFY2(connection.isReady(), qPrintable(connection.trouble()));
    QCOMPARE(LogCatcher::count(QStringLiteral("secret")), 0);
}

QTEST_GUILESS_MAIN(RedisSentinelTest)
#include "tst_redissentinel.moc"

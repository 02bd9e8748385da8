#include "server/redis/redisnodedirectory.h"
#include "shared/base/manualtime.h"
#include "tests/contract/redis/logcatcher.h"
#include "tests/support/redisserver.h"
#include "tests/support/testservice.h"

#include <QTest>

#include <csignal>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Listing = RedisNodeDirectory::Listing;

NodeStatus statusOf(const QString &node)
{
    NodeStatus status;
    status.service = u"test"_s;
    status.node = node;
    status.version = u"1.2"_s;
    status.address = u"127.0.0.1:7420"_s;
    status.uptime = 90s;
    status.sessions = 3;
    status.users = 2;
    return status;
}

} // namespace

class RedisNodeDirectoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void init();
    void cleanup();

    void whoEntersIsListedAndWhoLeavesIsNot();
    void theServicesOfOneRedisAreToldApart();
    void whatNoNodeWroteIsLeftOutAndCounted();
    void redisSaysWhyItGivesNoList();
    void refusedWritesAreSaidOnceForEachChange();
    void aReplicaIsNotLeftAgainAndAgain();

private:
    Listing listing();
    QByteArray cli(const QStringList &command) { return m_server->cli(command); }

    QtTimerScheduler m_timers;
    SystemClock m_clock;
    std::unique_ptr<LogCatcher> m_log;
    std::unique_ptr<RedisServer> m_server;
    std::unique_ptr<RedisConnection> m_connection;
};

void RedisNodeDirectoryTest::init()
{
    m_log = std::make_unique<LogCatcher>();
    m_server = std::make_unique<RedisServer>();
    QVERIFY2(m_server->start(), m_server->log().constData());
    m_connection = std::make_unique<RedisConnection>(*RedisUrl::parse(m_server->url()), m_timers);
    QTRY_VERIFY(m_connection->isReady());
}

void RedisNodeDirectoryTest::cleanup()
{
    m_connection.reset();
    m_server.reset();
    m_log.reset();
}

Listing RedisNodeDirectoryTest::listing()
{
    std::optional<Listing> found;
    RedisNodeDirectory::list(*m_connection, [&](const Result<Listing, QString> &answer) {
        found = answer ? *answer : Listing{{}, -1};
    });
    if (!QTest::qWaitFor([&] { return found.has_value(); }, 30'000))
        return {{}, -2};
    return *found;
}

void RedisNodeDirectoryTest::whoEntersIsListedAndWhoLeavesIsNot()
{
    RedisNodeDirectory one(*m_connection, testService(), m_timers, m_clock, [] { return statusOf(u"n1"_s); });
    RedisNodeDirectory two(*m_connection, testService(), m_timers, m_clock, [] { return statusOf(u"n2"_s); });
    QCOMPARE(listing().nodes, (QList<NodeStatus>{statusOf(u"n1"_s), statusOf(u"n2"_s)}));
    one.leave();
    QCOMPARE(listing().nodes, (QList<NodeStatus>{statusOf(u"n2"_s)}));
}

void RedisNodeDirectoryTest::theServicesOfOneRedisAreToldApart()
{
    RedisNodeDirectory one(*m_connection, testService(), m_timers, m_clock, [] { return statusOf(u"n1"_s); });
    RedisNodeDirectory copy(*m_connection, testService(u"copy"_s), m_timers, m_clock,
                            [] { return statusOf(u"n1"_s); });
    const Listing found = listing();
    QCOMPARE(found.nodes.size(), 2);
    QCOMPARE(found.nodes[0].service, u"copy"_s);
    QCOMPARE(found.nodes[1].service, u"test"_s);
}

void RedisNodeDirectoryTest::whatNoNodeWroteIsLeftOutAndCounted()
{
    RedisNodeDirectory one(*m_connection, testService(), m_timers, m_clock, [] { return statusOf(u"n1"_s); });
    cli({u"SET"_s, u"cw:test:nodes:rubbish"_s, u"hello"_s});
    cli({u"SET"_s, u"cw:test:nodes:other"_s, u"{\"node\":\"n1\"}"_s});
    cli({u"SET"_s, u"cw:a:b:nodes:deep"_s, u"{\"node\":\"deep\"}"_s});
    cli({u"RPUSH"_s, u"cw:test:nodes:list"_s, u"x"_s});
    cli({u"SET"_s, u"nodes:n3"_s, u"{\"node\":\"n3\"}"_s}); // another program's
    const Listing found = listing();
    QCOMPARE(found.nodes, QList<NodeStatus>{statusOf(u"n1"_s)});
    QCOMPARE(found.foreign, 4);
}

void RedisNodeDirectoryTest::redisSaysWhyItGivesNoList()
{
    cli({u"ACL"_s, u"SETUSER"_s, u"default"_s, u"-keys"_s});
    QString why;
    RedisNodeDirectory::list(*m_connection, [&](const Result<Listing, QString> &answer) {
        why = answer ? u"none"_s : answer.error();
    });
    QTRY_VERIFY2(why.startsWith("NOPERM"_L1), qPrintable(why));
}

void RedisNodeDirectoryTest::refusedWritesAreSaidOnceForEachChange()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    RedisNodeDirectory one(*m_connection, testService(), timers, clock, [] { return statusOf(u"n1"_s); });
    QCOMPARE(listing().nodes.size(), 1);
    QVERIFY(m_connection->refusals().isEmpty());

    cli({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"1"_s});
    timers.advance(RedisNodeDirectory::renewal);
    QTRY_VERIFY2(m_connection->refusals().contains("refuses SET (OOM): its memory is full"_L1),
                 qPrintable(m_connection->refusals()));
    timers.advance(2 * RedisNodeDirectory::renewal);
    listing(); // answered behind the others
    QCOMPARE(LogCatcher::count(u"refuses SET (OOM)"_s), 1);

    cli({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"0"_s});
    cli({u"ACL"_s, u"SETUSER"_s, u"default"_s, u"-set"_s});
    timers.advance(RedisNodeDirectory::renewal);
    QTRY_VERIFY2(m_connection->refusals().contains("(NOPERM)"_L1), qPrintable(m_connection->refusals()));
    QCOMPARE(LogCatcher::count(u"refuses SET"_s), 2);

    cli({u"ACL"_s, u"SETUSER"_s, u"default"_s, u"+set"_s});
    timers.advance(RedisNodeDirectory::renewal);
    QTRY_VERIFY(m_connection->refusals().isEmpty());
    QCOMPARE(LogCatcher::count(u"carries out SET again"_s), 1);
    QVERIFY(m_connection->isReady());
}

/// The URL names one server: a second connection may lead to a new master, a third one would not.
void RedisNodeDirectoryTest::aReplicaIsNotLeftAgainAndAgain()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    RedisNodeDirectory one(*m_connection, testService(), timers, clock, [] { return statusOf(u"n1"_s); });
    listing();
    int losses = 0;
    m_connection->setReadyHandler([&](bool ready) { losses += ready ? 0 : 1; });
    cli({u"REPLICAOF"_s, u"127.0.0.1"_s, u"1"_s});
    cli({u"CONFIG"_s, u"SET"_s, u"replica-serve-stale-data"_s, u"yes"_s});
    timers.advance(RedisNodeDirectory::renewal);
    QTRY_COMPARE(losses, 1);
    QTRY_VERIFY(m_connection->isReady());
    for (int round = 0; round < 3; ++round) {
        timers.advance(RedisNodeDirectory::renewal);
        listing();
    }
    QCOMPARE(losses, 1);
    QVERIFY2(m_connection->refusals().contains("refuses SET (READONLY)"_L1),
             qPrintable(m_connection->refusals()));
    QCOMPARE(LogCatcher::count(u"refuses SET (READONLY)"_s), 1);
}

QTEST_GUILESS_MAIN(RedisNodeDirectoryTest)
#include "tst_redisnodedirectory.moc"

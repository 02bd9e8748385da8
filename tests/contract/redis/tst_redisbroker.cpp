#include "server/redis/redisbroker.h"
#include "server/redis/relaycodec.h"
#include "shared/base/manualtime.h"
#include "tests/contract/redis/logcatcher.h"
#include "tests/support/faultproxy.h"
#include "tests/support/redisserver.h"
#include "tests/support/testservice.h"

#include <QTest>

#include <csignal>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;
using Kind = Relayed::Kind;

namespace {

const QString tea = QStringLiteral("room:tea");

RedisBroker::Options patient()
{
    RedisBroker::Options options;
    options.canaryTimeout = 60s;
    return options;
}

RedisBroker::Options quick()
{
    RedisBroker::Options options;
    options.canaryInterval = 50ms;
    options.canaryTimeout = 500ms;
    options.connection.attemptTimeout = 500ms;
    return options;
}

/// A broker and everything it told.
struct Node
{
    Node(const RedisServer &server, TimerScheduler &timers, const RedisBroker::Options &options = {})
        : Node(server.url(), timers, options)
    {
    }
    Node(const QString &url, TimerScheduler &timers, const RedisBroker::Options &options,
         const ServiceIdentity &service = testService())
        : broker(*RedisUrl::parse(url), service, timers, options)
    {
        broker.setHandler([this](const Relayed &push) { received.append(push.payload); });
        broker.setSubscribedHandler([this](const QString &channel) { told.append(channel); });
        broker.setAvailabilityHandler([this](bool available) {
            told.append(available ? QStringLiteral("available") : QStringLiteral("away"));
        });
    }

    RedisBroker broker;
    QList<QByteArray> received;
    QStringList told;
};

Relayed push(const QByteArray &payload) { return {tea, Kind::Ephemeral, 0, {}, payload}; }

} // namespace

class RedisBrokerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void init();
    void cleanup();

    void itIsAwayUntilTheCanaryIsBack();
    void aKilledRedisComesBack();
    void subscriptionsMadeWhileAwayTakeEffectLater();
    void aRedisThatIsNotThereYetIsWaitedFor();
    void manySubscriptionsComeBack();
    void theCanaryKeepsItsTimes();
    void aPausedRedisIsNoticedAndComesBack();
    void aLostSubscriberIsNoticed();
    void aDeafSubscriberIsNoticed();
    void aLostCommandConnectionIsNoticed();
    void aRefusedPublishIsSaid();
    void rubbishIsDroppedAndCounted();
    void whatNobodyOfTheServiceSignedIsDroppedAndCounted();
    void servicesOnOneRedisHearNothingOfEachOther();
    void whatWaitsForAPausedRedisIsBounded();
    void aWrongPasswordIsSaid();

private:
    std::unique_ptr<LogCatcher> m_log;
    std::unique_ptr<RedisServer> m_server;
    QtTimerScheduler m_timers;
};

void RedisBrokerTest::init()
{
    m_log = std::make_unique<LogCatcher>();
    m_server = std::make_unique<RedisServer>();
    QVERIFY2(m_server->start(), m_server->log().constData());
}

void RedisBrokerTest::cleanup()
{
    m_server.reset();
    m_log.reset();
}

void RedisBrokerTest::itIsAwayUntilTheCanaryIsBack()
{
    Node node(*m_server, m_timers);
    node.broker.subscribe(tea);
    QVERIFY(!node.broker.isAvailable());
    QVERIFY(!node.broker.trouble().isEmpty());
    QTRY_VERIFY(node.broker.isAvailable());
    QVERIFY(node.broker.trouble().isEmpty());
    // Every subscription is in effect by then.
    QCOMPARE(node.told, (QStringList{tea, QStringLiteral("available")}));
    QCOMPARE(node.broker.counters().outages, 0U);
}

void RedisBrokerTest::aKilledRedisComesBack()
{
    Node ann(*m_server, m_timers);
    Node ben(*m_server, m_timers);
    ben.broker.subscribe(tea);
    QTRY_VERIFY(ann.broker.isAvailable() && ben.broker.isAvailable());
    for (int round = 0; round < 3; ++round) {
        ben.told.clear();
        m_server->kill();
        QTRY_VERIFY(!ann.broker.isAvailable() && !ben.broker.isAvailable());
        QVERIFY(!ben.broker.trouble().isEmpty());
        const quint64 dropped = ann.broker.counters().dropped;
        ann.broker.publish(push("lost"));
        QCOMPARE(ann.broker.counters().dropped, dropped + 1);
        QVERIFY(m_server->start());
        QTRY_VERIFY(ann.broker.isAvailable() && ben.broker.isAvailable());
        QCOMPARE(ben.told, (QStringList{QStringLiteral("away"), tea, QStringLiteral("available")}));
        ann.broker.publish(push(QByteArray::number(round)));
        QTRY_COMPARE(ben.received.size(), round + 1);
    }
    QCOMPARE(ben.received, (QList<QByteArray>{"0", "1", "2"}));
    QCOMPARE(ben.broker.counters().outages, 3U);
}

void RedisBrokerTest::subscriptionsMadeWhileAwayTakeEffectLater()
{
    Node ann(*m_server, m_timers);
    Node ben(*m_server, m_timers);
    ben.broker.subscribe(QStringLiteral("room:milk"));
    QTRY_VERIFY(ann.broker.isAvailable() && ben.broker.isAvailable());
    m_server->kill();
    QTRY_VERIFY(!ann.broker.isAvailable() && !ben.broker.isAvailable());
    ben.told.clear();
    ben.broker.subscribe(tea);
    ben.broker.unsubscribe(QStringLiteral("room:milk"));
    QVERIFY(m_server->start());
    QTRY_VERIFY(ann.broker.isAvailable() && ben.broker.isAvailable());
    QCOMPARE(ben.told, (QStringList{tea, QStringLiteral("available")}));
    QCOMPARE(m_server->cli(
                 {QStringLiteral("PUBSUB"), QStringLiteral("CHANNELS"), QStringLiteral("cw:test:room:*")}),
             QByteArrayLiteral("cw:test:room:tea\n"));
    ann.broker.publish(push("heard"));
    QTRY_COMPARE(ben.received, QList<QByteArray>{"heard"});
}

void RedisBrokerTest::aRedisThatIsNotThereYetIsWaitedFor()
{
    m_server->kill();
    Node node(*m_server, m_timers);
    QTRY_VERIFY(LogCatcher::count(QStringLiteral("cannot be reached")) > 0);
    QVERIFY(node.told.isEmpty());
    QVERIFY(m_server->start());
    QTRY_VERIFY(node.broker.isAvailable());
}

void RedisBrokerTest::manySubscriptionsComeBack()
{
    constexpr int rooms = 1000;
    Node node(*m_server, m_timers);
    for (int i = 0; i < rooms; ++i)
        node.broker.subscribe(QStringLiteral("room:%1").arg(i));
    QTRY_VERIFY(node.broker.isAvailable());
    QCOMPARE(QSet<QString>(node.told.begin(), node.told.end()).size(), rooms + 1);
    node.told.clear();
    m_server->kill();
    QTRY_VERIFY(!node.broker.isAvailable());
    QVERIFY(m_server->start());
    QTRY_VERIFY(node.broker.isAvailable());
    QCOMPARE(QSet<QString>(node.told.begin(), node.told.end()).size(), rooms + 2);
}

void RedisBrokerTest::theCanaryKeepsItsTimes()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    Node node(*m_server, timers);
    const auto run = [&](const auto &condition) {
        return QTest::qWaitFor([&] {
            timers.advance(0ms);
            return condition();
        });
    };
    QVERIFY(run([&] { return node.broker.isAvailable(); }));
    m_server->pause();
    timers.advance(4999ms);
    QVERIFY(node.broker.isAvailable());
    // The next canary flies at 5 s and has until 10 s.
    timers.advance(5000ms);
    QVERIFY(node.broker.isAvailable());
    timers.advance(1ms);
    QVERIFY(!node.broker.isAvailable());
    QVERIFY2(node.broker.trouble().contains(QLatin1String("within 5000 ms")),
             qPrintable(node.broker.trouble()));
}

void RedisBrokerTest::aPausedRedisIsNoticedAndComesBack()
{
    Node node(*m_server, m_timers, quick());
    node.broker.subscribe(tea);
    QTRY_VERIFY(node.broker.isAvailable());
    node.told.clear();
    m_server->pause();
    QTRY_VERIFY(!node.broker.isAvailable());
    // It accepts connections, but answers nothing.
    QTRY_VERIFY(LogCatcher::count(QStringLiteral("did not answer within 500 ms")) > 0);
    m_server->resume();
    QTRY_VERIFY(node.broker.isAvailable());
    QCOMPARE(node.told.first(), QStringLiteral("away"));
    QVERIFY(node.told.contains(tea));
}

void RedisBrokerTest::aLostSubscriberIsNoticed()
{
    Node node(*m_server, m_timers);
    node.broker.subscribe(tea);
    QTRY_VERIFY(node.broker.isAvailable());
    node.told.clear();
    QCOMPARE(m_server->cli({QStringLiteral("CLIENT"), QStringLiteral("KILL"), QStringLiteral("TYPE"),
                            QStringLiteral("pubsub")}),
             QByteArrayLiteral("1\n"));
    QTRY_COMPARE(node.told, (QStringList{QStringLiteral("away"), tea, QStringLiteral("available")}));
}

/// Both connections stay, and Redis believes that it is heard: only the canary can tell.
void RedisBrokerTest::aDeafSubscriberIsNoticed()
{
    FaultProxy proxy(m_server->port());
    Node ann(*m_server, m_timers);
    Node ben(QStringLiteral("redis://127.0.0.1:%1").arg(proxy.port()), m_timers, quick());
    ben.broker.subscribe(tea);
    QTRY_VERIFY(ann.broker.isAvailable() && ben.broker.isAvailable());
    ben.told.clear();
    proxy.deafen("SUBSCRIBE");
    ann.broker.publish(push("unheard"));
    QTRY_VERIFY(!ben.broker.isAvailable());
    QVERIFY(proxy.unheard() > 0);
    QVERIFY2(ben.broker.trouble().contains(QLatin1String("did not pass on a message to its sender")),
             qPrintable(ben.broker.trouble()));
    // The connection that takes its place hears, and whoever heals is told.
    QTRY_COMPARE(ben.told, (QStringList{QStringLiteral("away"), tea, QStringLiteral("available")}));
    ann.broker.publish(push("heard"));
    QTRY_COMPARE(ben.received, QList<QByteArray>{"heard"});
}

void RedisBrokerTest::aLostCommandConnectionIsNoticed()
{
    Node node(*m_server, m_timers);
    node.broker.subscribe(tea);
    QTRY_VERIFY(node.broker.isAvailable());
    node.told.clear();
    QCOMPARE(m_server->cli({QStringLiteral("CLIENT"), QStringLiteral("KILL"), QStringLiteral("TYPE"),
                            QStringLiteral("normal"), QStringLiteral("SKIPME"), QStringLiteral("yes")}),
             QByteArrayLiteral("1\n"));
    QTRY_COMPARE(node.told, (QStringList{QStringLiteral("away"), QStringLiteral("available")}));
}

void RedisBrokerTest::aRefusedPublishIsSaid()
{
    Node node(*m_server, m_timers, quick());
    QTRY_VERIFY(node.broker.isAvailable());
    node.told.clear();
    m_server->cli({QStringLiteral("ACL"), QStringLiteral("SETUSER"), QStringLiteral("default"),
                   QStringLiteral("-publish")});
    QTRY_VERIFY(!node.broker.isAvailable());
    QVERIFY2(node.broker.trouble().contains(QLatin1String("refuses PUBLISH (NOPERM): its access rules")),
             qPrintable(node.broker.trouble()));
    // Asked again and again, over connections that stay, and said once.
    const auto refused = [this] {
        const QByteArray stats = m_server->cli({QStringLiteral("INFO"), QStringLiteral("commandstats")});
        const qsizetype at = stats.indexOf("rejected_calls=", stats.indexOf("cmdstat_publish:"));
        return stats.mid(at + 15, stats.indexOf(',', at) - at - 15).toInt();
    };
    const int before = refused();
    QTRY_VERIFY(refused() > before + 3);
    QCOMPARE(LogCatcher::count(QStringLiteral("refuses PUBLISH")), 1);
    QCOMPARE(LogCatcher::count(QStringLiteral("connected to Redis")), 2);
    m_server->cli({QStringLiteral("ACL"), QStringLiteral("SETUSER"), QStringLiteral("default"),
                   QStringLiteral("+publish")});
    QTRY_VERIFY(node.broker.isAvailable());
}

void RedisBrokerTest::rubbishIsDroppedAndCounted()
{
    Node ann(*m_server, m_timers);
    Node ben(*m_server, m_timers);
    ben.broker.subscribe(tea);
    QTRY_VERIFY(ann.broker.isAvailable() && ben.broker.isAvailable());
    const QByteArray valid = RelayCodec(testService()).encode("somebody", push("valid"));
    QByteArray future = valid;
    future[2] = 3;
    const QList<QByteArray> rubbish{"hello", future, valid.chopped(1), QByteArray(200'000, 'x'), "\xff\xfe"};
    for (const QByteArray &bytes : rubbish)
        QCOMPARE(m_server->cli({QStringLiteral("PUBLISH"), QStringLiteral("cw:test:room:tea")}, bytes),
                 QByteArrayLiteral("1\n"));
    QTRY_COMPARE(ben.broker.counters().rubbish, quint64(rubbish.size()));
    QVERIFY(ben.received.isEmpty());
    const QStringList ownChannels =
        QString::fromLatin1(m_server->cli({QStringLiteral("PUBSUB"), QStringLiteral("CHANNELS"),
                                           QStringLiteral("cw:test:node:*")}))
            .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(ownChannels.size(), 2);
    for (const QString &channel : ownChannels)
        m_server->cli({QStringLiteral("PUBLISH"), channel}, "hello");
    QTRY_COMPARE(ben.broker.counters().rubbish, quint64(rubbish.size()) + 1);
    m_server->cli({QStringLiteral("PUBLISH"), QStringLiteral("cw:test:room:tea")}, valid);
    QTRY_COMPARE(ben.received, QList<QByteArray>{"valid"});
    QVERIFY(ben.broker.isAvailable());
}

void RedisBrokerTest::whatNobodyOfTheServiceSignedIsDroppedAndCounted()
{
    Node ben(*m_server, m_timers);
    ben.broker.subscribe(tea);
    QTRY_VERIFY(ben.broker.isAvailable());
    const QByteArray valid = RelayCodec(testService()).encode("somebody", push("valid"));
    QByteArray changed = valid;
    changed.replace("valid", "vAlid");
    const Relayed elsewhere{QStringLiteral("room:milk"), Kind::Ephemeral, 0, {}, "valid"};
    const QList<QByteArray> forged{
        valid + 'x', changed, valid.chopped(16) + QByteArray(16, '\x01'),
        RelayCodec(testService(QStringLiteral("test"), 'x')).encode("somebody", push("valid")),
        RelayCodec(testService()).encode("somebody", elsewhere)};
    for (const QByteArray &bytes : forged)
        QCOMPARE(m_server->cli({QStringLiteral("PUBLISH"), QStringLiteral("cw:test:room:tea")}, bytes),
                 QByteArrayLiteral("1\n"));
    QTRY_COMPARE(ben.broker.counters().forged, quint64(forged.size()));
    QVERIFY(ben.received.isEmpty());
    QCOMPARE(LogCatcher::count(QStringLiteral("without the signature")), 1);
    m_server->cli({QStringLiteral("PUBLISH"), QStringLiteral("cw:test:room:tea")}, valid);
    QTRY_COMPARE(ben.received, QList<QByteArray>{"valid"});
    QCOMPARE(ben.broker.counters().rubbish, 0U);
}

/// Pub/Sub knows no database numbers: a copy of a service beside it would hear everything.
void RedisBrokerTest::servicesOnOneRedisHearNothingOfEachOther()
{
    Node production(m_server->url(), m_timers, {}, testService(QStringLiteral("production"), 'p'));
    Node staging(m_server->url(), m_timers, {}, testService(QStringLiteral("staging"), 's'));
    Node peer(m_server->url(), m_timers, {}, testService(QStringLiteral("production"), 'p'));
    for (Node *node : {&production, &staging, &peer})
        node->broker.subscribe(tea);
    QTRY_VERIFY(production.broker.isAvailable() && staging.broker.isAvailable() && peer.broker.isAvailable());
    staging.broker.publish(push("from staging"));
    production.broker.publish(push("from production"));
    QTRY_COMPARE(peer.received, QList<QByteArray>{"from production"});
    peer.broker.publish(push("again"));
    QTRY_COMPARE(production.received, QList<QByteArray>{"again"});
    QVERIFY(staging.received.isEmpty());
    for (const Node *node : {&production, &staging, &peer})
        QCOMPARE(node->broker.counters().rubbish + node->broker.counters().forged, 0U);
}

void RedisBrokerTest::whatWaitsForAPausedRedisIsBounded()
{
    constexpr qint64 bound = 8 * 1024 * 1024;
    const QByteArray payload(64 * 1024, 'x');
    Node ann(*m_server, m_timers, patient());
    Node ben(*m_server, m_timers, patient());
    ben.broker.subscribe(tea);
    QTRY_VERIFY(ann.broker.isAvailable() && ben.broker.isAvailable());
    m_server->pause();
    qint64 accepted = 0;
    for (int i = 0; i < 500; ++i) {
        const quint64 dropped = ann.broker.counters().dropped;
        ann.broker.publish(push(payload));
        accepted += ann.broker.counters().dropped == dropped ? 1 : 0;
        QCoreApplication::processEvents();
    }
    QVERIFY(accepted * payload.size() >= bound - 2 * payload.size());
    QVERIFY(accepted * payload.size() <= bound);
    QCOMPARE(ann.broker.counters().dropped, quint64(500 - accepted));
    m_server->resume();
    QTRY_COMPARE(ben.received.size(), accepted);
    ann.broker.publish(push("room again"));
    QTRY_COMPARE(ben.received.constLast(), QByteArrayLiteral("room again"));
}

void RedisBrokerTest::aWrongPasswordIsSaid()
{
    RedisServer server;
    server.addArguments({QStringLiteral("--requirepass"), QStringLiteral("right")});
    QVERIFY2(server.start(), server.log().constData());
    int failures = 0;
    RedisBroker::Options options;
    options.connection.random = [&failures] {
        ++failures;
        return 0.0;
    };
    const QString path = server.socketPath();
    RedisBroker wrong(*RedisUrl::parse(QStringLiteral("unix://:hush@") + path), testService(), m_timers,
                      options);
    QTRY_VERIFY(failures >= 6);
    QVERIFY(!wrong.isAvailable());
    QVERIFY2(wrong.trouble().contains(QLatin1String("did not accept the password (WRONGPASS)")),
             qPrintable(wrong.trouble()));
    // Once for each of the two connections, not for each attempt.
    QCOMPARE(LogCatcher::count(QStringLiteral("did not accept the password")), 2);
    QCOMPARE(LogCatcher::count(QStringLiteral("hush")), 0);

    RedisBroker none(*RedisUrl::parse(QStringLiteral("unix://") + path), testService(), m_timers);
    QTRY_VERIFY2(none.trouble().contains(QLatin1String("wants a password")), qPrintable(none.trouble()));
    RedisBroker right(*RedisUrl::parse(QStringLiteral("unix://:right@") + path), testService(), m_timers);
    QTRY_VERIFY(right.isAvailable());
    QCOMPARE(LogCatcher::count(QStringLiteral(":right")), 0);
}

QTEST_GUILESS_MAIN(RedisBrokerTest)
#include "tst_redisbroker.moc"

#include "server/alone/memoryticketstore.h"
#include "server/redis/redisticketstore.h"
#include "shared/base/manualtime.h"
#include "tests/contract/redis/logcatcher.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testservice.h"

#include <QTest>

#include <csignal>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

const QByteArray hash = QByteArrayLiteral("\x01\xff ticket");
const QString key = QStringLiteral("cw:test:ticket:01ff207469636b6574");
const Identity ann{{UserId(QStringLiteral("u_ann")), QStringLiteral("ann"), QStringLiteral("Ann")},
                   DeviceId(QStringLiteral("d_1"))};

/// Notes what it is asked.
class NotingStore final : public TicketStore
{
public:
    explicit NotingStore(TimerScheduler &timers)
        : m_store(m_clock, timers)
    {
    }

    void put(const QByteArray &ticketHash, const Identity &identity, milliseconds lifetime,
             Done<Ok> done) override
    {
        ++puts;
        m_store.put(ticketHash, identity, lifetime, std::move(done));
    }
    void take(const QByteArray &ticketHash, const Principal &asker,
              Done<std::optional<Identity>> done) override
    {
        ++takes;
        m_store.take(ticketHash, asker, std::move(done));
    }

    int puts = 0;
    int takes = 0;

private:
    ManualClock m_clock;
    MemoryTicketStore m_store;
};

} // namespace

class RedisTicketsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void init();
    void cleanup();

    void withRedisTheFallbackIsNotAsked();
    void itIsKeptAsDocumented();
    void whileRedisIsAwayTheFallbackServes();
    void aTicketFromTheFallbackIsTakenWhenRedisIsBack();
    void aTicketInARedisThatDiedIsNone();
    void aSlowRedisIsNotWaitedFor();
    void aTicketThatWasPutTwiceIsGivenOnce();
    void aTicketWhoseSetWasLostIsForgotten();
    void aRefusedSetGoesToTheFallback();
    void rubbishInRedisIsNone();
    void whatNobodyOfTheServiceSignedIsNone();
    void anotherTypeUnderItsKeyIsNone();
    void theDeadlineIsTwoSeconds();

private:
    Outcome<Ok> put();
    Outcome<std::optional<Identity>> take();
    bool takes() { return take().value().has_value(); }
    QByteArray cli(const QStringList &command) { return m_server->cli(command); }
    QByteArray existing() { return cli({QStringLiteral("EXISTS"), key}); }

    QtTimerScheduler m_timers;
    std::unique_ptr<LogCatcher> m_log;
    std::unique_ptr<RedisServer> m_server;
    std::unique_ptr<NotingStore> m_fallback;
    std::unique_ptr<RedisConnection> m_connection;
    std::unique_ptr<RedisTicketStore> m_store;
};

void RedisTicketsTest::init()
{
    m_log = std::make_unique<LogCatcher>();
    m_server = std::make_unique<RedisServer>();
    QVERIFY2(m_server->start(), m_server->log().constData());
    m_fallback = std::make_unique<NotingStore>(m_timers);
    m_connection = std::make_unique<RedisConnection>(*RedisUrl::parse(m_server->url()), m_timers);
    m_store = std::make_unique<RedisTicketStore>(*m_connection, testService(), *m_fallback, m_timers, 200ms);
    QTRY_VERIFY(m_connection->isReady());
}

void RedisTicketsTest::cleanup()
{
    m_store.reset();
    m_connection.reset();
    m_fallback.reset();
    m_server.reset();
    m_log.reset();
}

Outcome<Ok> RedisTicketsTest::put()
{
    return await<Ok>([&](auto done) { m_store->put(hash, ann, 60s, done); });
}

Outcome<std::optional<Identity>> RedisTicketsTest::take()
{
    return await<std::optional<Identity>>([&](auto done) { m_store->take(hash, Principal::server(), done); });
}

void RedisTicketsTest::withRedisTheFallbackIsNotAsked()
{
    CHINWAG_VERIFY_OK(put());
    QVERIFY(takes());
    QCOMPARE(m_fallback->puts, 0);
    QCOMPARE(m_fallback->takes, 0);
}

/// Nodes of two releases share the tickets.
void RedisTicketsTest::itIsKeptAsDocumented()
{
    CHINWAG_VERIFY_OK(put());
    QCOMPARE(cli({QStringLiteral("GET"), key}),
             QByteArrayLiteral("ff7a394afced660a1bd9a01691362cfe4ec5fb495b9cd2bc50c80feaa6ab8852"
                               "[\"u_ann\",\"ann\",\"Ann\",\"d_1\"]\n"));
    const int left = cli({QStringLiteral("PTTL"), key}).trimmed().toInt();
    QVERIFY2(left > 0 && left <= 60'000, qPrintable(QString::number(left)));
}

void RedisTicketsTest::whileRedisIsAwayTheFallbackServes()
{
    m_server->kill();
    QTRY_VERIFY(!m_connection->isReady());
    CHINWAG_VERIFY_OK(put());
    QCOMPARE(m_fallback->puts, 1);
    QVERIFY(takes());
    QVERIFY(!takes());
}

void RedisTicketsTest::aTicketFromTheFallbackIsTakenWhenRedisIsBack()
{
    m_server->kill();
    QTRY_VERIFY(!m_connection->isReady());
    CHINWAG_VERIFY_OK(put());
    QVERIFY(m_server->start());
    QTRY_VERIFY(m_connection->isReady());
    QVERIFY(takes());
    QVERIFY(!takes());
}

void RedisTicketsTest::aTicketInARedisThatDiedIsNone()
{
    CHINWAG_VERIFY_OK(put());
    m_server->kill();
    QTRY_VERIFY(!m_connection->isReady());
    const auto taken = take();
    CHINWAG_VERIFY_OK(taken);
    QVERIFY(!*taken);
}

void RedisTicketsTest::aSlowRedisIsNotWaitedFor()
{
    m_server->pause();
    CHINWAG_VERIFY_OK(put());
    QVERIFY(takes());
    QCOMPARE(m_fallback->puts, 1);
    QCOMPARE(m_fallback->takes, 1);
    QVERIFY(m_connection->isReady());
    m_server->resume();
}

/// The SET arrives when the ticket has long been given out by the fallback.
void RedisTicketsTest::aTicketThatWasPutTwiceIsGivenOnce()
{
    m_server->pause();
    CHINWAG_VERIFY_OK(put());
    QVERIFY(takes());
    m_server->resume();
    QVERIFY(!takes());
    QCOMPARE(existing(), QByteArrayLiteral("0\n"));
    QVERIFY(cli({QStringLiteral("INFO"), QStringLiteral("commandstats")}).contains("cmdstat_set:calls=1"));
}

/// Redis carries the SET out, but its answer never comes.
void RedisTicketsTest::aTicketWhoseSetWasLostIsForgotten()
{
    m_server->pause();
    std::optional<bool> answer;
    m_store->put(hash, ann, 60s, [&](const auto &outcome) { answer = outcome.hasValue(); });
    QCoreApplication::processEvents(); // the SET is in the socket
    m_connection->reconnect(QStringLiteral("The test wants it."));
    m_server->resume();
    QTRY_COMPARE(answer, std::optional(true));
    QCOMPARE(m_fallback->puts, 1);
    QTRY_VERIFY(
        cli({QStringLiteral("INFO"), QStringLiteral("commandstats")}).contains("cmdstat_del:calls=1"));
    QVERIFY(cli({QStringLiteral("INFO"), QStringLiteral("commandstats")}).contains("cmdstat_set:calls=1"));
    QCOMPARE(existing(), QByteArrayLiteral("0\n"));
    QVERIFY(takes());
    QVERIFY(!takes());
}

void RedisTicketsTest::aRefusedSetGoesToTheFallback()
{
    cli({QStringLiteral("CONFIG"), QStringLiteral("SET"), QStringLiteral("maxmemory"), QStringLiteral("1")});
    CHINWAG_VERIFY_OK(put());
    CHINWAG_VERIFY_OK(put());
    QCOMPARE(m_fallback->puts, 2);
    QCOMPARE(LogCatcher::count(QStringLiteral("OOM")), 1);
    QVERIFY(takes());
    QVERIFY(!takes());
}

void RedisTicketsTest::rubbishInRedisIsNone()
{
    for (const char *rubbish : {"", "hello", "{}", "[]", "[\"\",\"a\",\"b\",\"c\"]", "[1,2,3,4]"}) {
        cli({QStringLiteral("SET"), key, QString::fromLatin1(rubbish)});
        QVERIFY2(!takes(), rubbish);
        QCOMPARE(existing(), QByteArrayLiteral("0\n"));
    }
}

/// Whoever can write to Redis makes no ticket, moves none and changes none.
void RedisTicketsTest::whatNobodyOfTheServiceSignedIsNone()
{
    CHINWAG_VERIFY_OK(put());
    const QString real = QString::fromUtf8(cli({QStringLiteral("GET"), key}).trimmed());
    const QString plain = QStringLiteral("[\"u_ann\",\"ann\",\"Ann\",\"d_1\"]");
    QString other = real;
    other.replace(QLatin1String("u_ann"), QLatin1String("u_bob"));
    QList<QString> forgeries{plain, other, QString(64, QLatin1Char('0')) + plain, real + QLatin1Char(' ')};
    RedisTicketStore elsewhere(*m_connection, testService(QStringLiteral("test"), 'x'), *m_fallback,
                               m_timers);
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { elsewhere.put(hash, ann, 60s, done); }));
    forgeries.append(QString::fromUtf8(cli({QStringLiteral("GET"), key}).trimmed()));
    for (const QString &forgery : std::as_const(forgeries)) {
        cli({QStringLiteral("SET"), key, forgery});
        QVERIFY2(!takes(), qPrintable(forgery));
    }
    QCOMPARE(m_store->forged(), quint64(forgeries.size()));
    QCOMPARE(LogCatcher::count(QStringLiteral("without the signature")), 1);
    // What is right under one ticket's key is none under another's.
    CHINWAG_VERIFY_OK(put());
    cli({QStringLiteral("RENAME"), key, QStringLiteral("cw:test:ticket:") + QString(64, QLatin1Char('a'))});
    const auto moved = await<std::optional<Identity>>(
        [&](auto done) { m_store->take(QByteArray(32, '\xaa'), Principal::server(), done); });
    CHINWAG_VERIFY_OK(moved);
    QVERIFY(!*moved);
    CHINWAG_VERIFY_OK(put());
    QVERIFY(takes());
}

void RedisTicketsTest::anotherTypeUnderItsKeyIsNone()
{
    cli({QStringLiteral("RPUSH"), key, QStringLiteral("x")});
    QVERIFY(!takes());
    QCOMPARE(m_store->forged(), 1U);
    QVERIFY(m_connection->refusals().isEmpty());
    CHINWAG_VERIFY_OK(put());
    QVERIFY(takes());
}

void RedisTicketsTest::theDeadlineIsTwoSeconds()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    RedisTicketStore store(*m_connection, testService(), *m_fallback, timers);
    m_server->pause();
    store.take(hash, Principal::server(), [](const auto &) {});
    timers.advance(1999ms);
    QCOMPARE(m_fallback->takes, 0);
    timers.advance(1ms);
    QCOMPARE(m_fallback->takes, 1);
    m_server->resume();
}

QTEST_GUILESS_MAIN(RedisTicketsTest)
#include "tst_redistickets.moc"

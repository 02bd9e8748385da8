#include "server/alone/memoryticketstore.h"
#include "server/core/foundation/crypto.h"
#include "server/redis/redisticketstore.h"
#include "shared/base/manualtime.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testservice.h"

#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

/// The ticket stores of one cluster, one per node.
class TicketStores
{
public:
    virtual ~TicketStores() = default;
    virtual bool isReady() const { return true; }
    virtual QList<TicketStore *> stores() = 0;
    /// Waits until a ticket of this lifetime cannot be there any more.
    virtual bool waitForEnd(const QByteArray &hash, milliseconds lifetime) = 0;

protected:
    QtTimerScheduler m_timers;
};

/// One node only: three names for one store.
class MemoryTicketStores final : public TicketStores
{
public:
    QList<TicketStore *> stores() override { return {&m_store, &m_store, &m_store}; }
    bool waitForEnd(const QByteArray &, milliseconds lifetime) override
    {
        m_clock.advance(lifetime);
        return true;
    }

private:
    ManualClock m_clock;
    MemoryTicketStore m_store{m_clock, m_timers};
};

class RedisTicketStores final : public TicketStores
{
public:
    explicit RedisTicketStores(RedisServer &server)
        : m_server(server)
        , m_url(*RedisUrl::parse(server.url()))
    {
        for (int i = 0; i < 3; ++i) {
            m_connections.push_back(std::make_unique<RedisConnection>(m_url, m_timers));
            m_stores.push_back(std::make_unique<RedisTicketStore>(*m_connections.back(), testService(),
                                                                  m_fallback, m_timers));
        }
    }
    bool isReady() const override
    {
        return std::all_of(m_connections.begin(), m_connections.end(),
                           [](const auto &connection) { return connection->isReady(); });
    }
    QList<TicketStore *> stores() override
    {
        return {m_stores[0].get(), m_stores[1].get(), m_stores[2].get()};
    }
    bool waitForEnd(const QByteArray &hash, milliseconds) override
    {
        const QString key = QStringLiteral("cw:test:ticket:") + QString::fromLatin1(hash.toHex());
        return QTest::qWaitFor([&] { return m_server.cli({QStringLiteral("EXISTS"), key}) == "0\n"; });
    }

private:
    RedisServer &m_server;
    RedisUrl m_url;
    ManualClock m_clock;
    MemoryTicketStore m_fallback{m_clock, m_timers};
    std::vector<std::unique_ptr<RedisConnection>> m_connections;
    std::vector<std::unique_ptr<RedisTicketStore>> m_stores;
};

Identity identity(const QString &name)
{
    return {{UserId(QStringLiteral("u_") + name), name, QStringLiteral("\"%1\" \\ ä 🙂").arg(name)},
            DeviceId(QStringLiteral("d_") + name)};
}

QByteArray freshHash() { return Crypto::secretHash(Crypto::randomText(32)); }

} // namespace

class TicketStoreContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup() { m_stores.reset(); }

    void aTicketGivesItsIdentity();
    void anUnknownTicketIsNone();
    void aUsedTicketIsNone();
    void aTicketIsGivenOnceAmongManyTakers();
    void anExpiredTicketIsNone();
    void aTicketIsNotExpiredBefore();
    void ticketsDoNotMix();

private:
    Outcome<Ok> put(int store, const QByteArray &hash, const Identity &who, milliseconds lifetime = 60s);
    Outcome<std::optional<Identity>> take(int store, const QByteArray &hash);

    RedisServer m_server;
    std::unique_ptr<TicketStores> m_stores;
};

void TicketStoreContract::initTestCase_data()
{
    QTest::addColumn<bool>("redis");
    QTest::newRow("memory") << false;
    QTest::newRow("redis") << true;
}

void TicketStoreContract::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN);
    QVERIFY2(m_server.start(), m_server.log().constData());
}

void TicketStoreContract::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QFETCH_GLOBAL(bool, redis);
    if (redis)
        m_stores = std::make_unique<RedisTicketStores>(m_server);
    else
        m_stores = std::make_unique<MemoryTicketStores>();
    QTRY_VERIFY(m_stores->isReady());
}

Outcome<Ok> TicketStoreContract::put(int store, const QByteArray &hash, const Identity &who,
                                     milliseconds lifetime)
{
    return await<Ok>([&](auto done) { m_stores->stores().at(store)->put(hash, who, lifetime, done); });
}

Outcome<std::optional<Identity>> TicketStoreContract::take(int store, const QByteArray &hash)
{
    return await<std::optional<Identity>>(
        [&](auto done) { m_stores->stores().at(store)->take(hash, Principal::server(), done); });
}

void TicketStoreContract::aTicketGivesItsIdentity()
{
    const QByteArray hash = freshHash();
    const Identity ann = identity(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(put(0, hash, ann));
    const auto taken = take(1, hash);
    CHINWAG_VERIFY_OK(taken);
    QVERIFY(*taken);
    QCOMPARE((*taken)->user, ann.user);
    QCOMPARE((*taken)->device, ann.device);
}

void TicketStoreContract::anUnknownTicketIsNone()
{
    const auto taken = take(0, freshHash());
    CHINWAG_VERIFY_OK(taken);
    QVERIFY(!*taken);
}

void TicketStoreContract::aUsedTicketIsNone()
{
    const QByteArray hash = freshHash();
    CHINWAG_VERIFY_OK(put(0, hash, identity(QStringLiteral("ann"))));
    QVERIFY(take(0, hash)->has_value());
    for (int store = 0; store < 3; ++store)
        QVERIFY(!take(store, hash)->has_value());
}

void TicketStoreContract::aTicketIsGivenOnceAmongManyTakers()
{
    constexpr int takers = 100;
    for (int round = 0; round < 20; ++round) {
        const QByteArray hash = freshHash();
        CHINWAG_VERIFY_OK(put(round % 3, hash, identity(QStringLiteral("ann"))));
        int answers = 0;
        int given = 0;
        for (int taker = 0; taker < takers; ++taker) {
            m_stores->stores().at(taker % 3)->take(hash, Principal::server(),
                                                   [&](const Outcome<std::optional<Identity>> &taken) {
                                                       ++answers;
                                                       given += taken && *taken ? 1 : 0;
                                                   });
        }
        QTRY_COMPARE(answers, takers);
        QCOMPARE(given, 1);
    }
}

void TicketStoreContract::anExpiredTicketIsNone()
{
    const QByteArray hash = freshHash();
    CHINWAG_VERIFY_OK(put(0, hash, identity(QStringLiteral("ann")), 50ms));
    QVERIFY(m_stores->waitForEnd(hash, 50ms));
    const auto taken = take(0, hash);
    CHINWAG_VERIFY_OK(taken);
    QVERIFY(!*taken);
}

void TicketStoreContract::aTicketIsNotExpiredBefore()
{
    const QByteArray brief = freshHash();
    const QByteArray lasting = freshHash();
    CHINWAG_VERIFY_OK(put(0, lasting, identity(QStringLiteral("ann")), 60s));
    CHINWAG_VERIFY_OK(put(0, brief, identity(QStringLiteral("ben")), 50ms));
    QVERIFY(m_stores->waitForEnd(brief, 50ms));
    QVERIFY(!take(0, brief)->has_value());
    QVERIFY(take(0, lasting)->has_value());
}

void TicketStoreContract::ticketsDoNotMix()
{
    const QByteArray first = freshHash();
    const QByteArray second = freshHash();
    CHINWAG_VERIFY_OK(put(0, first, identity(QStringLiteral("ann"))));
    CHINWAG_VERIFY_OK(put(1, second, identity(QStringLiteral("ben"))));
    QCOMPARE((*take(2, second))->user.username, QStringLiteral("ben"));
    QCOMPARE((*take(2, first))->user.username, QStringLiteral("ann"));
}

QTEST_GUILESS_MAIN(TicketStoreContract)
#include "tst_ticketstorecontract.moc"

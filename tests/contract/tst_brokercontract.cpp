#include "server/redis/redisbroker.h"
#include "tests/support/memorystores/memorybroker.h"
#include "tests/support/redisserver.h"
#include "tests/support/testservice.h"

#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace Chinwag;
using Kind = Relayed::Kind;

namespace {

/// The brokers of one cluster, one per node.
class Cluster
{
public:
    virtual ~Cluster() = default;
    virtual std::unique_ptr<Broker> makeBroker() = 0;
    /// Whether subscribe() takes effect only later, with a call of the subscribed handler.
    virtual bool confirmsSubscriptions() const = 0;

protected:
    QtTimerScheduler m_timers;
};

class MemoryCluster final : public Cluster
{
public:
    std::unique_ptr<Broker> makeBroker() override { return std::make_unique<MemoryBroker>(m_hub); }
    bool confirmsSubscriptions() const override { return false; }

private:
    MemoryBrokerHub m_hub{m_timers};
};

class RedisCluster final : public Cluster
{
public:
    explicit RedisCluster(RedisServer &server)
        : m_url(*RedisUrl::parse(server.url()))
    {
    }
    std::unique_ptr<Broker> makeBroker() override
    {
        return std::make_unique<RedisBroker>(m_url, testService(), m_timers);
    }
    bool confirmsSubscriptions() const override { return true; }

private:
    RedisUrl m_url;
};

/// A broker and everything it handed over.
struct Node
{
    explicit Node(Cluster &cluster)
        : broker(cluster.makeBroker())
    {
        broker->setHandler([this](const Relayed &push) { received.append(push); });
        broker->setSubscribedHandler([this](const QString &channel) { subscribed.append(channel); });
        broker->setAvailabilityHandler([this](bool available) { availability.append(available); });
    }

    QList<QByteArray> payloads() const
    {
        QList<QByteArray> result;
        for (const Relayed &push : received)
            result.append(push.payload);
        return result;
    }

    std::unique_ptr<Broker> broker;
    QList<Relayed> received;
    QStringList subscribed;
    QList<bool> availability;
};

Relayed push(const QString &channel, const QByteArray &payload, Kind kind = Kind::Ephemeral)
{
    return {channel, kind, 0, {}, payload};
}

const QString tea = QStringLiteral("room:tea");
const QString milk = QStringLiteral("room:milk");

} // namespace

class BrokerContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();

    void everythingArrivesAsItWas_data();
    void everythingArrivesAsItWas();
    void theOrderOfAChannelIsKept();
    void whoPublishesHearsNothing();
    void onlySubscribersHear();
    void unsubscribedIsSilence();
    void subscribedAgainIsHeardAgain();
    void subscribingTwiceIsHeardOnce();
    void aBinaryPayloadOf64KiB();
    void theHandlersRunLater();
    void aHandlerMayPublishAndSubscribe();
    void aHandlerMayBeTakenAway();
    void aBrokerThatIsGoneIsNotMissed();
    void theSubscribedHandlerNamesTheChannel();

private:
    /// Waits until `node` hears the channel.
    void subscribe(Node &node, const QString &channel);
    /// Waits until everything published by `from` so far is where it goes to.
    void settle(Node &from, Node &to);

    RedisServer m_server;
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<Node> m_ann;
    std::unique_ptr<Node> m_ben;
    std::unique_ptr<Node> m_cem;
    int m_settled = 0;
};

void BrokerContract::initTestCase_data()
{
    QTest::addColumn<bool>("redis");
    QTest::newRow("memory") << false;
    QTest::newRow("redis") << true;
}

void BrokerContract::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN);
    QVERIFY2(m_server.start(), m_server.log().constData());
}

void BrokerContract::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QFETCH_GLOBAL(bool, redis);
    if (redis)
        m_cluster = std::make_unique<RedisCluster>(m_server);
    else
        m_cluster = std::make_unique<MemoryCluster>();
    for (auto *node : {&m_ann, &m_ben, &m_cem})
        *node = std::make_unique<Node>(*m_cluster);
    for (auto *node : {&m_ann, &m_ben, &m_cem})
        QTRY_VERIFY((*node)->broker->isAvailable());
}

void BrokerContract::cleanup()
{
    m_ann.reset();
    m_ben.reset();
    m_cem.reset();
    m_cluster.reset();
}

void BrokerContract::subscribe(Node &node, const QString &channel)
{
    const auto before = node.subscribed.count(channel);
    node.broker->subscribe(channel);
    if (m_cluster->confirmsSubscriptions())
        QTRY_VERIFY(node.subscribed.count(channel) > before);
}

void BrokerContract::settle(Node &from, Node &to)
{
    const QString channel = QStringLiteral("room:settle-%1").arg(++m_settled);
    subscribe(to, channel);
    const qsizetype before = to.received.size();
    from.broker->publish(push(channel, "settle"));
    QTRY_VERIFY(to.received.size() > before && to.received.constLast().channel == channel);
    to.received.removeLast();
    to.broker->unsubscribe(channel);
}

void BrokerContract::everythingArrivesAsItWas_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 1; kind <= 5; ++kind)
        QTest::addRow("kind %d", kind) << kind;
}

void BrokerContract::everythingArrivesAsItWas()
{
    QFETCH(int, kind);
    subscribe(*m_ben, tea);
    m_ann->broker->publish({tea, Kind(kind), 42, UserId(QStringLiteral("u_ä")), "{\"a\":1}"});
    QTRY_COMPARE(m_ben->received.size(), 1);
    const Relayed &got = m_ben->received.constFirst();
    QCOMPARE(got.channel, tea);
    QCOMPARE(int(got.kind), kind);
    QCOMPARE(got.seq, 42);
    QCOMPARE(got.typist, UserId(QStringLiteral("u_ä")));
    QCOMPARE(got.payload, QByteArrayLiteral("{\"a\":1}"));
}

void BrokerContract::theOrderOfAChannelIsKept()
{
    constexpr int count = 2000;
    subscribe(*m_ben, tea);
    QList<QByteArray> expected;
    for (int i = 0; i < count; ++i) {
        expected.append(QByteArray::number(i));
        m_ann->broker->publish(push(tea, expected.constLast()));
    }
    QTRY_COMPARE(m_ben->received.size(), count);
    QCOMPARE(m_ben->payloads(), expected);
}

void BrokerContract::whoPublishesHearsNothing()
{
    subscribe(*m_ann, tea);
    subscribe(*m_ben, tea);
    m_ann->broker->publish(push(tea, "from ann"));
    m_ben->broker->publish(push(tea, "from ben"));
    QTRY_COMPARE(m_ben->payloads(), QList<QByteArray>{"from ann"});
    QTRY_COMPARE(m_ann->payloads(), QList<QByteArray>{"from ben"});
    settle(*m_ben, *m_ann);
    settle(*m_ann, *m_ben);
    QCOMPARE(m_ann->payloads(), QList<QByteArray>{"from ben"});
    QCOMPARE(m_ben->payloads(), QList<QByteArray>{"from ann"});
}

void BrokerContract::onlySubscribersHear()
{
    subscribe(*m_ben, tea);
    subscribe(*m_cem, milk);
    m_ann->broker->publish(push(tea, "tea"));
    m_ann->broker->publish(push(milk, "milk"));
    m_ann->broker->publish(push(QStringLiteral("room:te"), "neither"));
    settle(*m_ann, *m_ben);
    settle(*m_ann, *m_cem);
    QCOMPARE(m_ben->payloads(), QList<QByteArray>{"tea"});
    QCOMPARE(m_cem->payloads(), QList<QByteArray>{"milk"});
}

void BrokerContract::unsubscribedIsSilence()
{
    subscribe(*m_ben, tea);
    subscribe(*m_ben, milk);
    m_ben->broker->unsubscribe(tea);
    m_ben->broker->unsubscribe(QStringLiteral("room:never"));
    m_ann->broker->publish(push(tea, "tea"));
    m_ann->broker->publish(push(milk, "milk"));
    settle(*m_ann, *m_ben);
    QCOMPARE(m_ben->payloads(), QList<QByteArray>{"milk"});
}

void BrokerContract::subscribedAgainIsHeardAgain()
{
    subscribe(*m_ben, tea);
    m_ben->broker->unsubscribe(tea);
    m_ben->broker->subscribe(tea);
    m_ben->broker->unsubscribe(tea);
    settle(*m_ann, *m_ben);
    subscribe(*m_ben, tea);
    m_ann->broker->publish(push(tea, "again"));
    QTRY_COMPARE(m_ben->payloads(), QList<QByteArray>{"again"});
}

void BrokerContract::subscribingTwiceIsHeardOnce()
{
    subscribe(*m_ben, tea);
    m_ben->broker->subscribe(tea);
    m_ann->broker->publish(push(tea, "once"));
    settle(*m_ann, *m_ben);
    QCOMPARE(m_ben->payloads(), QList<QByteArray>{"once"});
    m_ben->broker->unsubscribe(tea);
    m_ann->broker->publish(push(tea, "not at all"));
    settle(*m_ann, *m_ben);
    QCOMPARE(m_ben->payloads(), QList<QByteArray>{"once"});
}

void BrokerContract::aBinaryPayloadOf64KiB()
{
    QByteArray payload;
    for (int i = 0; i < 64 * 1024; ++i)
        payload.append(static_cast<char>(i * 7));
    subscribe(*m_ben, tea);
    m_ann->broker->publish(push(tea, payload));
    QTRY_COMPARE(m_ben->received.size(), 1);
    QCOMPARE(m_ben->received.constFirst().payload, payload);
}

void BrokerContract::theHandlersRunLater()
{
    subscribe(*m_ben, tea);
    m_ann->broker->publish(push(tea, "later"));
    QVERIFY(m_ben->received.isEmpty());
    m_ben->subscribed.clear();
    m_ben->broker->subscribe(milk);
    QVERIFY(m_ben->subscribed.isEmpty());
    QTRY_COMPARE(m_ben->received.size(), 1);
}

void BrokerContract::aHandlerMayPublishAndSubscribe()
{
    subscribe(*m_ann, milk);
    m_ben->broker->setHandler([this](const Relayed &) {
        m_ben->broker->publish(push(milk, "answer"));
        m_ben->broker->unsubscribe(tea);
        m_ben->broker->subscribe(milk);
    });
    subscribe(*m_ben, tea);
    m_ann->broker->publish(push(tea, "question"));
    QTRY_COMPARE(m_ann->payloads(), QList<QByteArray>{"answer"});
}

void BrokerContract::aHandlerMayBeTakenAway()
{
    subscribe(*m_ben, tea);
    subscribe(*m_cem, tea);
    m_ben->broker->setHandler({});
    m_ben->broker->setSubscribedHandler({});
    m_ben->broker->setAvailabilityHandler({});
    m_ben->broker->subscribe(milk);
    m_ann->broker->publish(push(tea, "unheard"));
    QTRY_COMPARE(m_cem->payloads(), QList<QByteArray>{"unheard"});
    QVERIFY(m_ben->received.isEmpty());
}

void BrokerContract::aBrokerThatIsGoneIsNotMissed()
{
    subscribe(*m_ben, tea);
    subscribe(*m_cem, tea);
    m_ann->broker->publish(push(tea, "one"));
    m_ben.reset();
    m_ann->broker->publish(push(tea, "two"));
    QTRY_COMPARE(m_cem->payloads(), (QList<QByteArray>{"one", "two"}));
}

void BrokerContract::theSubscribedHandlerNamesTheChannel()
{
    m_ben->broker->subscribe(tea);
    m_ben->broker->subscribe(milk);
    settle(*m_ann, *m_ben);
    const QStringList expected = m_cluster->confirmsSubscriptions() ? QStringList{tea, milk} : QStringList{};
    QCOMPARE(m_ben->subscribed.first(expected.size()), expected);
}

QTEST_GUILESS_MAIN(BrokerContract)
#include "tst_brokercontract.moc"

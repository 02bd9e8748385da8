// Nodes whose clocks say quite different things are one service: what one of them gives out holds on the
// others for as long as it should, with Redis and without.
#include "server/cluster.h"
#include "server/sql/serviceidentitystore.h"
#include "server/sql/sqlfilecontents.h"
#include "tests/support/livenode.h"
#include "tests/support/postgresserver.h"
#include "tests/support/redisserver.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Chinwag;
using Test::PostgresServer;

namespace {

/// Longer than anything that is given out lasts.
constexpr std::chrono::days skew{90};
static_assert(skew > Limits::tokenLifetime && skew > Limits::inviteLifetime);

const QString ann = QStringLiteral("ann");
const QString password = QStringLiteral("correct horse");

class SkewedClock final : public Clock
{
public:
    explicit SkewedClock(milliseconds by)
        : m_by(by)
    {
    }

    milliseconds monotonic() const override { return m_right.monotonic(); }
    microseconds precise() const override { return m_right.precise(); }
    milliseconds wall() const override { return m_right.wall() + m_by; }

private:
    SystemClock m_right;
    milliseconds m_by;
};

NodeOptions optionsOf(const QString &name)
{
    NodeOptions options = TestNode::defaultOptions(name);
    options.registration = Registration::Invite;
    return options;
}

std::unique_ptr<Database> openDatabase(const DatabaseUrl &url)
{
    auto opened = Database::open(makeDialect(url));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    return std::move(*opened);
}

/// A node of the service with a database connection, a Redis connection and a clock of its own.
struct Machine
{
    Machine(const QString &name, milliseconds by, const DatabaseUrl &url, const RedisUrl &redis)
        : clock(by)
        , database(openDatabase(url))
        , stores(*database)
        , cluster(redis, readServiceIdentity(url).value(), *database, timers, clock)
        , hasher(timers)
        , contents(*database)
        , node({clock, timers, stores.stores(), contents, cluster.tickets(), cluster.broker(), hasher},
               optionsOf(name))
    {
        bool isStarted = false;
        node.start([&](const Outcome<Node::Started> &started) {
            isStarted = started.hasValue();
            invite = started ? started->ownerInvite.value_or(QString()) : QString();
        });
        if (!runUntil([&isStarted] { return isStarted; }))
            qFatal("the node does not start");
    }

    TestAnswer http(const QByteArray &method, const QString &path, const QJsonObject &body = {},
                    const QString &token = {})
    {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.remoteAddress = QStringLiteral("192.0.2.1");
        if (!body.isEmpty()) {
            request.headers.emplaceBack("content-type", "application/json");
            request.body = QJsonDocument(body).toJson();
        }
        if (!token.isEmpty())
            request.headers.emplaceBack("authorization", "Bearer " + token.toUtf8());
        TestAnswer answer;
        node.handle(std::move(request), [&answer](const HttpResponse &response) {
            answer.response = response;
            answer.status = response.status;
        });
        runUntil([&answer] { return answer.status != 0; });
        answer.body = QJsonDocument::fromJson(answer.response.body).object();
        return answer;
    }
    QString signIn(const char *path, const QString &withInvite = {})
    {
        QJsonObject body{{QStringLiteral("username"), ann}, {QStringLiteral("password"), password}};
        if (!withInvite.isEmpty())
            body.insert(QStringLiteral("invite"), withInvite);
        return http("POST", QLatin1String(path), body).text(QLatin1String("token"));
    }
    QString ticket(const QString &token)
    {
        return http("POST", QStringLiteral("/auth/ticket"), {}, token).text(QLatin1String("ticket"));
    }
    std::optional<Identity> redeem(const QString &ticket)
    {
        std::optional<Result<Identity, Error>> answer;
        node.redeemTicket(ticket, Principal::server(),
                          [&answer](const Result<Identity, Error> &identity) { answer.emplace(identity); });
        runUntil([&answer] { return answer.has_value(); });
        return answer && *answer ? std::optional(**answer) : std::nullopt;
    }

    SkewedClock clock;
    QtTimerScheduler timers;
    std::unique_ptr<Database> database;
    SqlStores stores;
    Cluster cluster;
    FakePasswordHasher hasher;
    SqlFileContents contents;
    Node node;
    QString invite; ///< the first one; empty when the service has its owner
};

} // namespace

class TestSkewedClocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOneGivesOutHoldsOnAll_data();
    void whatOneGivesOutHoldsOnAll();
};

void TestSkewedClocks::whatOneGivesOutHoldsOnAll_data()
{
    QTest::addColumn<bool>("hasRedis");
    QTest::newRow("with Redis") << true;
    QTest::newRow("Redis is away") << false;
}

void TestSkewedClocks::whatOneGivesOutHoldsOnAll()
{
    QFETCH(bool, hasRedis);
    QVERIFY(PostgresServer::shared());
    const DatabaseUrl url = PostgresServer::shared()->createDatabase();
    const auto drop = qScopeGuard([&url] { PostgresServer::shared()->dropDatabase(url); });
    RedisServer redis;
    QVERIFY2(!hasRedis || redis.start(), redis.log().constData());
    const auto redisUrl = RedisUrl::parse(redis.url());
    QVERIFY(redisUrl);
    Machine late(QStringLiteral("late"), -skew, url, *redisUrl);
    Machine right(QStringLiteral("right"), milliseconds(0), url, *redisUrl);
    Machine early(QStringLiteral("early"), skew, url, *redisUrl);
    Machine *const all[] = {&late, &right, &early};
    for (Machine *const machine : all)
        QTRY_COMPARE(machine->cluster.broker().isAvailable(), hasRedis);

    const QString token = early.signIn("/auth/register", late.invite);
    QVERIFY(!token.isEmpty());
    for (Machine *from : all) {
        const QString own = from->signIn("/auth/login");
        for (Machine *to : all) {
            QCOMPARE(to->http("GET", QStringLiteral("/api/me"), {}, own).status, 200);
            const QString ticket = from->ticket(token);
            QVERIFY(!ticket.isEmpty());
            QVERIFY(to->redeem(ticket));
            QVERIFY(!from->redeem(ticket));
        }
        // A sign-out that one of them writes down is news to all the others.
        std::vector<std::unique_ptr<LiveClient>> clients;
        for (Machine *to : all) {
            const auto identity = to->redeem(from->ticket(own));
            QVERIFY(identity);
            clients.push_back(std::make_unique<LiveClient>(to->node, to->timers, *identity));
            QVERIFY(clients.back()->await<HelloFrame>());
        }
        QCOMPARE(from->http("POST", QStringLiteral("/auth/logout"), {}, own).status, 204);
        for (const auto &client : clients) {
            QTRY_VERIFY(!client->isOpen());
            QCOMPARE(client->line->closedWith, std::optional<quint16>(4501));
        }
    }
}

QTEST_GUILESS_MAIN(TestSkewedClocks)
#include "tst_skewedclocks.moc"

#include "server/sql/postgresdialect.h"
#include "server/sql/sqlstores.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/postgresserver.h"

#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

constexpr int patience = 60'000; // ms; a loaded machine, never the expected duration

const RoomId room(QStringLiteral("r_tea"));
const UserId ann(QStringLiteral("u_ann"));

} // namespace

/// A PostgreSQL that goes away and comes back: what was acknowledged is there, once; nothing is acknowledged
/// meanwhile; everybody gets an answer.
class PostgresFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<PostgresServer>();
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        m_url = m_server->createDatabase();
        QVERIFY2(!m_url.name.isEmpty(), qPrintable(m_server->log()));
    }
    void cleanup()
    {
        m_stores.reset();
        m_database.reset();
        m_server.reset();
        m_acknowledged.clear();
        m_unsure.clear();
        m_nonces = 0;
    }

    void nothingIsLostWhenTheServerGoes_data();
    void nothingIsLostWhenTheServerGoes();
    void aStoppedServerIsGivenUp_data();
    void aStoppedServerIsGivenUp();
    void callsWhileAwayFailAtOnceAndCostNothing();
    void anIdleConnectionThatDiedIsNoticed();
    void aLostCommitAnswerIsNotKnown_data();
    void aLostCommitAnswerIsNotKnown();
    void aForgottenStatementIsALostConnection();
    void endingWhileTheServerIsStoppedEnds();

private:
    void open(const DatabaseUrl &url)
    {
        auto opened = Database::open(std::make_unique<PostgresDialect>(url));
        CHINWAG_VERIFY_OK(opened);
        m_database = std::move(*opened);
        m_stores.emplace(*m_database);
        CHINWAG_VERIFY_OK(await<Room>([&](auto done) {
            m_stores->stores().rooms.create({room, QStringLiteral("tea"), RoomKind::Public, {}, {}},
                                            std::chrono::milliseconds(0), done);
        }));
    }
    Outcome<Appended> send(const QString &nonce)
    {
        return await<Appended>([&](auto done) { sendAsync(nonce, done); });
    }
    void sendAsync(const QString &nonce, const Done<Appended> &done)
    {
        Event event;
        event.room = room;
        event.sender = ann;
        event.body = MessageBody{nonce, 0};
        event.nonce = Nonce(nonce);
        m_stores->stores().events.append(event, [this, nonce, done](const Outcome<Appended> &appended) {
            if (appended)
                m_acknowledged.insert(nonce, appended->event.seq);
            else
                m_unsure.append(nonce);
            done(appended);
        });
    }
    QString newNonce() { return QStringLiteral("n%1").arg(++m_nonces); }
    void sendMany(int count, QStringList &codes)
    {
        for (int i = 0; i < count; ++i)
            sendAsync(newNonce(),
                      [&codes](const Outcome<Appended> &appended) { codes.append(codeOf(appended)); });
    }
    bool isBack() { return send(newNonce()).hasValue(); }
    /// Resends what is not known, and compares the log with all answers there were.
    void checkLog();

    std::unique_ptr<PostgresServer> m_server;
    DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;
    std::optional<SqlStores> m_stores;
    QHash<QString, Seq> m_acknowledged;
    QStringList m_unsure;
    int m_nonces = 0;
};

void PostgresFaultsTest::checkLog()
{
    const QStringList unsure = std::exchange(m_unsure, {});
    QStringList codes;
    for (const QString &nonce : unsure)
        sendAsync(nonce, [&codes](const Outcome<Appended> &appended) { codes.append(codeOf(appended)); });
    QTRY_COMPARE_WITH_TIMEOUT(codes, QStringList(unsure.size(), QStringLiteral("ok")), patience);
    const auto log = await<QList<Event>>([&](auto done) {
        m_stores->stores().events.range(room, 0, 0, std::numeric_limits<int>::max(), false, done);
    });
    CHINWAG_VERIFY_OK(log);
    QHash<QString, Seq> stored;
    for (const Event &event : *log) {
        QCOMPARE(event.seq, stored.size() + 1);
        stored.insert(event.nonce.toString(), event.seq);
    }
    QCOMPARE(stored, m_acknowledged);
}

void PostgresFaultsTest::nothingIsLostWhenTheServerGoes_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("restarted") << 0;
    QTest::newRow("restarted at once") << 1;
    QTest::newRow("killed") << 2;
}

void PostgresFaultsTest::nothingIsLostWhenTheServerGoes()
{
    QFETCH(int, way);
    open(m_url);
    QStringList codes;
    sendMany(500, codes);
    QTRY_VERIFY_WITH_TIMEOUT(!codes.isEmpty(), patience); // some are stored, some are on their way
    sendMany(500, codes);
    const bool down = way == 0   ? m_server->stop(PostgresServer::Mode::Fast)
                      : way == 1 ? m_server->stop(PostgresServer::Mode::Immediate)
                                 : m_server->kill();
    QVERIFY2(down, qPrintable(m_server->log()));
    QTRY_COMPARE_WITH_TIMEOUT(codes.size(), 1000, patience);
    codes.clear();
    sendMany(50, codes);
    QTRY_COMPARE_WITH_TIMEOUT(codes, QStringList(50, QStringLiteral("temporary")), patience);

    QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    QTRY_VERIFY_WITH_TIMEOUT(isBack(), patience);
    QCOMPARE(m_database->counters().connections.load(), 2U);
    checkLog();
}

void PostgresFaultsTest::aStoppedServerIsGivenUp_data()
{
    QTest::addColumn<bool>("overSocket");
    QTest::newRow("TCP, which goes on acknowledging") << false;
    QTest::newRow("Unix socket") << true;
}

void PostgresFaultsTest::aStoppedServerIsGivenUp()
{
    QFETCH(bool, overSocket);
    open(overSocket ? m_server->overSocket(m_url) : m_url);
    CHINWAG_VERIFY_OK(send(newNonce()));
    m_server->pause();
    QStringList codes;
    sendMany(200, codes);
    QTRY_COMPARE_WITH_TIMEOUT(codes.size(), 200, patience);
    for (int i = 0; i < 3; ++i)
        codes.append(codeOf(send(newNonce())));
    QCOMPARE(codes, QStringList(203, QStringLiteral("temporary")));
    m_server->resume();
    QTRY_VERIFY_WITH_TIMEOUT(isBack(), patience);
    checkLog();
}

void PostgresFaultsTest::callsWhileAwayFailAtOnceAndCostNothing()
{
    open(m_url);
    QVERIFY(m_server->kill());
    QCOMPARE(codeOf(send(newNonce())), QStringLiteral("temporary"));
    const quint64 carriedOut = m_database->counters().jobs;
    QStringList codes;
    for (int i = 0; i < 5000; ++i)
        m_stores->stores().accounts.count(
            [&codes](const Outcome<qint64> &count) { codes.append(codeOf(count)); });
    QVERIFY(codes.isEmpty()); // never inside the call
    QCoreApplication::processEvents();
    QCOMPARE(codes, QStringList(5000, QStringLiteral("temporary"))); // one turn of the loop, no attempt each
    QCOMPARE(m_database->counters().jobs.load(), carriedOut);
}

void PostgresFaultsTest::anIdleConnectionThatDiedIsNoticed()
{
    open(m_url);
    QVERIFY(m_server->restart(PostgresServer::Mode::Immediate));
    // By whom first, the message or the upkeep of the index, is not said.
    QTRY_VERIFY_WITH_TIMEOUT(isBack(), patience);
    QCOMPARE(m_database->counters().connections.load(), 2U);
    checkLog();
}

void PostgresFaultsTest::aLostCommitAnswerIsNotKnown_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<bool>("isStored");
    QTest::newRow("before the server saw it") << int(FaultProxy::Cut::BeforeDelivery) << false;
    QTest::newRow("after it was carried out") << int(FaultProxy::Cut::BeforeAnswer) << true;
}

void PostgresFaultsTest::aLostCommitAnswerIsNotKnown()
{
    QFETCH(int, cut);
    QFETCH(bool, isStored);
    FaultProxy proxy(m_server->port());
    DatabaseUrl url = m_url;
    url.port = proxy.port();
    url.options.insert(QStringLiteral("sslmode"), QStringLiteral("disable")); // the proxy reads along
    open(url);
    CHINWAG_VERIFY_OK(send(QStringLiteral("before")));
    // With its end, because BEGIN says COMMITTED; after the message, because the index commits as well.
    proxy.cutAt(QByteArray("COMMIT\0", 7), FaultProxy::Cut(cut), QByteArrayLiteral("lost"));
    QCOMPARE(codeOf(send(QStringLiteral("lost"))), QStringLiteral("temporary"));
    QCOMPARE(proxy.cuts(), 1);

    std::optional<Outcome<Appended>> resent;
    const auto resend = [&] {
        if (resent && resent->hasValue())
            return true;
        resent.emplace(send(QStringLiteral("lost")));
        return resent->hasValue();
    };
    QTRY_VERIFY_WITH_TIMEOUT(resend(), patience);
    QCOMPARE((*resent)->duplicate, isStored);
    QCOMPARE((*resent)->event.seq, 2);
    CHINWAG_VERIFY_OK(send(QStringLiteral("after")));
    checkLog();
}

void PostgresFaultsTest::aForgottenStatementIsALostConnection()
{
    open(m_url);
    CHINWAG_VERIFY_OK(send(newNonce()));
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) {
        m_database->read<Ok>(
            [](Connection &connection) {
                connection.execute(QStringLiteral("DEALLOCATE ALL"));
                return Ok{};
            },
            done);
    }));
    QCOMPARE(codeOf(send(newNonce())), QStringLiteral("temporary"));
    QTRY_VERIFY_WITH_TIMEOUT(isBack(), patience);
    QCOMPARE(m_database->counters().connections.load(), 2U);
    checkLog();
}

void PostgresFaultsTest::endingWhileTheServerIsStoppedEnds()
{
    open(m_url);
    m_server->pause();
    QStringList codes;
    sendMany(10, codes);
    m_stores.reset();
    m_database.reset(); // waits for the worker, which must not wait for the server
    QVERIFY(codes.isEmpty());
}

QTEST_GUILESS_MAIN(PostgresFaultsTest)
#include "tst_postgresfaults.moc"

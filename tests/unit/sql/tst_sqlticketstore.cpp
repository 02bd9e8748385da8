#include "server/sql/postgresdialect.h"
#include "server/sql/sqlitedialect.h"
#include "server/sql/sqlticketstore.h"
#include "shared/base/manualtime.h"
#include "tests/support/await.h"
#include "tests/support/postgresserver.h"

#include <QTemporaryDir>
#include <QTest>

#include <semaphore>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

using Taken = Outcome<std::optional<Identity>>;

const Identity ann{{UserId(QStringLiteral("u_ann")), QStringLiteral("ann"), QStringLiteral("Ann")},
                   DeviceId(QStringLiteral("d_phone"))};

QByteArray hashNumber(int index) { return QByteArray("hash ") + QByteArray::number(index) + '\0'; }

} // namespace

class SqlTicketStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("postgres");
        QTest::newRow("sqlite") << false;
        QTest::newRow("postgresql") << true;
    }
    void init();
    void cleanup();

    void aTicketIsTakenOnce();
    void anUnknownTicketIsNone();
    void anExpiredTicketIsNone();
    void theClocksOfTwoNodesNeedNotAgree();
    void manyTakesAtOnceGiveOne();
    void whoGuessesWaitsAlone();
    void expiredOnesAreRemovedInPassing();
    void afterARestartItIsStillThere();

private:
    std::unique_ptr<Database> open();
    Outcome<Ok> put(int index, milliseconds lifetime = 10s)
    {
        return await<Ok>([&](auto done) { m_tickets->put(hashNumber(index), ann, lifetime, done); });
    }
    Taken take(int index)
    {
        return await<std::optional<Identity>>(
            [&](auto done) { m_tickets->take(hashNumber(index), Principal::server(), done); });
    }
    qint64 rows();
    /// The nodes' clock goes on, and the tickets grow older by the database's.
    void pass(milliseconds time);

    ManualClock m_clock;
    std::optional<QTemporaryDir> m_directory;
    DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;
    std::optional<SqlTicketStore> m_tickets;
};

void SqlTicketStoreTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    m_directory.emplace();
    m_url = DatabaseUrl();
    m_url.file = m_directory->filePath(QStringLiteral("test.sqlite"));
    if (postgres) {
        QVERIFY(PostgresServer::shared());
        m_url = PostgresServer::shared()->createDatabase();
    }
    m_database = open();
    QVERIFY(m_database);
    m_tickets.emplace(*m_database, m_clock);
}

void SqlTicketStoreTest::cleanup()
{
    m_tickets.reset();
    m_database.reset();
    if (m_url.kind == DatabaseUrl::Kind::PostgreSql)
        PostgresServer::shared()->dropDatabase(m_url);
}

std::unique_ptr<Database> SqlTicketStoreTest::open()
{
    auto opened = Database::open(makeDialect(m_url));
    if (!opened) {
        QTest::qFail(qPrintable(opened.error().message), __FILE__, __LINE__);
        return {};
    }
    return std::move(*opened);
}

qint64 SqlTicketStoreTest::rows()
{
    return await<qint64>([&](auto done) {
               m_database->read<qint64>(
                   [](Connection &connection) {
                       auto found = connection.rows(QStringLiteral("SELECT COUNT(*) FROM tickets"));
                       return found.next() ? found.number(0) : -1;
                   },
                   done);
           })
        .value();
}

void SqlTicketStoreTest::pass(milliseconds time)
{
    m_clock.advance(time);
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) {
        m_database->write<Ok>(
            [time](Connection &connection) {
                connection.execute(QStringLiteral("UPDATE tickets SET expires_at = expires_at - ?"),
                                   {qint64(time.count())});
                return Ok{};
            },
            done);
    }));
}

void SqlTicketStoreTest::aTicketIsTakenOnce()
{
    CHINWAG_VERIFY_OK(put(1));
    const auto taken = take(1);
    CHINWAG_VERIFY_OK(taken);
    QVERIFY(*taken);
    QCOMPARE((*taken)->user, ann.user);
    QCOMPARE((*taken)->device, ann.device);
    const auto again = take(1);
    CHINWAG_VERIFY_OK(again);
    QVERIFY(!*again);
}

void SqlTicketStoreTest::anUnknownTicketIsNone()
{
    CHINWAG_VERIFY_OK(put(1));
    const auto taken = take(2);
    CHINWAG_VERIFY_OK(taken);
    QVERIFY(!*taken);
    QVERIFY(*take(1));
}

void SqlTicketStoreTest::anExpiredTicketIsNone()
{
    CHINWAG_VERIFY_OK(put(1));
    CHINWAG_VERIFY_OK(put(2));
    pass(9s);
    QVERIFY(take(1)->has_value());
    pass(1s);
    const auto late = take(2);
    CHINWAG_VERIFY_OK(late);
    QVERIFY(!*late);
}

void SqlTicketStoreTest::theClocksOfTwoNodesNeedNotAgree()
{
    for (const auto skew : {milliseconds(-1h), milliseconds(1h)}) {
        ManualClock anothers;
        anothers.jumpWall(skew);
        SqlTicketStore node(*m_database, anothers);
        CHINWAG_VERIFY_OK(put(1));
        const auto taken = await<std::optional<Identity>>(
            [&](auto done) { node.take(hashNumber(1), Principal::server(), done); });
        CHINWAG_VERIFY_OK(taken);
        QVERIFY(*taken);
        // Nor does one node tidy away what the other has just made.
        CHINWAG_VERIFY_OK(put(2));
        CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { node.put(hashNumber(3), ann, 10s, done); }));
        QVERIFY(take(2)->has_value());
        QVERIFY(take(3)->has_value());
    }
}

void SqlTicketStoreTest::manyTakesAtOnceGiveOne()
{
    constexpr int tickets = 50;
    QFETCH_GLOBAL(bool, postgres);
    // Where several nodes may share a database, they do.
    const auto other = postgres ? open() : nullptr;
    std::optional<SqlTicketStore> others;
    if (other)
        others.emplace(*other, m_clock);
    for (int i = 0; i < tickets; ++i)
        CHINWAG_VERIFY_OK(put(i));
    QList<int> given(tickets);
    int answers = 0;
    QStringList failures;
    for (int i = 0; i < tickets; ++i) {
        for (int attempt = 0; attempt < 10; ++attempt) {
            const int index = attempt % 2 == 0 ? i : tickets - 1 - i;
            SqlTicketStore &store = others && attempt % 2 == 1 ? *others : *m_tickets;
            store.take(hashNumber(index), Principal::server(), [&, index](const Taken &taken) {
                ++answers;
                if (!taken)
                    failures.append(codeOf(taken));
                else
                    given[index] += int(taken->has_value());
            });
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, tickets * 10, 60'000);
    QCOMPARE(failures, QStringList());
    QCOMPARE(given, QList<int>(tickets, 1));
    QCOMPARE(rows(), 0);
}

/// Thousands of made-up tickets from one network; somebody of another comes with a real one.
void SqlTicketStoreTest::whoGuessesWaitsAlone()
{
    const auto from = [](const char *address) {
        return Principal::stranger(NetworkOf(QString::fromLatin1(address)));
    };
    CHINWAG_VERIFY_OK(put(1));
    std::binary_semaphore release{0};
    std::binary_semaphore held{0};
    m_database->read<Ok>(
        [&](Connection &) {
            held.release();
            release.acquire();
            return Ok{};
        },
        [](const auto &) {});
    held.acquire();
    int guessed = 0;
    std::optional<int> guessedBefore;
    for (int i = 0; i < 300; ++i)
        m_tickets->take(hashNumber(1000 + i), from(i % 2 == 0 ? "2001:db8::1" : "2001:db8::2"),
                        [&guessed](const Taken &) { ++guessed; });
    m_tickets->take(hashNumber(1), from("2001:db8:0:1::1"), [&](const Taken &taken) {
        guessedBefore = guessed;
        QVERIFY(taken && *taken);
    });
    release.release();
    QTRY_COMPARE(guessed, 300);
    QVERIFY(guessedBefore);
    QVERIFY2(*guessedBefore <= 2, qPrintable(QString::number(*guessedBefore)));
}

void SqlTicketStoreTest::expiredOnesAreRemovedInPassing()
{
    for (int i = 0; i < 700; ++i)
        m_tickets->put(hashNumber(i), ann, 10s, [](const auto &) {});
    CHINWAG_VERIFY_OK(put(1000, 60s));
    QCOMPARE(rows(), 701);
    pass(10s);
    CHINWAG_VERIFY_OK(put(1001, 60s));
    QCOMPARE(rows(), 202); // at most 500 at once
    CHINWAG_VERIFY_OK(put(1002, 60s));
    QCOMPARE(rows(), 203); // and not with every call
    pass(10s);
    CHINWAG_VERIFY_OK(put(1003, 60s));
    QCOMPARE(rows(), 4);
    QVERIFY(take(1000)->has_value());
}

void SqlTicketStoreTest::afterARestartItIsStillThere()
{
    CHINWAG_VERIFY_OK(put(1));
    m_tickets.reset();
    m_database.reset();
    m_database = open();
    m_tickets.emplace(*m_database, m_clock);
    QVERIFY(take(1)->has_value());
}

QTEST_GUILESS_MAIN(SqlTicketStoreTest)
#include "tst_sqlticketstore.moc"

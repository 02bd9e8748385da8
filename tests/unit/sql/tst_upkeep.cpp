#include "server/sql/upkeep.h"

#include "server/sql/connection.h"
#include "server/sql/eventlog.h"
#include "server/sql/messageindex.h"
#include "server/sql/migrations.h"
#include "server/sql/sqlitedialect.h"
#include "tests/support/await.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

const RoomId room(QStringLiteral("r_tea"));
const UserId ann(QStringLiteral("u_ann"));

} // namespace

/// When the worker does what nobody waits for, by a clock that is turned by hand.
class UpkeepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everythingIsLookedAtOnceInTheBeginning();
    void newMessagesWaitALittle();
    void stepsRestWhilePeopleWrite();
    void whoeverWaitsGoesFirstButNotForEver();
    void aBacklogIsWorkedOff();
    void whatWasRemovedIsCleanedAwayOnce();
    void afterAFailureItIsTriedAgain();

private:
    void say(int count);
    void append(const EventBody &body);
    /// Runs whatever is due until nothing is, without time passing between the steps but what they rest.
    void settle();
    qint64 number(const char *sql);
    std::chrono::steady_clock::duration untilNext() const { return *m_upkeep->next() - m_now; }

    std::optional<QTemporaryDir> m_directory;
    std::optional<SqliteDialect> m_dialect;
    std::optional<Connection> m_connection;
    std::optional<Upkeep> m_upkeep;
    std::chrono::steady_clock::time_point m_now{1h};
    std::chrono::steady_clock::duration m_cost{0}; ///< of each look at the clock
    int m_nonces = 0;
};

void UpkeepTest::init()
{
    m_directory.emplace();
    m_dialect.emplace(m_directory->filePath(QStringLiteral("test.sqlite")));
    m_connection.emplace(*m_dialect);
    CHINWAG_VERIFY_OK(m_connection->open());
    CHINWAG_VERIFY_OK(migrate(*m_connection, allMigrations()));
    m_connection->execute(
        QStringLiteral("INSERT INTO rooms (id, name, kind, topic, head_seq, member_count, created_at) "
                       "VALUES (?, 'tea', 'public', '', 0, 0, 0)"),
        {room.toString()});
    m_cost = 0ms;
    m_upkeep.emplace(*m_dialect, [this] { return m_now += m_cost; });
}

void UpkeepTest::cleanup()
{
    m_upkeep.reset();
    m_connection.reset();
}

void UpkeepTest::append(const EventBody &body)
{
    const Event event{room, 0, ann, {}, Nonce(QString::number(++m_nonces)), body};
    CHINWAG_VERIFY_OK(EventLog::append(*m_connection, event));
}

void UpkeepTest::say(int count)
{
    m_connection->execute(QStringLiteral("BEGIN"));
    for (int i = 0; i < count; ++i)
        append(MessageBody{QStringLiteral("message %1").arg(m_nonces), 0});
    m_connection->execute(QStringLiteral("COMMIT"));
    m_upkeep->heed(*m_connection);
}

void UpkeepTest::settle()
{
    for (int i = 0; i < 1000 && m_upkeep->next(); ++i) {
        m_now = std::max(m_now, *m_upkeep->next());
        m_upkeep->run(*m_connection);
    }
    QVERIFY(!m_upkeep->next());
}

qint64 UpkeepTest::number(const char *sql)
{
    auto rows = m_connection->rows(QLatin1String(sql));
    return rows.next() ? rows.number(0) : -1;
}

void UpkeepTest::everythingIsLookedAtOnceInTheBeginning()
{
    QVERIFY(m_upkeep->isDue(true));
    settle();
    QVERIFY(!m_upkeep->isDue(true));
}

void UpkeepTest::newMessagesWaitALittle()
{
    settle();
    say(5);
    QCOMPARE(number("SELECT first_id FROM index_state"), 1);
    QVERIFY(!m_upkeep->isDue(true));
    QVERIFY(untilNext() > 0ms && untilNext() <= 1s);
    m_now = *m_upkeep->next();
    QVERIFY(m_upkeep->isDue(true));
    m_upkeep->run(*m_connection);
    QCOMPARE(number("SELECT first_id FROM index_state"), 6);
    settle();
}

void UpkeepTest::stepsRestWhilePeopleWrite()
{
    settle();
    say(1000);
    m_now = *m_upkeep->next();
    m_cost = 1ms;
    m_upkeep->run(*m_connection); // takes 1 ms of this clock at least
    m_cost = 0ms;
    QVERIFY(untilNext() >= 10ms);
    // Nobody has written since.
    m_now = *m_upkeep->next();
    m_cost = 1ms;
    m_upkeep->run(*m_connection);
    m_cost = 0ms;
    QVERIFY(untilNext() < 10ms);
}

void UpkeepTest::whoeverWaitsGoesFirstButNotForEver()
{
    settle();
    say(5);
    m_now = *m_upkeep->next();
    QVERIFY(m_upkeep->isDue(true));
    QVERIFY(!m_upkeep->isDue(false));
    m_now += 1s;
    QVERIFY(m_upkeep->isDue(false));
}

void UpkeepTest::aBacklogIsWorkedOff()
{
    constexpr int many = 2500;
    say(many);
    settle();
    QCOMPARE(number("SELECT first_id FROM index_state"), many + 1);
    QCOMPARE(number("SELECT COUNT(*) FROM message_index_idx") > 0, true);
}

void UpkeepTest::whatWasRemovedIsCleanedAwayOnce()
{
    say(500);
    settle();
    for (Seq seq = 1; seq <= 10; ++seq)
        append(DeleteBody{seq});
    m_upkeep->heed(*m_connection);
    QCOMPARE(number("SELECT removed FROM index_state"), 10);
    settle();
    QCOMPARE(number("SELECT removed FROM index_state"), 0);
    QCOMPARE(number("SELECT COUNT(DISTINCT segid) FROM message_index_idx"), 1); // all of it written anew
}

void UpkeepTest::afterAFailureItIsTriedAgain()
{
    settle();
    say(5);
    m_connection->execute(QStringLiteral("ALTER TABLE index_state RENAME TO away"));
    m_now = *m_upkeep->next();
    m_upkeep->run(*m_connection);
    QVERIFY(!m_connection->failure());
    QVERIFY(m_connection->isOpen());
    QVERIFY(untilNext() >= 1s);
    m_connection->execute(QStringLiteral("ALTER TABLE away RENAME TO index_state"));
    settle();
    QCOMPARE(number("SELECT first_id FROM index_state"), 6);
}

QTEST_GUILESS_MAIN(UpkeepTest)
#include "tst_upkeep.moc"

#include "server/sql/messagesearch.h"

#include "server/sql/eventlog.h"
#include "server/sql/messagetext.h"
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
const RoomId elsewhere(QStringLiteral("r_cake"));
const UserId ann(QStringLiteral("u_ann"));

} // namespace

/// What a page of a search costs at most; what it finds is in the contract.
class MessageSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void editsAreFoundByTheirIndex();
    void aPageEndsWhenItsTimeIsUp_data();
    void aPageEndsWhenItsTimeIsUp();
    void whatIsSaidElsewhereIsNotLookedAtForLong();

private:
    static constexpr int messages = 6000;

    void say(const RoomId &in, const QString &text);
    /// All hits, and how many pages they took.
    std::pair<int, int> search(const QString &words, std::chrono::milliseconds costOfALook);

    QTemporaryDir m_directory;
    std::optional<SqliteDialect> m_dialect;
    std::optional<Connection> m_connection;
    int m_nonces = 0;
};

void MessageSearchTest::initTestCase()
{
    m_dialect.emplace(m_directory.filePath(QStringLiteral("test.sqlite")));
    m_connection.emplace(*m_dialect);
    CHINWAG_VERIFY_OK(m_connection->open());
    CHINWAG_VERIFY_OK(migrate(*m_connection, allMigrations()));
    m_connection->execute(QStringLiteral("BEGIN"));
    m_connection->execute(QStringLiteral("INSERT INTO users (id, username, display_name, username_key, "
                                         "display_key, password_hash, banned, server_owner, created_at) "
                                         "VALUES ('u_ann', 'ann', '', '', '', '', 0, 0, 0)"));
    for (const RoomId &each : {room, elsewhere})
        m_connection->execute(
            QStringLiteral("INSERT INTO rooms (id, name, kind, topic, head_seq, member_count, created_at) "
                           "VALUES (?, '', 'public', '', 0, 0, 0)"),
            {each.toString()});
    m_connection->execute(QStringLiteral("INSERT INTO members (room_id, user_id, role, read_seq) "
                                         "VALUES ('r_tea', 'u_ann', 'member', 0)"));
    say(room, QStringLiteral("needle, the first"));
    for (int i = 0; i < messages; ++i)
        say(i % 2 == 0 ? room : elsewhere, QStringLiteral("hay %1 nee eed edl dle").arg(i));
    m_connection->execute(QStringLiteral("COMMIT"));
    QVERIFY(!m_connection->failure());
}

void MessageSearchTest::say(const RoomId &in, const QString &text)
{
    const Event event{in, 0, ann, {}, Nonce(QString::number(++m_nonces)), MessageBody{text, 0}};
    CHINWAG_VERIFY_OK(EventLog::append(*m_connection, event));
}

std::pair<int, int> MessageSearchTest::search(const QString &words, std::chrono::milliseconds costOfALook)
{
    MessageQuery query;
    query.user = ann;
    query.words = SearchWords(words);
    query.limit = Limits::searchPage;
    std::chrono::steady_clock::time_point now{1h};
    int hits = 0;
    int pages = 0;
    do {
        const MessageHits page =
            MessageSearch(*m_connection, query, [&now, costOfALook] { return now += costOfALook; }).run();
        hits += int(page.hits.size());
        query.place = page.next;
    } while (++pages < 100 && query.place > 0);
    return {hits, pages};
}

void MessageSearchTest::editsAreFoundByTheirIndex()
{
    const QString sql = MessageText::select(QStringLiteral("FROM events e WHERE e.id = 1"));
    auto rows = m_connection->rows(QStringLiteral("EXPLAIN QUERY PLAN ") + sql);
    QStringList plan;
    while (rows.next())
        plan.append(rows.text(3));
    QVERIFY2(plan.join(QLatin1Char('\n')).contains(QStringLiteral("events_edits (room_id=? AND target=?)")),
             qPrintable(plan.join(QLatin1Char('\n'))));
}

void MessageSearchTest::aPageEndsWhenItsTimeIsUp_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("hits");
    QTest::newRow("words") << QStringLiteral("needle") << 1;
    QTest::newRow("too short for the index") << QStringLiteral("st") << 1;
    QTest::newRow("nothing") << QStringLiteral("thread") << 0;
}

void MessageSearchTest::aPageEndsWhenItsTimeIsUp()
{
    QFETCH(QString, words);
    QFETCH(int, hits);
    // Nothing is in the index yet: message by message, in parts.
    const auto quick = search(words, 0ms);
    const auto slow = search(words, 10ms);
    QCOMPARE(quick, (std::pair{hits, 1}));
    QCOMPARE(slow.first, hits);
    QVERIFY(slow.second > 2);
}

void MessageSearchTest::whatIsSaidElsewhereIsNotLookedAtForLong()
{
    while (m_dialect->messageIndex().catchUp(*m_connection, 1000)) {
    }
    QVERIFY(!m_connection->failure());
    // Its pieces are in every message, which are candidates and no hits; the page of an instant has them all.
    QCOMPARE(search(QStringLiteral("needle"), 0ms), (std::pair{1, 1}));
    QVERIFY(search(QStringLiteral("needle"), 10ms).second > 1);
    QCOMPARE(search(QStringLiteral("needle"), 10ms).first, 1);
}

QTEST_GUILESS_MAIN(MessageSearchTest)
#include "tst_messagesearch.moc"

#include "shared/protocol/httpbodies.h"
#include "tests/support/sampleevents.h"
#include "tests/support/servertestkit.h"

#include <QJsonArray>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");

QString searchPath(const QString &query) { return QStringLiteral("/api/search?") + query; }

SearchPage pageOf(const TestAnswer &answer)
{
    const auto page = decodeBody<SearchPage>(answer.response.body, answer.response.body.size());
    if (!page)
        QTest::qFail(qPrintable(page.error().message), __FILE__, __LINE__);
    return page ? *page : SearchPage{};
}

QStringList textsOf(const SearchPage &page)
{
    QStringList texts;
    for (const SearchHit &hit : page.hits)
        texts.append(textOf(hit.event));
    return texts;
}

} // namespace

/// GET /api/search.
class TestServerSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world.emplace();
        m_node.emplace(*m_world);
        m_ann = m_node->connect(ann);
        m_bob = m_node->connect(bob);
    }
    void cleanup()
    {
        m_ann.reset();
        m_bob.reset();
        m_node.reset();
        m_world.reset();
    }

    void aHitIsTheMessageAsItReadsNow();
    void pagesAreContinued();
    void filtersAreParameters();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void strangersFindNothing();
    void whoIsBannedMayNotSearch();
    void aSearchCostsOfItsOwnBudget();

private:
    Seq say(const ClientPtr &client, const QString &text, std::optional<RoomId> room = {})
    {
        m_world->run(1s);
        return sendResultFromJson(client->askOk(message(room.value_or(m_node->general()), text)))->seq;
    }
    TestAnswer search(const QString &query, const QString &as = ann)
    {
        m_world->run(1s);
        return m_node->http("GET", searchPath(query), {}, as);
    }

    std::optional<TestWorld> m_world;
    std::optional<TestNode> m_node;
    ClientPtr m_ann;
    ClientPtr m_bob;
};

void TestServerSearch::aHitIsTheMessageAsItReadsNow()
{
    const Seq seq = say(m_bob, QStringLiteral("Shall we have coffee?"));
    m_bob->askOk(MessageEditFrame{m_node->general(), Nonce{QStringLiteral("e")}, seq,
                                  QStringLiteral("Shall we have tea? 🫖")});
    QVERIFY(pageOf(search(QStringLiteral("q=coffee"))).hits.isEmpty());
    const TestAnswer answer = search(QStringLiteral("q=TEA%20shall"));
    QCOMPARE(answer.status, 200);
    const SearchPage page = pageOf(answer);
    QCOMPARE(page.hits.size(), 1);
    const Event hit = page.hits.first().event;
    QCOMPARE(hit.room, m_node->general());
    QCOMPARE(hit.seq, seq);
    QCOMPARE(hit.sender, m_node->user(bob).id);
    QCOMPARE(textOf(hit), QStringLiteral("Shall we have tea? 🫖"));
    QCOMPARE(page.hits.first().marks, (QList<TextMark>{{0, 5}, {14, 3}}));
    QCOMPARE(page.users, QList<User>{m_node->user(bob)});
    QVERIFY(page.next.isEmpty());
    const QJsonObject json = answer.body.value(QLatin1String("hits")).toArray().first().toObject();
    QCOMPARE(json.value(QLatin1String("room")).toString(), m_node->general().toString());
}

void TestServerSearch::pagesAreContinued()
{
    for (int i = 0; i < 7; ++i)
        say(m_bob, QStringLiteral("tea %1").arg(i));
    QStringList found;
    QString cursor;
    do {
        const SearchPage page = pageOf(search(QStringLiteral("q=tea&limit=3&cursor=") + cursor));
        QVERIFY(page.hits.size() <= 3);
        found += textsOf(page);
        cursor = page.next;
        say(m_bob, QStringLiteral("tea, later"));
    } while (!cursor.isEmpty());
    QCOMPARE(found.size(), 7);
    QCOMPARE(found.first(), QStringLiteral("tea 6"));
    QCOMPARE(found.last(), QStringLiteral("tea 0"));
}

void TestServerSearch::filtersAreParameters()
{
    const RoomId other = m_node->makeRoom(ann, QStringLiteral("other"));
    say(m_ann, QStringLiteral("tea here"));
    const milliseconds between = m_world->clock.wall() + 500ms;
    say(m_bob, QStringLiteral("tea https://example.org"));
    say(m_ann, QStringLiteral("tea there"), other);
    const auto found = [&](const QString &query) { return textsOf(pageOf(search(query))); };
    QCOMPARE(found(QStringLiteral("q=tea&room=") + other.toString()),
             QStringList{QStringLiteral("tea there")});
    QCOMPARE(found(QStringLiteral("from=") + m_node->user(bob).id.toString()).size(), 1);
    QCOMPARE(found(QStringLiteral("has=link")), QStringList{QStringLiteral("tea https://example.org")});
    QCOMPARE(found(QStringLiteral("q=tea&before=%1").arg(between.count())),
             QStringList{QStringLiteral("tea here")});
    QCOMPARE(found(QStringLiteral("q=tea&after=%1").arg(between.count())).size(), 2);
}

void TestServerSearch::nonsenseIsRefused_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("nothing") << QString();
    QTest::newRow("white space") << QStringLiteral("q=%20%09");
    QTest::newRow("only a room") << QStringLiteral("room=ROOM");
    QTest::newRow("too long") << QStringLiteral("q=") + QString(Limits::searchLength + 1, QLatin1Char('x'));
    QTest::newRow("NUL") << QStringLiteral("q=a%00b");
    QTest::newRow("limit") << QStringLiteral("q=tea&limit=51");
    QTest::newRow("no limit") << QStringLiteral("q=tea&limit=0");
    QTest::newRow("time") << QStringLiteral("q=tea&before=yesterday");
    QTest::newRow("negative time") << QStringLiteral("q=tea&after=-1");
    QTest::newRow("has what") << QStringLiteral("q=tea&has=picture");
    QTest::newRow("cursor") << QStringLiteral("q=tea&cursor=abc");
    QTest::newRow("cursor of another list") << QStringLiteral("q=tea&cursor=b3duCnJfMQ");
    QTest::newRow("negative cursor") << QStringLiteral("q=tea&cursor=c2VhcmNoLi0x");
    QTest::newRow("doubled") << QStringLiteral("q=tea&q=coffee");
}

void TestServerSearch::nonsenseIsRefused()
{
    QFETCH(QString, query);
    query.replace(QStringLiteral("ROOM"), m_node->general().toString());
    const TestAnswer answer = search(query);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), QStringLiteral("bad_request"));
}

void TestServerSearch::strangersFindNothing()
{
    const RoomId plans = m_node->makeRoom(bob, QStringLiteral("plans"), RoomKind::Private);
    say(m_bob, QStringLiteral("secret tea"), plans);
    QVERIFY(pageOf(search(QStringLiteral("q=secret"))).hits.isEmpty());
    const TestAnswer there = search(QStringLiteral("q=secret&room=") + plans.toString());
    QCOMPARE(there.code(), QStringLiteral("room_not_found"));
    // The same words as for a room that does not exist.
    QCOMPARE(search(QStringLiteral("q=secret&room=r_nowhere")).response.body, there.response.body);
    QCOMPARE(pageOf(search(QStringLiteral("q=secret"), bob)).hits.size(), 1);
    QCOMPARE(m_node->http("GET", searchPath(QStringLiteral("q=secret"))).status, 401);
}

void TestServerSearch::whoIsBannedMayNotSearch()
{
    say(m_ann, QStringLiteral("tea"));
    QCOMPARE(search(QStringLiteral("q=tea"), bob).status, 200);
    m_node->node.ban(m_node->user(bob).id, [](const auto &) {});
    QCOMPARE(search(QStringLiteral("q=tea"), bob).status, 401);
}

void TestServerSearch::aSearchCostsOfItsOwnBudget()
{
    int answered = 0;
    for (int i = 0; i < 60; ++i)
        answered += m_node->http("GET", searchPath(QStringLiteral("q=tea")), {}, ann).status == 200 ? 1 : 0;
    QCOMPARE(answered, int(Limits::searchesPerPerson.burst));
    const TestAnswer refused = m_node->http("GET", searchPath(QStringLiteral("q=tea")), {}, ann);
    QCOMPARE(refused.status, 429);
    QVERIFY(!refused.header("Retry-After").isEmpty());
    QCOMPARE(m_node->http("GET", QStringLiteral("/api/rooms"), {}, ann).status, 200);
    QCOMPARE(m_node->http("GET", searchPath(QStringLiteral("q=tea")), {}, bob).status, 200);
    m_world->run(500ms);
    QCOMPARE(m_node->http("GET", searchPath(QStringLiteral("q=tea")), {}, ann).status, 200);
}

QTEST_GUILESS_MAIN(TestServerSearch)
#include "tst_serversearch.moc"

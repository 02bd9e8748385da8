#include "server/sql/postgresdialect.h"
#include "server/sql/sqlstores.h"
#include "tests/support/await.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/pgbouncer.h"
#include "tests/support/postgresserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

constexpr int patience = 60'000; // ms; a loaded machine, never the expected duration

const RoomId room(QStringLiteral("r_tea"));
const UserId ann(QStringLiteral("u_ann"));

/// One node's way to the database.
struct Node
{
    explicit Node(std::unique_ptr<Database> opened)
        : database(std::move(opened))
        , stores(*database)
    {
    }

    std::unique_ptr<Database> database;
    SqlStores stores;
};

/// Status and body of the answer to one request.
std::pair<QByteArray, QByteArray> ask(quint16 port, const QByteArray &head, const QByteArray &body = {})
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(head +
                 " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                 "Content-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    while (socket.waitForReadyRead(patience)) {
    }
    const QByteArray answer = socket.readAll();
    return {answer.split(' ').value(1), answer.mid(answer.indexOf("\r\n\r\n") + 4)};
}

QByteArray readiness(const ChinwagdProcess &node)
{
    const auto [status, body] = ask(node.adminPort(), "GET /readyz");
    return status + ' ' +
           QJsonDocument::fromJson(body).object().value(QLatin1String("status")).toString().toUtf8();
}

void signIn(const ChinwagdProcess &node)
{
    ask(node.port(), "POST /auth/login", R"({"username":"ann","password":"wrong wrong"})");
}

} // namespace

/// A pooler in transaction mode between us and PostgreSQL: it may give us another connection of the server
/// for every transaction, and throw away what a connection knew.
class PgBouncerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aRenewedServerConnectionIsNoTrouble();
    void nodesShareThePool();
    void aSecondStartFindsThePoolInUse();
    void limitsHoldInEveryTransactionAndStayThere();
    void aNodeSaysHowItsDatabaseIs();
    void anythingThatPeopleWriteArrives_data();
    void anythingThatPeopleWriteArrives();

private:
    std::unique_ptr<Node> open()
    {
        auto opened = Database::open(std::make_unique<PostgresDialect>(m_pooler->url()));
        if (!opened)
            qWarning("%s", qUtf8Printable(opened.error().message));
        return opened ? std::make_unique<Node>(std::move(*opened)) : nullptr;
    }
    Outcome<Appended> send(Node &node, const QString &text)
    {
        Event event;
        event.room = room;
        event.sender = ann;
        event.body = MessageBody{text, 0};
        event.nonce = Nonce(QStringLiteral("n%1").arg(++m_nonces));
        return await<Appended>([&](auto done) { node.stores.stores().events.append(event, done); });
    }
    /// Everybody who is connected to the database but the one who asks.
    int others(const QString &what);

    std::unique_ptr<PgBouncer> m_pooler;
    DatabaseUrl m_url;
    int m_nonces = 0;
};

void PgBouncerTest::init()
{
    PostgresServer *server = PostgresServer::shared();
    QVERIFY(server);
    m_url = server->createDatabase();
    QVERIFY2(!m_url.name.isEmpty(), qPrintable(server->log()));
    m_pooler = std::make_unique<PgBouncer>(m_url);
    QVERIFY2(m_pooler->start(), qPrintable(m_pooler->log()));
    const auto node = open();
    QVERIFY(node);
    CHINWAG_VERIFY_OK(await<Room>([&](auto done) {
        node->stores.stores().rooms.create({room, QStringLiteral("tea"), RoomKind::Public, {}, {}},
                                           std::chrono::milliseconds(0), done);
    }));
}

void PgBouncerTest::cleanup()
{
    m_pooler.reset();
    PostgresServer::shared()->dropDatabase(m_url);
    m_nonces = 0;
}

int PgBouncerTest::others(const QString &what)
{
    const PostgresDialect dialect(m_url);
    Connection connection(dialect);
    if (!connection.open())
        return -1;
    auto rows = connection.rows(QStringLiteral("SELECT %1 FROM pg_stat_activity WHERE datname = ? "
                                               "AND pid <> pg_backend_pid()")
                                    .arg(what),
                                {m_url.name});
    return rows.next() ? int(rows.number(0)) : 0;
}

void PgBouncerTest::aRenewedServerConnectionIsNoTrouble()
{
    const auto node = open();
    QVERIFY(node);
    CHINWAG_VERIFY_OK(send(*node, QStringLiteral("before")));
    QVERIFY(others(QStringLiteral("pg_terminate_backend(pid)")) > 0);
    QTRY_COMPARE_WITH_TIMEOUT(others(QStringLiteral("COUNT(*)")), 0, patience);
    for (int i = 0; i < 20; ++i)
        CHINWAG_VERIFY_OK(send(*node, QStringLiteral("after")));
    QCOMPARE(node->database->counters().connections.load(), 1U);
}

void PgBouncerTest::nodesShareThePool()
{
    const auto first = open();
    const auto second = open();
    QVERIFY(first && second);
    // Each makes its statements in another order, and gets the connections of the other.
    QStringList codes;
    const auto note = [&codes](const auto &outcome) { codes.append(codeOf(outcome)); };
    for (int i = 0; i < 100; ++i) {
        Event event;
        event.room = room;
        event.sender = ann;
        event.body = MessageBody{QString::number(i), 0};
        for (Node *node : {first.get(), second.get()}) {
            event.nonce = Nonce(QStringLiteral("m%1").arg(++m_nonces));
            if (node == second.get())
                node->stores.stores().accounts.count(note);
            node->stores.stores().events.append(event, note);
            node->stores.stores().events.find(room, i, note);
        }
        if (i % 10 == 9)
            QTRY_COMPARE_WITH_TIMEOUT(codes.size(), (i + 1) * 5, patience);
    }
    QCOMPARE(codes, QStringList(500, QStringLiteral("ok")));
    const auto log = await<QList<Event>>(
        [&](auto done) { first->stores.stores().events.range(room, 0, 0, 1000, false, done); });
    CHINWAG_VERIFY_OK(log);
    QCOMPARE(log->size(), 200);
}

void PgBouncerTest::aSecondStartFindsThePoolInUse()
{
    for (int start = 0; start < 3; ++start) {
        const auto node = open();
        QVERIFY(node);
        CHINWAG_VERIFY_OK(send(*node, QString::number(start)));
    }
}

void PgBouncerTest::limitsHoldInEveryTransactionAndStayThere()
{
    const auto node = open();
    QVERIFY(node);
    const auto limits = [](Connection &connection) {
        auto rows = connection.rows(QStringLiteral(
            "SELECT current_setting('lock_timeout') || ' ' || current_setting('statement_timeout') || ' ' || "
            "current_setting('idle_in_transaction_session_timeout')"));
        return rows.next() ? rows.text(0) : QString();
    };
    const auto inside = await<QString>([&](auto done) { node->database->write<QString>(limits, done); });
    QCOMPARE(*inside, QStringLiteral("1100ms 1300ms 2s"));
    // Somebody else may get that connection next.
    const auto outside = await<QString>([&](auto done) { node->database->read<QString>(limits, done); });
    QCOMPARE(*outside, QStringLiteral("0 0 0"));
}

void PgBouncerTest::aNodeSaysHowItsDatabaseIs()
{
    ChinwagdProcess node;
    node.setArguments({QStringLiteral("--database"), PostgresServer::text(m_pooler->url()),
                       QStringLiteral("--registration"), QStringLiteral("open")});
    QVERIFY2(node.start(), node.log().constData());
    QCOMPARE(readiness(node), QByteArray("200 ready"));
    m_pooler->stop();
    // Nobody asked for anything yet: a sign-in is the first to notice.
    QTRY_COMPARE_WITH_TIMEOUT((signIn(node), readiness(node)), QByteArray("503 no database"), patience);
    QVERIFY2(m_pooler->start(), qPrintable(m_pooler->log()));
    QTRY_COMPARE_WITH_TIMEOUT(readiness(node), QByteArray("200 ready"), patience);
}

void PgBouncerTest::anythingThatPeopleWriteArrives_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << QStringLiteral("it's \"so\" '' \\' \\\\ $1 $$ ?; DROP TABLE events; --");
    QTest::newRow("placeholders") << QStringLiteral(":v0 :v1 ? %1 %2 {} E'\\n'");
    QTest::newRow("lines and tabs") << QStringLiteral("a\n\tb\r\n");
    QTest::newRow("beyond the BMP") << QStringLiteral("\U0001F469\u200D\U0001F4BB \u202Ehalt\uFEFF");
    QTest::newRow("empty") << QString();
}

void PgBouncerTest::anythingThatPeopleWriteArrives()
{
    QFETCH(QString, text);
    const auto node = open();
    QVERIFY(node);
    const auto sent = send(*node, text);
    CHINWAG_VERIFY_OK(sent);
    const auto found = await<std::optional<Event>>(
        [&](auto done) { node->stores.stores().events.find(room, sent->event.seq, done); });
    CHINWAG_VERIFY_OK(found);
    QVERIFY(found->has_value());
    QCOMPARE((*found)->body, EventBody(MessageBody{text, 0}));
    // Bytes as well.
    QByteArray hash;
    for (int i = 0; i < 256; ++i)
        hash += char(i);
    CHINWAG_VERIFY_OK(await<std::chrono::milliseconds>([&](auto done) {
        node->stores.stores().accounts.addInvite({hash, std::chrono::milliseconds(1), false}, done);
    }));
    const auto same = await<QByteArray>([&](auto done) {
        node->database->read<QByteArray>(
            [hash](Connection &connection) {
                auto rows =
                    connection.rows(QStringLiteral("SELECT hash FROM invites WHERE hash = ?"), {hash});
                return rows.next() ? rows.bytes(0) : QByteArray();
            },
            done);
    });
    QCOMPARE(*same, hash);
}

QTEST_GUILESS_MAIN(PgBouncerTest)
#include "tst_pgbouncer.moc"

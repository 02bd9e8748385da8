// No request and no command holds the event loop for long, and no answer is large, whatever there is in the
// database: 10,000 of everything, over a real SQLite.
#include "tests/support/livenode.h"
#include "tests/support/turnmeter.h"

#include <QtTest>

using namespace Chinwag;

namespace {

constexpr int many = 10'000;
const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
const QString cid = QStringLiteral("cid"); // is in few rooms

} // namespace

class TestLongRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRequest_data();
    void everyRequest();
    void everyCommand_data();
    void everyCommand();

private:
    std::optional<LiveNode> m_node;
    RoomId m_crowd;
    QString m_ids;
};

void TestLongRoutes::initTestCase()
{
    m_node.emplace();
    const UserId me = m_node->user(ann);
    const UserId other = m_node->user(bob);
    const QList<UserId> people = m_node->addPeople(QStringLiteral("person"), many);
    m_node->addRooms(QStringLiteral("open"), many, RoomKind::Public, other);
    m_node->addRooms(QStringLiteral("own"), many, RoomKind::Private, other, {me});
    const UserId writer = m_node->user(cid);
    m_crowd =
        m_node->addRooms(QStringLiteral("crowd"), 1, RoomKind::Public, me, people + QList{writer}).first();
    m_node->addMessages(m_crowd, writer, many, QString(Limits::messageLength, QChar(u'漢')));
    QStringList ids;
    for (const UserId &person : people.first(Limits::usersById))
        ids.append(person.toString());
    m_ids = ids.join(u',');
}

void TestLongRoutes::everyRequest_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("body");
    const auto row = [](const char *method, const char *path, const QJsonObject &body = {}) {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QString::fromLatin1(path) << body;
    };
    row("GET", "/api/rooms");
    row("GET", "/api/rooms?limit=200&mine=0");
    row("GET", "/api/rooms?q=own9999");
    row("GET", "/api/rooms?q=open9999&mine=0");
    row("GET", "/api/rooms?q=nothing");
    row("GET", "/api/rooms/CROWD/members");
    row("GET", "/api/rooms/CROWD/events?limit=200");
    row("GET", "/api/rooms/CROWD/events?limit=200&after=1");
    row("GET", "/api/users?query=person");
    row("GET", "/api/users?ids=IDS");
    row("GET", "/api/me");
    row("GET", "/api/me/invitations");
    row("GET", "/api/me/blocks");
    row("GET", "/api/devices");
    row("GET", "/healthz");
    row("PATCH", "/api/rooms/CROWD", {{QStringLiteral("topic"), QStringLiteral("many")}});
    row("PATCH", "/api/me", {{QStringLiteral("room_invites"), QStringLiteral("ask")}});
    row("POST", "/api/rooms",
        {{QStringLiteral("kind"), QStringLiteral("public")},
         {QStringLiteral("name"), QStringLiteral("one more")}});
    row("POST", "/api/rooms/CROWD/members", {{QStringLiteral("user"), QStringLiteral("BOB")}});
    row("POST", "/api/rooms/CROWD/leave");
    row("POST", "/api/rooms/CROWD/join");
    row("PUT", "/api/me/blocks/BOB");
    row("DELETE", "/api/me/blocks/BOB");
    row("POST", "/auth/ticket");
}

void TestLongRoutes::everyRequest()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QJsonObject, body);
    const QString other = m_node->user(bob).toString();
    path.replace(QStringLiteral("CROWD"), m_crowd.toString());
    path.replace(QStringLiteral("IDS"), m_ids);
    path.replace(QStringLiteral("BOB"), other);
    if (body.value(QLatin1String("user")) == QStringLiteral("BOB"))
        body.insert(QStringLiteral("user"), other);
    TurnMeter::take();
    const TestAnswer answer = m_node->http(method, path, body, ann);
    CHINWAG_VERIFY_TURNS("request");
    QVERIFY2(answer.status < 300, answer.response.body.constData());
    // A page of rooms or events, and who is named in it.
    QVERIFY2(answer.response.body.size() <= 2 * Limits::pageBytes,
             qPrintable(QString::number(answer.response.body.size())));
}

void TestLongRoutes::everyCommand_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < 7; ++i)
        QTest::addRow("%d", i) << i;
}

void TestLongRoutes::everyCommand()
{
    QFETCH(int, index);
    const Seq target = many + 3; // the first message stands behind everybody's join
    const auto nonce = [index] { return Nonce{QStringLiteral("long-%1").arg(index)}; };
    const ClientFrame commands[] = {MessageSendFrame{m_crowd, nonce(), QStringLiteral("hi"), target},
                                    MessageEditFrame{m_crowd, nonce(), target, QStringLiteral("ho")},
                                    ReactionFrame{m_crowd, nonce(), target, QStringLiteral("👍"), true},
                                    ReadFrame{m_crowd, target},
                                    PresenceSetFrame{Presence::Away},
                                    TypingFrame{m_crowd, true},
                                    MessageDeleteFrame{m_crowd, nonce(), target}};
    const auto client = m_node->connect(cid);
    TurnMeter::take();
    const auto reply = client->ask(commands[index]);
    CHINWAG_VERIFY_TURNS("command");
    const auto *error = std::get_if<Error>(&reply);
    QVERIFY2(!error, error ? qPrintable(error->message) : "");
    client->disconnect();
}

int main(int argc, char **argv)
{
    TurnMeter application(argc, argv);
    TestLongRoutes tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_longroutes.moc"

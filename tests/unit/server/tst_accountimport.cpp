// Accounts from a file: all of them, or a list of what is wrong and none.
#include "server/core/foundation/crypto.h"
#include "server/tools/accountimport.h"
#include "tests/support/servertestkit.h"

#include <QTest>

using namespace Chinwag;

namespace {

using Imported = Result<ImportCounts, QStringList>;

const QString token = QStringLiteral("a-token-that-is-long-enough-to-be-one");

Imported import(TestWorld &world, const QByteArray &lines)
{
    return importAccounts({world.accounts, world.rooms, world.events, world.files, world.moderation},
                          world.clock, lines, [&] { world.run(); });
}

QStringList problems(const Imported &result) { return result ? QStringList() : result.error(); }

std::optional<Account> account(const TestWorld &world, const QString &username)
{
    for (const Account &each : world.database.accounts) {
        if (each.user.username == username)
            return each;
    }
    return {};
}

} // namespace

class TestAccountImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importsAccountsDevicesAndRooms();
    void theTokenSignsIn();
    void usesRoomsThatExist();
    void badLinesAreListed_data();
    void badLinesAreListed();
    void oneBadLineStoresNothing();
    void namesThatAreTakenAreRefused();
    void largerThanOneChunk();
    void sayWhenTheStoreFails();
};

void TestAccountImport::importsAccountsDevicesAndRooms()
{
    TestWorld world;
    const auto result =
        import(world, R"({"username":"Ann","display_name":"Ann A.","password_hash":"$argon2id$v=19$x",)"
                      R"("devices":[{"name":"Laptop","token":")" +
                          token.toLatin1() +
                          "\"}],\"rooms\":[\"tea\",\"plans\",\"tea\"]}\n\n"
                          R"({"username":"bob","rooms":["tea"]})");
    QCOMPARE(problems(result), QStringList());
    QCOMPARE(result->accounts, 2);
    QCOMPARE(result->devices, 1);
    QCOMPARE(result->rooms, 2);
    const auto ann = account(world, QStringLiteral("ann"));
    const auto bob = account(world, QStringLiteral("bob"));
    QVERIFY(ann && bob);
    QCOMPARE(ann->user.displayName, QStringLiteral("Ann A."));
    QCOMPARE(ann->passwordHash, QStringLiteral("$argon2id$v=19$x"));
    QCOMPARE(bob->user.displayName, QStringLiteral("bob"));
    QCOMPARE(bob->passwordHash, QString()); // which no password matches
    const auto device = *world.database.devices.cbegin();
    QCOMPARE(device.device.name, QStringLiteral("Laptop"));
    QVERIFY(device.device.user == ann->user.id);
    QCOMPARE(device.tokenHash, Crypto::secretHash(token));
    QCOMPARE(world.database.rooms.size(), 2);
    for (const auto &record : std::as_const(world.database.rooms)) {
        QVERIFY(record.members.contains(ann->user.id));
        QCOMPARE(record.members.contains(bob->user.id), record.room.name == QLatin1String("tea"));
        QCOMPARE(record.events.size(), record.members.size()); // everybody's join is in the log
    }
}

void TestAccountImport::theTokenSignsIn()
{
    TestWorld world;
    QVERIFY(import(world, R"({"username":"ann","devices":[{"name":"Laptop","token":")" + token.toLatin1() +
                              "\"}]}"));
    TestNode node(world);
    HttpRequest request;
    request.method = "POST";
    request.path = QStringLiteral("/auth/ticket");
    request.headers.append({"authorization", "Bearer " + token.toLatin1()});
    QCOMPARE(node.request(request).status, 200);
}

void TestAccountImport::usesRoomsThatExist()
{
    TestWorld world;
    TestNode node(world);
    const RoomId general = node.general();
    const auto result = import(world, R"({"username":"zoe","rooms":["general"]})");
    QCOMPARE(problems(result), QStringList());
    QCOMPARE(result->rooms, 0);
    QVERIFY(
        world.database.rooms.value(general).members.contains(account(world, QStringLiteral("zoe"))->user.id));
}

void TestAccountImport::badLinesAreListed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no json") << QByteArray("ann");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("key twice") << QByteArray(R"({"username":"ann","username":"bob"})");
    QTest::newRow("no username") << QByteArray(R"({"display_name":"Ann"})");
    QTest::newRow("bad username") << QByteArray(R"({"username":"a nn"})");
    QTest::newRow("bad display name") << QByteArray(R"({"username":"ann","display_name":" "})");
    QTest::newRow("plain password") << QByteArray(R"({"username":"ann","password_hash":"secret"})");
    QTest::newRow("unknown field") << QByteArray(R"({"username":"ann","pasword_hash":"$argon2id$x"})");
    QTest::newRow("rooms no list") << QByteArray(R"({"username":"ann","rooms":"tea"})");
    QTest::newRow("bad room") << QByteArray(R"({"username":"ann","rooms":[7]})");
    QTest::newRow("devices no list") << QByteArray(R"({"username":"ann","devices":{}})");
    QTest::newRow("short token") << QByteArray(
        R"({"username":"ann","devices":[{"name":"x","token":"short"}]})");
    QTest::newRow("device without name")
        << QByteArray(R"({"username":"ann","devices":[{"token":")" + token.toLatin1() + "\"}]}");
    QTest::newRow("name twice") << QByteArray("{\"username\":\"first\"}");
    QTest::newRow("token twice") << QByteArray(R"({"username":"ann","devices":[{"name":"x","token":")" +
                                               token.toLatin1() + R"("},{"name":"y","token":")" +
                                               token.toLatin1() + "\"}]}");
}

void TestAccountImport::badLinesAreListed()
{
    QFETCH(QByteArray, line);
    TestWorld world;
    const QStringList listed = problems(import(world, "{\"username\":\"first\"}\n\n" + line + "\n{}\n"));
    QCOMPARE(listed.size(), 2);
    QVERIFY2(listed[0].startsWith(QLatin1String("line 3: ")), qPrintable(listed[0]));
    QVERIFY2(listed[1].startsWith(QLatin1String("line 4: ")), qPrintable(listed[1]));
    QVERIFY(!listed[0].contains(token));
}

void TestAccountImport::oneBadLineStoresNothing()
{
    TestWorld world;
    QVERIFY(!import(world, "{\"username\":\"ann\",\"rooms\":[\"tea\"]}\n{\"username\":\"\"}"));
    QVERIFY(world.database.accounts.isEmpty());
    QVERIFY(world.database.rooms.isEmpty());
}

void TestAccountImport::namesThatAreTakenAreRefused()
{
    TestWorld world;
    QVERIFY(import(world, R"({"username":"ann"})"));
    const QStringList listed =
        problems(import(world, "{\"username\":\"bob\"}\n{\"username\":\"ANN\",\"rooms\":[\"tea\"]}"));
    QCOMPARE(listed,
             QStringList{QStringLiteral("line 2: the user name is taken, or looks like one that is.")});
    QCOMPARE(world.database.accounts.size(), 1);
    QVERIFY(world.database.rooms.isEmpty());
}

void TestAccountImport::largerThanOneChunk()
{
    constexpr int count = 1201;
    QByteArray lines;
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(i);
        lines += "{\"username\":\"u" + n + "\",\"rooms\":[\"room " + n + "\",\"all\"]}\n";
    }
    TestWorld world;
    const auto result = import(world, lines);
    QCOMPARE(problems(result), QStringList());
    QCOMPARE(result->accounts, count);
    QCOMPARE(result->rooms, count + 1);
    QCOMPARE(world.database.accounts.size(), count);
    QCOMPARE(world.database.rooms.size(), count + 1);
}

void TestAccountImport::sayWhenTheStoreFails()
{
    TestWorld world;
    world.database.setFailing(true);
    const QStringList listed = problems(import(world, R"({"username":"ann"})"));
    QCOMPARE(listed.size(), 1);
    QVERIFY2(listed[0].startsWith(QLatin1String("The store failed after 0 accounts")), qPrintable(listed[0]));
}

QTEST_GUILESS_MAIN(TestAccountImport)
#include "tst_accountimport.moc"

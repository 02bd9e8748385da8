#include "server/sql/database.h"
#include "server/sql/serviceidentitystore.h"
#include "tests/support/await.h"
#include "tests/support/postgresserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

class ServiceIdentityTest : public QObject
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
    void cleanup()
    {
        if (m_url.kind == DatabaseUrl::Kind::PostgreSql)
            PostgresServer::shared()->dropDatabase(m_url);
    }

    void aDatabaseHasOneFromItsFirstStartOn();
    void noTwoAreTheSame();
    void itCanBeMadeAnew();
    void aDatabaseWithoutOneIsRefusedAndMended();
    void notWhileANodeOfOneFileRuns();

private:
    Outcome<std::unique_ptr<Database>> open() { return Database::open(makeDialect(m_url)); }

    std::optional<QTemporaryDir> m_directory;
    DatabaseUrl m_url;
};

void ServiceIdentityTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    m_directory.emplace();
    m_url = DatabaseUrl();
    m_url.file = m_directory->filePath(QStringLiteral("test.sqlite"));
    if (postgres) {
        QVERIFY(PostgresServer::shared());
        m_url = PostgresServer::shared()->createBareDatabase();
        QVERIFY2(!m_url.name.isEmpty(), qPrintable(PostgresServer::shared()->log()));
    }
    CHINWAG_VERIFY_OK(open());
}

void ServiceIdentityTest::aDatabaseHasOneFromItsFirstStartOn()
{
    const auto running = open();
    CHINWAG_VERIFY_OK(running);
    const auto first = readServiceIdentity(m_url); // as a node does, beside its own connection
    CHINWAG_VERIFY_OK(first);
    QCOMPARE(first->id.size(), 12);
    QCOMPARE(first->key.size(), ServiceIdentity::keyBytes);
    QVERIFY(!first->id.contains(QLatin1Char(':')));
    const auto again = readServiceIdentity(m_url);
    QVERIFY(again && *again == *first);
}

void ServiceIdentityTest::noTwoAreTheSame()
{
    DatabaseUrl other;
    other.file = m_directory->filePath(QStringLiteral("other.sqlite"));
    CHINWAG_VERIFY_OK(Database::open(makeDialect(other)));
    const auto one = readServiceIdentity(m_url);
    const auto two = readServiceIdentity(other);
    QVERIFY(one && two && one->id != two->id && one->key != two->key);
}

void ServiceIdentityTest::itCanBeMadeAnew()
{
    const auto before = readServiceIdentity(m_url);
    const auto renewed = renewServiceIdentity(m_url);
    CHINWAG_VERIFY_OK(renewed);
    const auto after = readServiceIdentity(m_url);
    QVERIFY(before && after && *after == *renewed);
    QVERIFY(after->id != before->id && after->key != before->key);
}

void ServiceIdentityTest::aDatabaseWithoutOneIsRefusedAndMended()
{
    auto database = open();
    CHINWAG_VERIFY_OK(database);
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) {
        (*database)->write<Ok>(
            [](Connection &connection) {
                connection.execute(QStringLiteral("DELETE FROM service"));
                return Ok{};
            },
            done);
    }));
    database->reset();
    const auto none = readServiceIdentity(m_url);
    QVERIFY(!none);
    QVERIFY2(none.error().message.contains(QStringLiteral("chinwagd new-service-id")),
             qPrintable(none.error().message));
    CHINWAG_VERIFY_OK(renewServiceIdentity(m_url));
    CHINWAG_VERIFY_OK(readServiceIdentity(m_url));
}

void ServiceIdentityTest::notWhileANodeOfOneFileRuns()
{
    QFETCH_GLOBAL(bool, postgres);
    const auto running = open();
    CHINWAG_VERIFY_OK(running);
    QCOMPARE(renewServiceIdentity(m_url).hasValue(), postgres);
}

QTEST_GUILESS_MAIN(ServiceIdentityTest)
#include "tst_serviceidentity.moc"

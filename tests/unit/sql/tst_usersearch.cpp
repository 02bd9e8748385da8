#include "server/sql/database.h"
#include "server/sql/usersearch.h"
#include "tests/support/await.h"
#include "tests/support/postgresserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

constexpr int many = 5000;

QString begin() { return QStringLiteral("an"); }
QString end() { return QStringLiteral("an\U0010FFFF"); }

} // namespace

/// However many people have one name, a search reads a few rows.
class UserSearchTest : public QObject
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

    void theIndexGivesRangeAndOrder_data();
    void theIndexGivesRangeAndOrder();
    void usernamesComeFirst();
    void aNulIsABadRequest();

private:
    void add(const std::function<void(Connection &)> &write);
    static void addPerson(Connection &connection, const QString &username, const QString &displayName);
    QStringList planOf(const QString &statement, int limit);
    QStringList found(const QString &prefix, int limit);

    std::optional<QTemporaryDir> m_directory;
    DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;
};

void UserSearchTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    m_directory.emplace();
    m_url = DatabaseUrl();
    m_url.file = m_directory->filePath(QStringLiteral("test.sqlite"));
    if (postgres) {
        QVERIFY(PostgresServer::shared());
        m_url = PostgresServer::shared()->createDatabase();
    }
    auto opened = Database::open(makeDialect(m_url));
    CHINWAG_VERIFY_OK(opened);
    m_database = std::move(*opened);
}

void UserSearchTest::cleanup()
{
    m_database.reset();
    if (m_url.kind == DatabaseUrl::Kind::PostgreSql)
        PostgresServer::shared()->dropDatabase(m_url);
}

void UserSearchTest::add(const std::function<void(Connection &)> &write)
{
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) {
        m_database->write<Ok>(
            [&write](Connection &connection) {
                write(connection);
                return Ok{};
            },
            done);
    }));
}

void UserSearchTest::addPerson(Connection &connection, const QString &username, const QString &displayName)
{
    connection.execute(
        QStringLiteral("INSERT INTO users (id, username, display_name, username_key, display_key, "
                       "username_skeleton, password_hash, banned, server_owner, created_at) "
                       "VALUES (?, ?, ?, ?, ?, '', '', 0, 0, 0)"),
        {QString(QLatin1String("u_") + username), username, displayName, username, displayName.toLower()});
}

QStringList UserSearchTest::planOf(const QString &statement, int limit)
{
    const bool postgres = m_url.kind == DatabaseUrl::Kind::PostgreSql;
    const QString explain = postgres ? QStringLiteral("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) ")
                                     : QStringLiteral("EXPLAIN QUERY PLAN ");
    return await<QStringList>([&](auto done) {
               m_database->read<QStringList>(
                   [sql = explain + statement, column = postgres ? 0 : 3, limit](Connection &connection) {
                       QStringList lines;
                       auto rows = connection.rows(sql, {begin(), end(), limit});
                       while (rows.next())
                           lines.append(rows.text(column));
                       return lines;
                   },
                   done);
           })
        .value();
}

QStringList UserSearchTest::found(const QString &prefix, int limit)
{
    const auto users = await<QList<User>>([&](auto done) {
        m_database->read<QList<User>>(
            [=](Connection &connection) { return UserSearch::find(connection, prefix, limit); }, done);
    });
    QStringList names;
    for (const User &user : users.value())
        names.append(user.username);
    return names;
}

void UserSearchTest::theIndexGivesRangeAndOrder_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("user names") << UserSearch::byUsername();
    QTest::newRow("display names") << UserSearch::byDisplayName();
}

void UserSearchTest::theIndexGivesRangeAndOrder()
{
    QFETCH(QString, statement);
    add([](Connection &connection) {
        for (int i = 0; i < many; ++i)
            addPerson(connection, QStringLiteral("ann%1").arg(i), QStringLiteral("Ann"));
    });
    add([](Connection &connection) { connection.execute(QStringLiteral("ANALYZE users")); });
    const QStringList plan = planOf(statement, 20);
    QVERIFY2(!plan.isEmpty(), "no plan");
    const QString all = plan.join(QLatin1Char('\n'));
    // Nor may an index give the order alone, with rows that are read and left out.
    for (const char *word : {"Sort", "Filter", "Seq Scan", "TEMP B-TREE", "SCAN"})
        QVERIFY2(!all.contains(QLatin1String(word)), qPrintable(all));
    const QStringList scans = plan.filter(QStringLiteral("index"), Qt::CaseInsensitive);
    QVERIFY2(!scans.isEmpty(), qPrintable(all));
    QFETCH_GLOBAL(bool, postgres);
    if (postgres)
        QVERIFY2(scans.first().contains(QLatin1String("(actual rows=20 ")), qPrintable(all));
}

void UserSearchTest::usernamesComeFirst()
{
    add([](Connection &connection) {
        addPerson(connection, QStringLiteral("zoe"), QStringLiteral("Anna"));
        addPerson(connection, QStringLiteral("ann"), QStringLiteral("Ann"));
        addPerson(connection, QStringLiteral("yve"), QStringLiteral("Ann"));
        addPerson(connection, QStringLiteral("andy"), QStringLiteral("Zed"));
        addPerson(connection, QStringLiteral("bob"), QStringLiteral("Bob"));
    });
    const QStringList all{QStringLiteral("andy"), QStringLiteral("ann"), QStringLiteral("yve"),
                          QStringLiteral("zoe")};
    QCOMPARE(found(begin(), 10), all); // nobody twice
    QCOMPARE(found(begin(), 3), all.first(3));
    QCOMPARE(found(begin(), 0), QStringList());
}

void UserSearchTest::aNulIsABadRequest()
{
    const QString nul = QString::fromUtf16(u"an\0n", 4);
    const auto searched = await<QList<User>>([&](auto done) {
        m_database->read<QList<User>>(
            [&nul](Connection &connection) { return UserSearch::find(connection, nul, 10); }, done);
    });
    QVERIFY(!searched && searched.error().code == ErrorCode::BadRequest);
    const auto written = await<Ok>([&](auto done) {
        m_database->write<Ok>(
            [&nul](Connection &connection) {
                addPerson(connection, QStringLiteral("ann"), QStringLiteral("Ann"));
                addPerson(connection, QStringLiteral("bob"), nul);
                return Ok{};
            },
            done);
    });
    QVERIFY(!written && written.error().code == ErrorCode::BadRequest);
    QCOMPARE(found(begin(), 10), QStringList()); // nothing of it
    QVERIFY(m_database->counters().state == StorageState::Working);
}

QTEST_GUILESS_MAIN(UserSearchTest)
#include "tst_usersearch.moc"

#include "server/sql/database.h"
#include "server/sql/sqlitedialect.h"
#include "tests/support/await.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

/// Schema as SQLite keeps it, and what was applied.
QStringList describe(Database &database)
{
    const auto read = [](Connection &connection) {
        QStringList lines;
        auto schema = connection.rows(
            QStringLiteral("SELECT name, COALESCE(sql, '') FROM sqlite_master ORDER BY name"));
        while (schema.next())
            lines.append(schema.text(0) + QLatin1Char('=') + schema.text(1));
        auto applied =
            connection.rows(QStringLiteral("SELECT version, name FROM schema_migrations ORDER BY version"));
        while (applied.next())
            lines.append(applied.text(0) + QLatin1Char(' ') + applied.text(1));
        return lines;
    };
    return await<QStringList>([&](auto done) { database.read<QStringList>(read, done); }).value();
}

void createFirst(Connection &connection)
{
    connection.execute(QStringLiteral("CREATE TABLE first (id INTEGER)"));
}

void createSecond(Connection &connection)
{
    connection.execute(QStringLiteral("CREATE TABLE second (id INTEGER)"));
    connection.execute(QStringLiteral("INSERT INTO second VALUES (1)"));
}

void breakSecond(Connection &connection)
{
    createSecond(connection);
    connection.execute(QStringLiteral("INSERT INTO nowhere VALUES (1)"));
}

constexpr Migration good[] = {{1, "first", createFirst}, {2, "second", createSecond}};
constexpr Migration broken[] = {{1, "first", createFirst}, {2, "second", breakSecond}};

} // namespace

class MigrationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory.emplace(); }

    void freshEqualsMigratedStepByStep();
    void oldNamesArePrepared();
    void oldReactionsAreCounted();
    void oldMessagesGetTheirOrder();
    void openingAgainChangesNothing();
    void aDatabaseFromTheFutureIsRefused();
    void aFailedStepLeavesNothingAndIsResumed();

private:
    Outcome<std::unique_ptr<Database>> open(std::span<const Migration> migrations,
                                            const QString &name = QStringLiteral("test"))
    {
        return Database::open(std::make_unique<SqliteDialect>(m_directory->filePath(name)), migrations);
    }

    std::optional<QTemporaryDir> m_directory;
};

void MigrationsTest::freshEqualsMigratedStepByStep()
{
    const auto all = allMigrations();
    for (std::size_t steps = 1; steps <= all.size(); ++steps)
        CHINWAG_VERIFY_OK(open(all.first(steps), QStringLiteral("old")));
    auto migrated = open(all, QStringLiteral("old"));
    auto fresh = open(all, QStringLiteral("fresh"));
    CHINWAG_VERIFY_OK(migrated);
    CHINWAG_VERIFY_OK(fresh);
    QCOMPARE(describe(**migrated), describe(**fresh));
    QVERIFY(describe(**fresh).size() > int(all.size()));
}

void MigrationsTest::oldNamesArePrepared()
{
    const auto all = allMigrations();
    const auto before = std::ranges::find(all, 6, &Migration::version) - all.begin();
    constexpr int people = 2500;
    {
        auto old = open(all.first(std::size_t(before)));
        CHINWAG_VERIFY_OK(old);
        CHINWAG_VERIFY_OK(await<Ok>([&](auto done) {
            (*old)->write<Ok>(
                [](Connection &connection) {
                    for (int i = 0; i < people; ++i) {
                        const QString name = QStringLiteral("rn%1").arg(i);
                        connection.execute(
                            QStringLiteral("INSERT INTO users (id, username, display_name, "
                                           "username_key, display_key, password_hash, banned, "
                                           "server_owner, created_at) "
                                           "VALUES (?, ?, ?, ?, ?, '', 0, 0, 0)"),
                            {name, name, QStringLiteral("Zoe\u0308"), name, QStringLiteral("zoe\u0308")});
                    }
                    return Ok{};
                },
                done);
        }));
    }
    auto migrated = open(all);
    CHINWAG_VERIFY_OK(migrated);
    const auto prepared = await<qint64>([&](auto done) {
        (*migrated)->read<qint64>(
            [](Connection &connection) {
                auto rows = connection.rows(
                    QStringLiteral("SELECT COUNT(*) FROM users WHERE username_skeleton LIKE 'm%' "
                                   "AND username LIKE 'rn%' AND display_name = ? AND display_key = ?"),
                    {QStringLiteral("Zo\u00EB"), QStringLiteral("zo\u00EB")});
                return rows.next() ? rows.number(0) : 0;
            },
            done);
    });
    QCOMPARE(*prepared, people);
}

void MigrationsTest::oldReactionsAreCounted()
{
    const auto all = allMigrations();
    const auto before = std::ranges::find(all, 13, &Migration::version) - all.begin();
    {
        auto old = open(all.first(std::size_t(before)));
        CHINWAG_VERIFY_OK(old);
        CHINWAG_VERIFY_OK(await<Ok>([&](auto done) {
            (*old)->write<Ok>(
                [](Connection &connection) {
                    auto store = [&connection, seq = 0](const char *kind, const char *sender,
                                                        const char *text, int target) mutable {
                        connection.execute(
                            QStringLiteral(
                                "INSERT INTO events (room_id, seq, kind, sender, at, text, "
                                "reply_to, target, subject) VALUES ('r', ?, ?, ?, 0, ?, 0, ?, '')"),
                            {++seq, QLatin1String(kind), QLatin1String(sender), QLatin1String(text), target});
                    };
                    store("message", "ann", "tea?", 0);
                    store("message", "ann", "", 0); // deleted
                    for (const char *sender : {"ann", "ben"})
                        store("reaction_add", sender, "+", 1);
                    store("reaction_remove", "ann", "+", 1);
                    store("reaction_add", "cid", "-", 1);
                    store("reaction_remove", "cid", "-", 1);
                    store("reaction_add", "cid", "-", 1);
                    store("reaction_add", "cid", "-", 2);
                    return Ok{};
                },
                done);
        }));
    }
    auto migrated = open(all);
    CHINWAG_VERIFY_OK(migrated);
    const auto found = await<QStringList>([&](auto done) {
        (*migrated)->read<QStringList>(
            [](Connection &connection) {
                QStringList lines;
                auto rows = connection.rows(
                    QStringLiteral("SELECT target || emoji || user_id FROM reactions ORDER BY user_id"));
                while (rows.next())
                    lines.append(rows.text(0));
                return lines;
            },
            done);
    });
    QCOMPARE(*found, (QStringList{QStringLiteral("1+ben"), QStringLiteral("1-cid")}));
}

void MigrationsTest::oldMessagesGetTheirOrder()
{
    const auto all = allMigrations();
    const auto before = std::ranges::find(all, 14, &Migration::version) - all.begin();
    {
        auto old = open(all.first(std::size_t(before)));
        CHINWAG_VERIFY_OK(old);
        CHINWAG_VERIFY_OK(await<Ok>([&](auto done) {
            (*old)->write<Ok>(
                [](Connection &connection) {
                    // Two rooms in turns, stored room by room.
                    for (int i = 0; i < 20; ++i)
                        connection.execute(
                            QStringLiteral("INSERT INTO events (room_id, seq, kind, sender, at, text, nonce, "
                                           "reply_to, target, subject) "
                                           "VALUES (?, ?, 'message', 'ann', ?, ?, ?, 0, 0, '')"),
                            {QString::number(i / 10), i % 10 + 1, i % 10 * 2 + i / 10, QStringLiteral("text"),
                             QString::number(i)});
                    return Ok{};
                },
                done);
        }));
    }
    auto migrated = open(all);
    CHINWAG_VERIFY_OK(migrated);
    const auto times = await<QList<qint64>>([&](auto done) {
        (*migrated)->read<QList<qint64>>(
            [](Connection &connection) {
                QList<qint64> found;
                auto rows = connection.rows(QStringLiteral("SELECT at FROM events ORDER BY id"));
                while (rows.next())
                    found.append(rows.number(0));
                return found;
            },
            done);
    });
    QCOMPARE(times->size(), 20);
    QVERIFY(std::ranges::is_sorted(*times));
}

void MigrationsTest::openingAgainChangesNothing()
{
    auto first = open(allMigrations());
    const QStringList before = describe(**first);
    first->reset();
    auto second = open(allMigrations());
    CHINWAG_VERIFY_OK(second);
    QCOMPARE(describe(**second), before);
}

void MigrationsTest::aDatabaseFromTheFutureIsRefused()
{
    CHINWAG_VERIFY_OK(open(good));
    const auto older = open(std::span(good).first(1));
    QVERIFY(!older);
    QVERIFY2(
        older.error().message.contains(QStringLiteral("newer chinwagd (schema 2, this program knows 1)")),
        qPrintable(older.error().message));
    CHINWAG_VERIFY_OK(open(good));
}

void MigrationsTest::aFailedStepLeavesNothingAndIsResumed()
{
    const auto failed = open(broken);
    QVERIFY(!failed);
    QVERIFY2(failed.error().message.contains(QStringLiteral("nowhere")), qPrintable(failed.error().message));
    auto halfway = open(std::span(good).first(1));
    CHINWAG_VERIFY_OK(halfway);
    QVERIFY(describe(**halfway).filter(QStringLiteral("second")).isEmpty());
    halfway->reset();
    auto resumed = open(good);
    CHINWAG_VERIFY_OK(resumed);
    QCOMPARE(describe(**resumed).filter(QStringLiteral("2 second")).size(), 1);
}

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"

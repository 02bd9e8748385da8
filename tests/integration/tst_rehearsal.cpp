// `chinwagd rehearse` on databases of an earlier schema: it says what the first start will be like, and
// leaves the original as it was.
#include "server/sql/connection.h"
#include "server/sql/migrations.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/postgresserver.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

/// Before messages had an index: the next step rewrites the table of messages.
constexpr int oldSchema = 13;
constexpr int messages = 3000;

struct Ran
{
    int status = -1;
    QByteArray said;
    QByteArray complained;

    QJsonObject json() const { return QJsonDocument::fromJson(said).object(); }
};

Ran rehearse(const QString &database, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CHINWAGD_DATABASE"_s, database);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CHINWAGD_BINARY), QStringList(u"rehearse"_s) + arguments);
    const bool isDone = process.waitForFinished(120'000);
    return {isDone ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

void fill(Connection &connection)
{
    connection.execute(u"INSERT INTO users (id, username, display_name, username_key, display_key, "
                       "username_skeleton, password_hash, banned, server_owner, created_at) VALUES ('u_ann', "
                       "'ann', 'Ann', 'ann', 'ann', 'ann', '*', 0, 0, 1)"_s);
    connection.execute(
        u"INSERT INTO rooms (id, name, kind, topic, head_seq, member_count, created_at) VALUES "
        "('r_tea', 'tea', 'public', '', ?, 1, 1)"_s,
        {messages});
    connection.execute(u"INSERT INTO members (room_id, user_id, role, read_seq) VALUES ('r_tea', 'u_ann', "
                       "'member', 0)"_s);
    for (int seq = 1; seq <= messages; ++seq)
        connection.execute(u"INSERT INTO events (room_id, seq, kind, sender, at, text, nonce, reply_to, "
                           "target, subject, body) VALUES ('r_tea', ?, ?, 'u_ann', ?, ?, ?, 0, 0, ?, '')"_s,
                           {seq, seq == 1 ? u"join"_s : u"message"_s, seq,
                            u"What was said at %1 in the afternoon"_s.arg(seq), u"n%1"_s.arg(seq),
                            seq == 1 ? u"u_ann"_s : QString()});
}

} // namespace

class TestRehearsal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void itSaysWhatTheFirstStartWillBeLike_data();
    void itSaysWhatTheFirstStartWillBeLike();
    void nothingToUpgrade();
    void aNewerDatabaseIsRefused();
    void postgresWantsAnEmptyDatabase();

private:
    QString database(bool postgres, int schema);
    int schemaOf(const QString &database) const;

    std::optional<QTemporaryDir> m_directory;
};

void TestRehearsal::initTestCase() { QVERIFY(PostgresServer::shared()); }

void TestRehearsal::init() { m_directory.emplace(); }

/// Its URL; with messages when it is an old one.
QString TestRehearsal::database(bool postgres, int schema)
{
    const QString text = postgres ? PostgresServer::text(PostgresServer::shared()->createBareDatabase())
                                  : u"sqlite:"_s + m_directory->filePath(u"chinwagd.sqlite"_s);
    const auto dialect = makeDialect(*DatabaseUrl::parse(text));
    Connection connection(*dialect);
    if (!connection.open())
        return {};
    std::size_t count = 0;
    while (count < allMigrations().size() && allMigrations()[count].version <= schema)
        ++count;
    if (!migrate(connection, allMigrations().first(count)))
        return {};
    connection.execute(dialect->begin());
    if (schema == oldSchema)
        fill(connection);
    connection.execute(u"COMMIT"_s);
    return connection.failure() ? QString() : text;
}

int TestRehearsal::schemaOf(const QString &database) const
{
    const auto dialect = makeDialect(*DatabaseUrl::parse(database));
    Connection connection(*dialect);
    return connection.open() ? schemaVersion(connection) : -1;
}

void TestRehearsal::itSaysWhatTheFirstStartWillBeLike_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgresql") << true;
}

void TestRehearsal::itSaysWhatTheFirstStartWillBeLike()
{
    QFETCH(bool, postgres);
    const QString original = database(postgres, oldSchema);
    QVERIFY(!original.isEmpty());
    QStringList arguments{u"--json"_s, u"--data-dir"_s, m_directory->filePath(u"data"_s)};
    const QString place = m_directory->filePath(u"place"_s);
    QVERIFY(QDir().mkpath(place));
    if (postgres)
        arguments += {u"--into"_s, PostgresServer::text(PostgresServer::shared()->createBareDatabase())};
    const Ran ran = rehearse(original, arguments + QStringList(place));
    QVERIFY2(ran.status == 0, (ran.said + ran.complained).constData());
    const QJsonObject said = ran.json();
    QCOMPARE(said[u"from"_s].toInt(), oldSchema);
    QCOMPARE(said[u"to"_s].toInt(), allMigrations().back().version);
    QCOMPARE(said[u"rows"_s].toInt(), messages + 3);
    const auto steps = std::ranges::count_if(
        allMigrations(), [](const Migration &migration) { return migration.version > oldSchema; });
    QCOMPARE(said[u"steps"_s].toArray().size(), steps);
    QVERIFY(said[u"ms"_s].toInt() > 0);
    QVERIFY(said[u"bytes_before"_s].toInteger() > messages * 30);
    // The table of messages is there twice for a while.
    QVERIFY2(said[u"bytes_wanted"_s].toInteger() > messages * 30, ran.said.constData());
    QCOMPARE(said[u"problem"_s].toString(), QString());

    QCOMPARE(schemaOf(original), oldSchema);
    QVERIFY(QDir(place).isEmpty());
    // And so it is.
    ChinwagdProcess server;
    server.setEnvironment(u"CHINWAGD_DATABASE"_s, original);
    QVERIFY2(server.start(), server.log().constData());
    QCOMPARE(schemaOf(original), allMigrations().back().version);
}

void TestRehearsal::nothingToUpgrade()
{
    const QString original = database(false, allMigrations().back().version);
    const Ran ran = rehearse(original, {u"--data-dir"_s, m_directory->path()});
    QVERIFY2(ran.status == 0, ran.complained.constData());
    QVERIFY2(ran.said.contains("nothing to upgrade"), ran.said.constData());
}

void TestRehearsal::aNewerDatabaseIsRefused()
{
    const QString original = database(false, allMigrations().back().version);
    {
        const auto dialect = makeDialect(*DatabaseUrl::parse(original));
        Connection connection(*dialect);
        QVERIFY(connection.open());
        connection.execute(u"INSERT INTO schema_migrations (version, name) VALUES (9999, 'of tomorrow')"_s);
    }
    const Ran ran = rehearse(original, {u"--data-dir"_s, m_directory->path()});
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.complained.contains("schema 9999"), ran.complained.constData());
}

void TestRehearsal::postgresWantsAnEmptyDatabase()
{
    const QString original = database(true, oldSchema);
    const QStringList place{u"--data-dir"_s, m_directory->path()};
    const Ran without = rehearse(original, place);
    QCOMPARE(without.status, 1);
    QVERIFY2(without.complained.contains("--into"), without.complained.constData());
    const Ran full = rehearse(original, place + QStringList{u"--into"_s, database(true, oldSchema)});
    QCOMPARE(full.status, 1);
    QVERIFY2(full.complained.contains("is not empty"), full.complained.constData());
}

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"

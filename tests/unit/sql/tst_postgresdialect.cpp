#include "server/sql/connection.h"
#include "server/sql/postgresdialect.h"
#include "tests/support/await.h"
#include "tests/support/postgresserver.h"

#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

class PostgresDialectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDriverIsInstalled() { QVERIFY(QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL"))); }
    void urlsAreRead();
    void aUrlOfASocketDirectory();
    void badUrlsAreRefused_data();
    void badUrlsAreRefused();
    void thePasswordIsShownNowhere();
    void errorsAreMapped_data();
    void errorsAreMapped();
    void everyWaitHasAnEnd();
    void textIsComparedByCodePoint();
    void theSocketCanBeCut_data();
    void theSocketCanBeCut();
    void aWrongPasswordIsASentenceWithoutIt();

private:
    DatabaseUrl makeDatabase()
    {
        PostgresServer *server = PostgresServer::shared();
        return server ? server->createDatabase() : DatabaseUrl();
    }
    static QString show(Connection &connection, const char *setting)
    {
        auto rows =
            connection.rows(QStringLiteral("SELECT current_setting('%1')").arg(QLatin1String(setting)));
        return rows.next() ? rows.text(0) : QString();
    }
};

void PostgresDialectTest::urlsAreRead()
{
    const auto url = DatabaseUrl::parse(QStringLiteral("postgresql://ann:a%40b%3Ac%2Fd%25@db.example:6432/"
                                                       "chat?sslmode=verify-full&sslrootcert=/etc/ca.pem"));
    QVERIFY2(url, url ? "" : qPrintable(url.error()));
    QCOMPARE(url->kind, DatabaseUrl::Kind::PostgreSql);
    QCOMPARE(url->host, QStringLiteral("db.example"));
    QCOMPARE(url->port, 6432);
    QCOMPARE(url->user, QStringLiteral("ann"));
    QCOMPARE(url->password, QStringLiteral("a@b:c/d%"));
    QCOMPARE(url->name, QStringLiteral("chat"));
    QCOMPARE(url->options.value(QStringLiteral("sslmode")), QStringLiteral("verify-full"));
    QCOMPARE(url->options.value(QStringLiteral("sslrootcert")), QStringLiteral("/etc/ca.pem"));
    QCOMPARE(url->displayName(), QStringLiteral("postgresql://ann@db.example:6432/chat"));

    const auto file = DatabaseUrl::parse(QStringLiteral("sqlite:some/file"));
    QVERIFY(file);
    QCOMPARE(file->kind, DatabaseUrl::Kind::Sqlite);
    QCOMPARE(file->file, QStringLiteral("some/file"));
}

void PostgresDialectTest::aUrlOfASocketDirectory()
{
    const auto url =
        DatabaseUrl::parse(QStringLiteral("postgres://ann@/chat?host=/run/postgresql&port=5433"));
    QVERIFY2(url, url ? "" : qPrintable(url.error()));
    QCOMPARE(url->host, QStringLiteral("/run/postgresql"));
    QCOMPARE(url->port, 5433);
    QVERIFY(url->password.isEmpty());
}

void PostgresDialectTest::badUrlsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "chat.sqlite", "sqlite:", "mysql://ann:secret@db/chat", "postgresql://ann:secret@db",
          "postgresql://ann:secret@db/", "postgresql://ann:secret@db/a/b", "postgresql://ann:sec ret@db/chat",
          "postgresql://ann:secret@db:99999/chat", "postgresql://ann:secret@db/chat#x",
          "postgresql://ann:secret@db/chat?sslmode=maybe", "postgresql://ann:secret@db/chat?password=secret",
          "postgresql://ann:secret@db/chat?port=0", "postgresql://ann:secret@db/chat?sslkey=a%3Bb"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void PostgresDialectTest::badUrlsAreRefused()
{
    QFETCH(QString, text);
    const auto url = DatabaseUrl::parse(text);
    QVERIFY(!url);
    QVERIFY(!url.error().isEmpty());
    QVERIFY2(!url.error().contains(QStringLiteral("sec")), qPrintable(url.error()));
}

void PostgresDialectTest::thePasswordIsShownNowhere()
{
    DatabaseUrl url = *DatabaseUrl::parse(QStringLiteral("postgresql://ann:secret@127.0.0.1:1/chat"));
    const PostgresDialect dialect(url);
    Connection connection(dialect);
    const auto opened = connection.open(); // nobody listens there
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(QStringLiteral("postgresql://ann@127.0.0.1:1/chat")),
             qPrintable(opened.error().message));
    QVERIFY(!opened.error().message.contains(QStringLiteral("secret")));
    QVERIFY(!dialect.displayName().contains(QStringLiteral("secret")));
}

void PostgresDialectTest::errorsAreMapped_data()
{
    using Kind = SqlFailure::Kind;
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *state, Kind kind, const char *code) {
        QTest::newRow(name) << QString::fromLatin1(state) << int(kind) << QString::fromLatin1(code);
    };
    row("of the library", "", Kind::ConnectionLost, "temporary");
    row("connection failure", "08006", Kind::ConnectionLost, "temporary");
    row("shutdown", "57P01", Kind::ConnectionLost, "temporary");
    row("crash", "57P02", Kind::ConnectionLost, "temporary");
    row("starting up", "57P03", Kind::ConnectionLost, "temporary");
    row("idle in transaction", "25P03", Kind::ConnectionLost, "temporary");
    row("a standby", "25006", Kind::ConnectionLost, "temporary");
    row("serialization", "40001", Kind::Conflict, "temporary");
    row("deadlock", "40P01", Kind::Conflict, "temporary");
    row("lock not available", "55P03", Kind::Temporary, "temporary");
    row("cancelled", "57014", Kind::Temporary, "temporary");
    row("disk full", "53100", Kind::Temporary, "temporary");
    row("out of memory", "53200", Kind::Temporary, "temporary");
    row("I/O", "58030", Kind::Temporary, "temporary");
    row("transaction is lost", "25P02", Kind::Temporary, "temporary");
    row("unique", "23505", Kind::Constraint, "not_found");
    row("foreign key", "23503", Kind::Constraint, "not_found");
    row("syntax", "42601", Kind::Internal, "internal");
    row("no such table", "42P01", Kind::Internal, "internal");
    row("damaged", "XX001", Kind::Internal, "internal");
}

void PostgresDialectTest::errorsAreMapped()
{
    QFETCH(QString, state);
    QFETCH(int, kind);
    QFETCH(QString, code);
    const PostgresDialect dialect{DatabaseUrl()};
    const SqlFailure failure = dialect.failure(
        QSqlError(QStringLiteral("driver"), QStringLiteral("secret"), QSqlError::StatementError, state));
    QCOMPARE(int(failure.kind), kind);
    QCOMPARE(toString(failure.error.code), code);
    QVERIFY(failure.error.message.endsWith(QLatin1Char('.')));
    QVERIFY(!failure.error.message.contains(QStringLiteral("secret")));
}

void PostgresDialectTest::everyWaitHasAnEnd()
{
    const PostgresDialect dialect(makeDatabase());
    Connection connection(dialect);
    CHINWAG_VERIFY_OK(connection.open());
    for (const char *setting : {"statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"}) {
        const QString value = show(connection, setting);
        QVERIFY2(!value.isEmpty() && value != QLatin1String("0"), setting);
    }
    QCOMPARE(show(connection, "synchronous_commit"), QStringLiteral("on"));
    QCOMPARE(show(connection, "application_name"), QStringLiteral("chinwagd"));

    for (const QString &statement : dialect.beginMigration())
        connection.execute(statement);
    QCOMPARE(show(connection, "statement_timeout"), QStringLiteral("0"));
    connection.execute(QStringLiteral("ROLLBACK"));
    QVERIFY(!connection.failure());
    QVERIFY(show(connection, "statement_timeout") != QLatin1String("0"));
}

void PostgresDialectTest::textIsComparedByCodePoint()
{
    const PostgresDialect dialect(makeDatabase());
    Connection connection(dialect);
    CHINWAG_VERIFY_OK(connection.open());
    auto rows = connection.rows(
        QStringLiteral("SELECT COUNT(*), COUNT(CASE WHEN collation_name = 'C' THEN 1 END) FROM "
                       "information_schema.columns WHERE table_schema = 'public' AND data_type = 'text'"));
    QVERIFY(rows.next());
    QVERIFY(rows.number(0) > 20);
    QCOMPARE(rows.number(1), rows.number(0));
}

void PostgresDialectTest::theSocketCanBeCut_data()
{
    QTest::addColumn<bool>("overSocket");
    QTest::newRow("TCP") << false;
    QTest::newRow("Unix socket") << true;
}

void PostgresDialectTest::theSocketCanBeCut()
{
    QFETCH(bool, overSocket);
    const DatabaseUrl url = makeDatabase();
    const PostgresDialect dialect(overSocket ? PostgresServer::shared()->overSocket(url) : url);
    Connection connection(dialect);
    CHINWAG_VERIFY_OK(connection.open());
    // The server's own limit is off, so that only ours is left.
    connection.execute(QStringLiteral("SET statement_timeout = 0"));
    connection.execute(QStringLiteral("SELECT pg_sleep(1000)"));
    QVERIFY(connection.failure());
    QCOMPARE(int(connection.failure()->kind), int(SqlFailure::Kind::ConnectionLost));
    CHINWAG_VERIFY_OK((connection.close(), connection.open()));
    QCOMPARE(show(connection, "application_name"), QStringLiteral("chinwagd"));
}

void PostgresDialectTest::aWrongPasswordIsASentenceWithoutIt()
{
    DatabaseUrl url = makeDatabase();
    url.password = QStringLiteral("quite'wrong");
    const PostgresDialect dialect(url);
    Connection connection(dialect);
    const auto opened = connection.open();
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(QStringLiteral("password authentication failed")),
             qPrintable(opened.error().message));
    QVERIFY(!opened.error().message.contains(QStringLiteral("wrong")));
}

QTEST_GUILESS_MAIN(PostgresDialectTest)
#include "tst_postgresdialect.moc"

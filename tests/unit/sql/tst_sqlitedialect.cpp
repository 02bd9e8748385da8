#include "server/sql/database.h"
#include "server/sql/sqlitedialect.h"
#include "tests/support/await.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

class SqliteDialectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDriverIsInstalled() { QVERIFY(QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE"))); }
    void errorsAreMapped_data();
    void errorsAreMapped();
    void oneFileTwiceIsRefused();
    void anotherNameOfTheFileIsRefused();
    void theLockEndsWithTheDatabase();
    void aMissingDirectoryIsNamed();
    void aFileAsDirectoryIsNamed();
    void somethingElseIsNotADatabase();
    void filesThatWereOpenToOthersAreClosed();

private:
    static Outcome<std::unique_ptr<Database>> open(const QString &path)
    {
        return Database::open(std::make_unique<SqliteDialect>(path));
    }
    static QString messageOf(const QString &path)
    {
        const auto opened = open(path);
        return opened ? QString() : opened.error().message;
    }

    QTemporaryDir m_directory;
};

void SqliteDialectTest::errorsAreMapped_data()
{
    using Kind = SqlFailure::Kind;
    QTest::addColumn<QString>("native");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int native, Kind kind, const char *code) {
        QTest::newRow(name) << QString::number(native) << int(kind) << QString::fromLatin1(code);
    };
    row("busy", 5, Kind::Temporary, "temporary");
    row("busy, snapshot", 5 | (2 << 8), Kind::Temporary, "temporary");
    row("locked", 6, Kind::Temporary, "temporary");
    row("read-only", 8, Kind::Temporary, "temporary");
    row("read-only directory", 8 | (6 << 8), Kind::Temporary, "temporary");
    row("I/O", 10, Kind::Temporary, "temporary");
    row("I/O, fsync", 10 | (4 << 8), Kind::Temporary, "temporary");
    row("full", 13, Kind::Temporary, "temporary");
    row("cannot open", 14, Kind::Temporary, "temporary");
    row("damaged", 11, Kind::Internal, "internal");
    row("unique", 19 | (8 << 8), Kind::Constraint, "not_found");
    row("error in a statement", 1, Kind::Internal, "internal");
    QTest::newRow("of the driver") << QString() << int(Kind::Internal) << QStringLiteral("internal");
}

void SqliteDialectTest::errorsAreMapped()
{
    QFETCH(QString, native);
    QFETCH(int, kind);
    QFETCH(QString, code);
    const SqliteDialect dialect(QStringLiteral("/nowhere"));
    const SqlFailure failure = dialect.failure(
        QSqlError(QStringLiteral("driver"), QStringLiteral("secret"), QSqlError::StatementError, native));
    QCOMPARE(int(failure.kind), kind);
    QCOMPARE(toString(failure.error.code), code);
    QVERIFY(failure.error.message.endsWith(QLatin1Char('.')));
    QVERIFY(!failure.error.message.contains(QStringLiteral("secret")));
}

void SqliteDialectTest::oneFileTwiceIsRefused()
{
    const QString path = m_directory.filePath(QStringLiteral("twice"));
    const auto first = open(path);
    CHINWAG_VERIFY_OK(first);
    QVERIFY2(messageOf(path).contains(QStringLiteral("Another chinwagd is using this database")),
             qPrintable(messageOf(path)));
}

void SqliteDialectTest::anotherNameOfTheFileIsRefused()
{
    const QString path = m_directory.filePath(QStringLiteral("real"));
    const QString link = m_directory.filePath(QStringLiteral("link"));
    const auto first = open(path);
    CHINWAG_VERIFY_OK(first);
    QVERIFY(QFile::link(path, link));
    QVERIFY(messageOf(link).contains(QStringLiteral("Another chinwagd")));
}

void SqliteDialectTest::theLockEndsWithTheDatabase()
{
    const QString path = m_directory.filePath(QStringLiteral("again"));
    auto first = open(path);
    CHINWAG_VERIFY_OK(first);
    first->reset();
    CHINWAG_VERIFY_OK(open(path));
}

void SqliteDialectTest::aMissingDirectoryIsNamed()
{
    const QString message = messageOf(m_directory.filePath(QStringLiteral("missing/db")));
    QVERIFY2(message.contains(QStringLiteral("missing/db")), qPrintable(message));
    QVERIFY2(message.contains(QStringLiteral("Check that the directory exists")), qPrintable(message));
}

void SqliteDialectTest::aFileAsDirectoryIsNamed()
{
    QFile file(m_directory.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString message = messageOf(file.fileName() + QStringLiteral("/db"));
    QVERIFY2(message.contains(QStringLiteral("Cannot create")), qPrintable(message));
}

void SqliteDialectTest::somethingElseIsNotADatabase()
{
    QFile file(m_directory.filePath(QStringLiteral("letter")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("Dear Sir or Madam, ").repeated(1000));
    file.close();
    const QString message = messageOf(file.fileName());
    QVERIFY2(message.contains(QStringLiteral("not a database")), qPrintable(message));
}

void SqliteDialectTest::filesThatWereOpenToOthersAreClosed()
{
    constexpr QFile::Permissions wide(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                                      QFile::ReadOther);
    const QString path = m_directory.filePath(QStringLiteral("wide"));
    const QStringList names{path, path + QStringLiteral("-wal"), path + QStringLiteral("-shm"),
                            path + QStringLiteral(".lock")};
    for (const QString &name : names) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.setPermissions(wide));
    }
    const auto opened = open(path);
    CHINWAG_VERIFY_OK(opened);
    for (const QString &name : names) {
        QVERIFY(QFile::exists(name));
        QVERIFY2(!(QFile::permissions(name) & (QFile::ReadGroup | QFile::ReadOther)), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(SqliteDialectTest)
#include "tst_sqlitedialect.moc"

// What only a real file can show: crashes, damage, versions.
#include "app/cache/accountdatabase.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

const QRegularExpression anyWarning(u"."_s);

OutboxEntry entry(const QString &nonce)
{
    OutboxEntry made;
    made.room = RoomId(u"r_1"_s);
    made.nonce = Nonce(nonce);
    made.text = u"unsent "_s + nonce;
    return made;
}

QList<Event> messages(Seq count)
{
    QList<Event> events;
    for (Seq seq = 1; seq <= count; ++seq) {
        Event event;
        event.room = RoomId(u"r_1"_s);
        event.seq = seq;
        event.body = MessageBody{QString(100, u'x'), 0};
        events.append(event);
    }
    return events;
}

void overwrite(const QString &path, qint64 from, qint64 length)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(from));
    QCOMPARE(file.write(QByteArray(length, '\x5a')), length);
}

} // namespace

class TestAccountDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aKilledProgramLosesNoAddedMessage();
    void aFileThatIsNoDatabaseIsMovedAside();
    void damageKeepsTheUnsentMessages();
    void anEarlierDamagedFileIsReplaced();
    void aNewerVersionIsRefusedAndLeftAlone();
    void anOlderVersionIsBroughtUpToDate();
    void whatWasUnknownIsReadAgain();
    void whatIsDeletedLeavesTheFiles();
    void anEmptyFileIsFilled();
    void aFolderThatIsMissingIsAnError();
    void twoAccountsDoNotMix();
    void connectionsAreGoneAfterwards();
    void aNonceIsTakenOnce();

private:
    std::unique_ptr<AccountDatabase> open() const
    {
        auto opened = AccountDatabase::open(m_file);
        return opened ? std::move(opened).value() : nullptr;
    }
    void runSql(const QString &sql) const;
    /// How often it stands in the files of the database.
    qsizetype count(const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestAccountDatabase::init()
{
    QTest::failOnWarning(anyWarning);
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"account.db"_s);
}

void TestAccountDatabase::runSql(const QString &sql) const
{
    {
        QSqlDatabase direct = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"direct"_s);
        direct.setDatabaseName(m_file);
        QVERIFY(direct.open());
        QVERIFY(QSqlQuery(direct).exec(sql));
    }
    QSqlDatabase::removeDatabase(u"direct"_s);
}

void TestAccountDatabase::aKilledProgramLosesNoAddedMessage()
{
    QProcess writer;
    writer.start(QStringLiteral(OUTBOX_WRITER), {m_file});
    QVERIFY(writer.waitForReadyRead(30'000));
    QCOMPARE(writer.readAllStandardOutput().trimmed(), QByteArray("added"));
    writer.kill();
    QVERIFY(writer.waitForFinished(30'000));
    QCOMPARE(writer.exitStatus(), QProcess::CrashExit);

    const auto database = open();
    QVERIFY(database);
    QVERIFY(!database->startedAnew());
    QCOMPARE(database->outbox().all().size(), 1);
    QCOMPARE(database->outbox().all().first().text, u"said before the crash"_s);
}

void TestAccountDatabase::aFileThatIsNoDatabaseIsMovedAside()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
    const auto database = open();
    QVERIFY(database);
    QVERIFY(database->startedAnew());
    QVERIFY(database->outbox().add(entry(u"n1"_s)));
    QFile aside(m_file + u".damaged"_s);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray(8192, 'x'));
}

void TestAccountDatabase::damageKeepsTheUnsentMessages()
{
    {
        const auto database = open();
        QVERIFY(database->outbox().add(entry(u"n1"_s)));
        QVERIFY(database->outbox().add(entry(u"n2"_s)));
        database->cache().storeEvents(messages(1000));
    }
    // The tables were made first and the outbox was filled first: what is behind belongs to the events.
    const qint64 size = QFileInfo(m_file).size();
    QVERIFY(size > 128 * 1024);
    overwrite(m_file, 96 * 1024, size - 96 * 1024);

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
    const auto database = open();
    QVERIFY(database);
    QVERIFY(database->startedAnew());
    QVERIFY(database->cache().events(RoomId(u"r_1"_s), 0, 50).isEmpty());
    const QList<OutboxEntry> unsent = database->outbox().all();
    QCOMPARE(unsent.size(), 2);
    QCOMPARE(unsent.first().text, u"unsent n1"_s);
    QCOMPARE(unsent.last().text, u"unsent n2"_s);
}

void TestAccountDatabase::anEarlierDamagedFileIsReplaced()
{
    for (const char filling : {'a', 'b'}) {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray(8192, filling));
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
        QVERIFY(open());
    }
    QFile aside(m_file + u".damaged"_s);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray(8192, 'b'));
}

void TestAccountDatabase::aNewerVersionIsRefusedAndLeftAlone()
{
    QVERIFY(open()->outbox().add(entry(u"n1"_s)));
    runSql(u"PRAGMA user_version = 999"_s);
    const auto refused = AccountDatabase::open(m_file);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains("newer Chinwag"_L1), qPrintable(refused.error().message));
    QVERIFY(!QFile::exists(m_file + u".damaged"_s));

    runSql(u"PRAGMA user_version = %1"_s.arg(AccountDatabase::schemaVersion));
    QCOMPARE(open()->outbox().all().size(), 1);
}

void TestAccountDatabase::anOlderVersionIsBroughtUpToDate()
{
    const QList<Event> events = messages(2);
    open()->cache().storeEvents(events);
    runSql(u"DROP INDEX events_target"_s);
    runSql(u"ALTER TABLE events DROP COLUMN body"_s);
    runSql(u"PRAGMA user_version = 1"_s);
    const auto database = open();
    QVERIFY(!database->startedAnew());
    QVERIFY(database->cache().events(RoomId(u"r_1"_s), 0, 50) == events);
}

void TestAccountDatabase::whatWasUnknownIsReadAgain()
{
    Event event = messages(1).first();
    event.body = UnknownBody{u"firework"_s, {{u"target"_s, 4}, {u"sparks"_s, QJsonObject{{u"n"_s, 9}}}}};
    {
        const auto database = open();
        database->cache().storeEvents({event});
        QVERIFY(database->cache().events(event.room, 0, 50) == QList{event});
    }
    // What an update of this program amounts to: the kind is one that it knows.
    runSql(u"UPDATE events SET kind = 'delete'"_s);
    event.body = DeleteBody{4};
    QVERIFY(open()->cache().events(event.room, 0, 50) == QList{event});
}

qsizetype TestAccountDatabase::count(const QByteArray &text) const
{
    qsizetype found = 0;
    for (const QString &suffix : {u""_s, u"-wal"_s}) {
        QFile file(m_file + suffix);
        if (file.open(QIODevice::ReadOnly))
            found += file.readAll().count(text);
    }
    return found;
}

void TestAccountDatabase::whatIsDeletedLeavesTheFiles()
{
    Event secret = messages(1).first();
    secret.body = MessageBody{u"a secret of ours"_s, 0};
    Event deletion = secret;
    deletion.seq = 2;
    deletion.body = DeleteBody{1};
    const auto database = open();
    database->cache().storeEvents({secret});
    QVERIFY(count("a secret of ours") > 0);
    database->cache().storeEvents({deletion});
    QCOMPARE(count("a secret of ours"), 0);
}

void TestAccountDatabase::anEmptyFileIsFilled()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto database = open();
    QVERIFY(database);
    QVERIFY(!database->startedAnew());
    QVERIFY(database->outbox().add(entry(u"n1"_s)));
}

void TestAccountDatabase::aFolderThatIsMissingIsAnError()
{
    const auto refused = AccountDatabase::open(m_folder->filePath(u"missing/account.db"_s));
    QVERIFY(!refused);
    QVERIFY(!refused.error().message.isEmpty());
}

void TestAccountDatabase::twoAccountsDoNotMix()
{
    const auto first = open();
    const auto second = AccountDatabase::open(m_folder->filePath(u"other.db"_s));
    QVERIFY(second);
    QVERIFY(first->outbox().add(entry(u"n1"_s)));
    first->cache().storeEvents(messages(2));
    QVERIFY((*second)->outbox().all().isEmpty());
    QVERIFY((*second)->cache().events(RoomId(u"r_1"_s), 0, 50).isEmpty());
}

void TestAccountDatabase::connectionsAreGoneAfterwards()
{
    {
        const auto database = open();
        QVERIFY(!QSqlDatabase::connectionNames().isEmpty());
    }
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void TestAccountDatabase::aNonceIsTakenOnce()
{
    const auto database = open();
    QVERIFY(database->outbox().add(entry(u"n1"_s)));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"UNIQUE"_s));
    const auto refused = database->outbox().add(entry(u"n1"_s));
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains("could not be saved"_L1));
    QCOMPARE(database->outbox().all().size(), 1);
}

QTEST_GUILESS_MAIN(TestAccountDatabase)
#include "tst_accountdatabase.moc"

// What only a real file can show: crashes, damage, versions.
#include "app/cache/accountfile.h"
#include "tests/support/answer.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const QRegularExpression anyWarning(u"."_s);

OutboxEntry entry(const QString &nonce)
{
    OutboxEntry made;
    made.room = RoomId(u"r_1"_s);
    made.nonce = Nonce(nonce);
    made.command = MessageBody{u"unsent "_s + nonce, 0};
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

/// Another program that writes to the file for long.
class Lock
{
public:
    explicit Lock(const QString &file)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"lock"_s))
    {
        m_database.setDatabaseName(file);
        if (!m_database.open() || !QSqlQuery(m_database).exec(u"BEGIN IMMEDIATE"_s))
            qFatal("no lock");
    }
    ~Lock()
    {
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"lock"_s);
    }
    Q_DISABLE_COPY_MOVE(Lock)
    void release() { m_database.close(); }

private:
    QSqlDatabase m_database;
};

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
    void whatWaitsInAnOlderVersionIsTakenUp();
    void whatWaitsWithoutFilesIsTakenUp();
    void damageToAnOlderVersionKeepsTheUnsentMessages();
    void damageBeforeThereWereFilesKeepsTheUnsentMessages();
    void whatWasUnknownIsReadAgain();
    void whatIsDeletedLeavesTheFiles();
    void anEmptyFileIsFilled();
    void aFolderThatIsMissingIsAnError();
    void twoAccountsDoNotMix();
    void connectionsAreGoneAfterwards();
    void aNonceIsTakenOnce();
    void aLockedFileHoldsNobodyUpHere();
    void aLockedFileIsSaid();
    void theEndIsNotHeldUp();
    void whatWasStoredBeforeTheEndIsWritten();
    void theReasonIsNamed();

private:
    std::unique_ptr<AccountDatabase> open()
    {
        auto opened = openDatabase(*m_thread, m_file);
        return opened ? std::move(opened).value() : nullptr;
    }
    /// Everything that was stored is in the file, and it is closed.
    void writeOut()
    {
        m_thread.reset();
        m_thread = std::make_unique<DiskThread>();
    }
    void runSql(const QString &sql);
    /// The outbox as version 4 had it, with two messages, the second of which has failed.
    void putOldOutbox();
    /// How often it stands in the files of the database.
    qsizetype count(const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DiskThread> m_thread;
    QString m_file;
};

void TestAccountDatabase::init()
{
    QTest::failOnWarning(anyWarning);
    m_thread.reset(); // it may be closing the file of the test before
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"account.db"_s);
    writeOut();
}

void TestAccountDatabase::runSql(const QString &sql)
{
    writeOut();
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
    QCOMPARE(entriesOf(database->outbox()).size(), 1);
    QCOMPARE(entriesOf(database->outbox()).first().words(), u"said before the crash"_s);
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
    QVERIFY(addTo(database->outbox(), entry(u"n1"_s)));
    QFile aside(m_file + u".damaged"_s);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray(8192, 'x'));
}

void TestAccountDatabase::damageKeepsTheUnsentMessages()
{
    {
        const auto database = open();
        QVERIFY(addTo(database->outbox(), entry(u"n1"_s)));
        QVERIFY(addTo(database->outbox(), entry(u"n2"_s)));
        database->cache().storeEvents(messages(1000));
    }
    writeOut();
    // The tables were made first and the outbox was filled first: what is behind belongs to the events.
    const qint64 size = QFileInfo(m_file).size();
    QVERIFY(size > 128 * 1024);
    overwrite(m_file, 96 * 1024, size - 96 * 1024);

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
    const auto database = open();
    QVERIFY(database);
    QVERIFY(database->startedAnew());
    QVERIFY(pageOf(database->cache(), RoomId(u"r_1"_s), 0, 50).events.isEmpty());
    const QList<OutboxEntry> unsent = entriesOf(database->outbox());
    QCOMPARE(unsent.size(), 2);
    QCOMPARE(unsent.first().words(), u"unsent n1"_s);
    QCOMPARE(unsent.last().words(), u"unsent n2"_s);
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
        writeOut();
    }
    QFile aside(m_file + u".damaged"_s);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray(8192, 'b'));
}

void TestAccountDatabase::aNewerVersionIsRefusedAndLeftAlone()
{
    QVERIFY(addTo(open()->outbox(), entry(u"n1"_s)));
    runSql(u"PRAGMA user_version = 999"_s);
    const auto refused = openDatabase(*m_thread, m_file);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains("newer Chinwag"_L1), qPrintable(refused.error().message));
    QVERIFY(!QFile::exists(m_file + u".damaged"_s));

    runSql(u"PRAGMA user_version = %1"_s.arg(AccountFile::schemaVersion));
    QCOMPARE(entriesOf(open()->outbox()).size(), 1);
}

void TestAccountDatabase::anOlderVersionIsBroughtUpToDate()
{
    const QList<Event> events = messages(2);
    open()->cache().storeEvents(events);
    putOldOutbox();
    runSql(u"DROP INDEX events_target"_s);
    runSql(u"ALTER TABLE events DROP COLUMN body"_s);
    runSql(u"PRAGMA user_version = 1"_s);
    const auto database = open();
    QVERIFY(!database->startedAnew());
    QVERIFY(pageOf(database->cache(), RoomId(u"r_1"_s), 0, 50).events == events);
}

void TestAccountDatabase::putOldOutbox()
{
    runSql(u"DROP TABLE outbox"_s);
    runSql(u"CREATE TABLE outbox (position INTEGER PRIMARY KEY AUTOINCREMENT, nonce TEXT NOT NULL UNIQUE, "
           "room TEXT NOT NULL, text TEXT NOT NULL, reply_to INTEGER NOT NULL, created_at INTEGER NOT NULL, "
           "failed INTEGER NOT NULL, failure TEXT NOT NULL)"_s);
    runSql(u"INSERT INTO outbox VALUES (4, 'n1', 'r_1', 'unsent n1', 17, 1234, 0, ''), "
           "(9, 'n2', 'r_1', 'unsent n2', 0, 1235, 1, 'No.')"_s);
    for (const QString &column : {u"notify"_s, u"muted_until"_s, u"marked_unread"_s, u"words_as_typed"_s})
        runSql(u"ALTER TABLE rooms DROP COLUMN "_s + column);
    runSql(u"PRAGMA user_version = 4"_s);
}

void TestAccountDatabase::whatWaitsInAnOlderVersionIsTakenUp()
{
    open();
    putOldOutbox();
    const auto database = open();
    QVERIFY(addTo(database->outbox(), entry(u"n3"_s)));
    const QList<OutboxEntry> unsent = entriesOf(database->outbox());
    QCOMPARE(unsent.size(), 3);
    QVERIFY(unsent.at(0).command == Command(MessageBody{u"unsent n1"_s, 17}));
    QCOMPARE(unsent.at(0).nonce, Nonce(u"n1"_s));
    QCOMPARE(unsent.at(0).createdAt.count(), 1234);
    QVERIFY(unsent.at(1).state == OutboxEntry::State::Failed);
    QCOMPARE(unsent.at(1).failure, u"No."_s);
    QCOMPARE(unsent.at(2).nonce, Nonce(u"n3"_s));
}

void TestAccountDatabase::whatWaitsWithoutFilesIsTakenUp()
{
    OutboxEntry given = entry(u"n1"_s);
    given.sequel = OutboxEntry::Sequel{Nonce(u"n2"_s), u"better"_s};
    QVERIFY(addTo(open()->outbox(), given));
    runSql(u"ALTER TABLE outbox DROP COLUMN files"_s);
    runSql(u"ALTER TABLE rooms DROP COLUMN words_as_typed"_s);
    runSql(u"PRAGMA user_version = 6"_s);
    const auto database = open();
    QVERIFY(!database->startedAnew());
    QCOMPARE(entriesOf(database->outbox()).size(), 1);
    const OutboxEntry found = entriesOf(database->outbox()).first();
    QVERIFY(found.command == given.command);
    QVERIFY(found.sequel == given.sequel);
    QVERIFY(found.files.isEmpty());
    QVERIFY(found.state == OutboxEntry::State::Queued);
}

void TestAccountDatabase::damageBeforeThereWereFilesKeepsTheUnsentMessages()
{
    QVERIFY(addTo(open()->outbox(), entry(u"n1"_s)));
    runSql(u"ALTER TABLE outbox DROP COLUMN files"_s);
    runSql(u"ALTER TABLE rooms DROP COLUMN words_as_typed"_s);
    runSql(u"PRAGMA user_version = 6"_s);
    runSql(u"CREATE TABLE broken (id TEXT)"_s);
    overwrite(m_file, QFileInfo(m_file).size() - 4096, 4096);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
    const auto database = open();
    QVERIFY(database->startedAnew());
    QCOMPARE(entriesOf(database->outbox()).size(), 1);
    QCOMPARE(entriesOf(database->outbox()).first().words(), u"unsent n1"_s);
}

void TestAccountDatabase::damageToAnOlderVersionKeepsTheUnsentMessages()
{
    open();
    putOldOutbox();
    runSql(u"CREATE TABLE broken (id TEXT)"_s);
    overwrite(m_file, QFileInfo(m_file).size() - 4096, 4096);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
    const auto database = open();
    QVERIFY(database->startedAnew());
    const QList<OutboxEntry> unsent = entriesOf(database->outbox());
    QCOMPARE(unsent.size(), 2);
    QCOMPARE(unsent.first().words(), u"unsent n1"_s);
    QCOMPARE(unsent.last().failure, u"No."_s);
}

void TestAccountDatabase::whatWasUnknownIsReadAgain()
{
    Event event = messages(1).first();
    event.body = UnknownBody{u"firework"_s, {{u"target"_s, 4}, {u"sparks"_s, QJsonObject{{u"n"_s, 9}}}}};
    {
        const auto database = open();
        database->cache().storeEvents({event});
        QVERIFY(pageOf(database->cache(), event.room, 0, 50).events == QList{event});
    }
    // What an update of this program amounts to: the kind is one that it knows.
    runSql(u"UPDATE events SET kind = 'delete'"_s);
    event.body = DeleteBody{4};
    QVERIFY(pageOf(open()->cache(), event.room, 0, 50).events == QList{event});
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
    contentsOf(database->cache()); // by then it is written
    QVERIFY(count("a secret of ours") > 0);
    database->cache().storeEvents({deletion});
    contentsOf(database->cache());
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
    QVERIFY(addTo(database->outbox(), entry(u"n1"_s)));
}

void TestAccountDatabase::aFolderThatIsMissingIsAnError()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Could not open"_s));
    const auto refused = openDatabase(*m_thread, m_folder->filePath(u"missing/account.db"_s));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains("its folder"_L1), qPrintable(refused.error().message));
}

void TestAccountDatabase::twoAccountsDoNotMix()
{
    const auto first = open();
    const auto second = openDatabase(*m_thread, m_folder->filePath(u"other.db"_s));
    QVERIFY(second);
    QVERIFY(addTo(first->outbox(), entry(u"n1"_s)));
    first->cache().storeEvents(messages(2));
    QVERIFY(entriesOf((*second)->outbox()).isEmpty());
    QVERIFY(pageOf((*second)->cache(), RoomId(u"r_1"_s), 0, 50).events.isEmpty());
}

void TestAccountDatabase::connectionsAreGoneAfterwards()
{
    {
        const auto database = open();
        QVERIFY(!QSqlDatabase::connectionNames().isEmpty());
    }
    writeOut();
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void TestAccountDatabase::aNonceIsTakenOnce()
{
    const auto database = open();
    QVERIFY(addTo(database->outbox(), entry(u"n1"_s)));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"UNIQUE"_s));
    const auto refused = addTo(database->outbox(), entry(u"n1"_s));
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains("could not be saved"_L1));
    QCOMPARE(entriesOf(database->outbox()).size(), 1);
}

void TestAccountDatabase::aLockedFileHoldsNobodyUpHere()
{
    const auto database = open();
    Lock lock(m_file);
    bool isStored = false;
    database->cache().storeEvents(messages(2));
    database->outbox().add(entry(u"n1"_s), [&](const Result<Ok, Error> &added) { isStored = bool(added); });
    // Whoever waited for the lock would not get here before it gives up.
    QVERIFY(!isStored);
    lock.release();
    QTRY_VERIFY_WITH_TIMEOUT(isStored, 30'000);
    QCOMPARE(pageOf(database->cache(), RoomId(u"r_1"_s), 0, 50).events.size(), 2);
}

void TestAccountDatabase::aLockedFileIsSaid()
{
    const auto database = open();
    const Lock lock(m_file);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"locked"_s));
    const auto refused = addTo(database->outbox(), entry(u"n1"_s));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains("Another program"_L1), qPrintable(refused.error().message));
}

void TestAccountDatabase::theEndIsNotHeldUp()
{
    auto thread = std::make_unique<DiskThread>(std::chrono::milliseconds(0));
    QSemaphore begun;
    std::atomic<int> late = 0;
    // Whoever waits for a lock that is never given back.
    thread->post([&begun, &disk = *thread] {
        begun.release();
        while (!disk.isInHurry())
            std::this_thread::yield();
    });
    for (int i = 0; i < 1000; ++i)
        thread->post([&late] { ++late; });
    begun.acquire();
    thread.reset();
    QCOMPARE(late.load(), 0);
}

void TestAccountDatabase::whatWasStoredBeforeTheEndIsWritten()
{
    const QList<Event> events = messages(20);
    for (const Event &event : events)
        open()->cache().storeEvents({event});
    writeOut();
    QCOMPARE(pageOf(open()->cache(), RoomId(u"r_1"_s), 0, 50).events.size(), 20);
}

void TestAccountDatabase::theReasonIsNamed()
{
    using Trouble = SqliteConnection::Trouble;
    open();
    writeOut();
    SqliteConnection connection([] { return false; });
    QVERIFY(connection.open(m_file, SqliteConnection::Durability::Normal));
    const auto write = [&connection] {
        return bool(connection.run(u"INSERT INTO drafts (room, text) VALUES (hex(randomblob(8)), ?)"_s,
                                   {QString(100'000, u'x')}));
    };
    {
        const Lock lock(m_file);
        QVERIFY(!write());
        QVERIFY(connection.lastTrouble() == Trouble::Locked);
    }
    QVERIFY(write());
    QVERIFY(connection.run(u"PRAGMA max_page_count = 40"_s));
    QVERIFY(!write());
    QVERIFY(connection.lastTrouble() == Trouble::Full);
    QVERIFY(!connection.transaction([&]() -> Result<Ok, Error> {
        return connection.run(u"INSERT INTO drafts (room, text) VALUES ('r', ?)"_s, {QString(100'000, u'x')});
    }));
    QVERIFY(connection.lastTrouble() == Trouble::Full);
    QVERIFY(connection.openReadOnly(m_file));
    QVERIFY(!write());
    QVERIFY(connection.lastTrouble() == Trouble::ReadOnly);

    QSet<QString> sentences;
    for (const auto trouble : {Trouble::Full, Trouble::ReadOnly, Trouble::Locked, Trouble::Damaged,
                               Trouble::Unreadable, Trouble::Other})
        sentences.insert(sentenceFor(trouble));
    QCOMPARE(sentences.size(), 6);
}

QTEST_GUILESS_MAIN(TestAccountDatabase)
#include "tst_accountdatabase.moc"

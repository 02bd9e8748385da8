// Backups of a real, running chinwagd: made, damaged, looked through and brought back, from and into both
// databases.
#include "server/sql/connection.h"
#include "server/sql/databaseurl.h"
#include "tests/integration/filepeer.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/postgresserver.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const QString password = u"correct horse battery"_s;
const QByteArray attached = QByteArray("what is attached, ").repeated(20'000);

struct Ran
{
    int status = -1;
    QByteArray said;
};

Ran run(const QStringList &arguments, const QString &database = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!database.isEmpty())
        environment.insert(u"CHINWAGD_DATABASE"_s, database);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(CHINWAGD_BINARY), arguments);
    const bool isDone = process.waitForFinished(120'000);
    return {isDone ? process.exitCode() : -1, process.readAll()};
}

QJsonObject said(const QString &room, const QString &text)
{
    return {{u"type"_s, u"message_send"_s},
            {u"room"_s, room},
            {u"nonce"_s, QString::number(qHash(text))},
            {u"text"_s, text}};
}

/// Someone at a server, and what they have said.
struct Story
{
    explicit Story(ChinwagdProcess &server)
        : ann(server.url())
    {
    }

    bool begin(ChinwagdProcess &server)
    {
        if (!ann.registerUser(u"ann"_s, password) || !ann.goOnline())
            return false;
        room = ann.generalRoom();
        for (int i = 1; i <= 30; ++i)
            say(u"message %1"_s.arg(i));
        FilePeer peer(server.port(), ann.token());
        file = peer.upload(attached);
        QJsonObject frame = said(room, u"with a file"_s);
        frame.insert(u"files"_s, QJsonArray{file});
        return !file.isEmpty() && ann.call(frame)[u"ok"_s].toBool();
    }
    void say(const QString &text) { QVERIFY(ann.call(said(room, text))[u"ok"_s].toBool()); }

    ServerClient ann;
    QString room;
    QString file;
};

} // namespace

class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void aRunningServerIsBackedUpAndComesBack_data();
    void aRunningServerIsBackedUpAndComesBack();
    void damageIsNamed_data();
    void damageIsNamed();
    void theOneAfterADamagedOneIsGoodAgain();
    void theNextOneCopiesOnlyWhatIsNew();
    void whatIsDeletedLeavesTheNextOne();
    void aDatabaseThatIsNotEmptyIsLeftAlone();
    void nothingToBackUp();
    void anUnfinishedOneLeavesTheOneBefore();

private:
    /// A database without tables; its URL.
    QString freshDatabase(bool postgres);
    QString place() const { return m_directory->filePath(u"backup"_s); }
    QString databaseOf(const ChinwagdProcess &server) const
    {
        return u"sqlite:"_s + server.dataDirectory() + u"/chinwagd.sqlite"_s;
    }
    QStringList keptFiles() const;
    void change(const QString &sql);
    /// A backup that was made before, for tests that damage it.
    bool takeTheGoodOne();

    QTemporaryDir m_good;
    std::optional<QTemporaryDir> m_directory;
};

void TestBackup::initTestCase()
{
    QVERIFY(PostgresServer::shared());
    ChinwagdProcess server;
    QVERIFY2(server.start(), server.log().constData());
    Story story(server);
    QVERIFY(story.begin(server));
    const Ran made = run({u"backup"_s, m_good.path()}, databaseOf(server));
    QVERIFY2(made.status == 0, made.said.constData());
}

bool TestBackup::takeTheGoodOne()
{
    return QProcess::execute(u"cp"_s, {u"-r"_s, m_good.path(), place()}) == 0;
}

void TestBackup::init() { m_directory.emplace(); }

QString TestBackup::freshDatabase(bool postgres)
{
    if (postgres)
        return PostgresServer::text(PostgresServer::shared()->createBareDatabase());
    return u"sqlite:"_s + m_directory->filePath(u"restored.sqlite"_s);
}

QStringList TestBackup::keptFiles() const
{
    QStringList found;
    QDirIterator all(place() + u"/chinwagd.sqlite-files"_s, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext())
        found.append(all.next());
    return found;
}

void TestBackup::change(const QString &sql)
{
    DatabaseUrl url;
    url.file = place() + u"/chinwagd.sqlite"_s;
    const auto dialect = makeDialect(url);
    Connection connection(*dialect);
    QVERIFY(connection.open());
    connection.execute(u"PRAGMA foreign_keys=OFF"_s);
    connection.execute(sql);
    QVERIFY2(!connection.failure(), qPrintable(connection.failureDetail()));
}

void TestBackup::aRunningServerIsBackedUpAndComesBack_data()
{
    QTest::addColumn<bool>("fromPostgres");
    QTest::addColumn<bool>("toPostgres");
    QTest::newRow("sqlite, sqlite") << false << false;
    QTest::newRow("sqlite, postgresql") << false << true;
    QTest::newRow("postgresql, sqlite") << true << false;
    QTest::newRow("postgresql, postgresql") << true << true;
}

void TestBackup::aRunningServerIsBackedUpAndComesBack()
{
    QFETCH(bool, fromPostgres);
    QFETCH(bool, toPostgres);
    ChinwagdProcess server;
    QString from = databaseOf(server);
    if (fromPostgres) {
        from = freshDatabase(true);
        server.setEnvironment(u"CHINWAGD_DATABASE"_s, from);
    }
    QVERIFY2(server.start(), server.log().constData());
    Story story(server);
    QVERIFY(story.begin(server));
    const Ran made = run({u"backup"_s, place()}, from);
    QVERIFY2(made.status == 0, made.said.constData());
    QVERIFY2(made.said.contains("let somebody sign in"), made.said.constData());
    story.say(u"after it"_s); // the server goes on
    QCOMPARE(server.terminate(), 0);

    const QString to = freshDatabase(toPostgres);
    const Ran restored = run({u"restore"_s, place()}, to);
    QVERIFY2(restored.status == 0, restored.said.constData());
    ChinwagdProcess again;
    again.setEnvironment(u"CHINWAGD_DATABASE"_s, to);
    QVERIFY2(again.start(), again.log().constData());
    ServerClient ann(again.url());
    QVERIFY(ann.login(u"ann"_s, password));
    QVERIFY(ann.goOnline());
    const QJsonArray events =
        ann.get(u"/api/rooms/%1/events?limit=200"_s.arg(story.room)).body[u"events"_s].toArray();
    QCOMPARE(events.size(), 32); // join, 30 messages, one with a file
    QCOMPARE(events.last()[u"text"_s].toString(), u"with a file"_s);
    FilePeer peer(again.port(), ann.token());
    QCOMPARE(peer.ask("GET", "/api/files/" + story.file.toLatin1()).body, attached);
    QVERIFY(ann.call(said(story.room, u"and on"_s))[u"ok"_s].toBool());
    const Ran still = run({u"verify"_s, place()});
    QVERIFY2(still.status == 0, still.said.constData());
}

void TestBackup::damageIsNamed_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("an event") << u"DELETE FROM events WHERE seq = 17"_s
                              << QByteArray("room general, seq 17 missing");
    QTest::newRow("the first events")
        << u"DELETE FROM events WHERE seq < 3"_s << QByteArray("room general, seq 1 to 2 missing");
    QTest::newRow("the last event") << u"DELETE FROM events WHERE seq = (SELECT MAX(seq) FROM events)"_s
                                    << QByteArray("room general, seq 32 missing");
    QTest::newRow("a changed text") << u"UPDATE events SET text = 'other' WHERE seq = 5"_s
                                    << QByteArray("the table events is not what was copied");
    QTest::newRow("a member") << u"DELETE FROM members"_s
                              << QByteArray("room general says that it has 1 members, and has 0");
    QTest::newRow("a person") << u"DELETE FROM users"_s << QByteArray("refers to a row of users");
    QTest::newRow("a file") << QString() << QByteArray("is missing or damaged");
}

void TestBackup::damageIsNamed()
{
    QFETCH(QString, sql);
    QFETCH(QByteArray, named);
    QVERIFY(takeTheGoodOne());
    if (!sql.isEmpty()) {
        change(sql);
    } else {
        QFile file(keptFiles().constFirst());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(1000);
        file.write("x");
    }
    const Ran verified = run({u"verify"_s, place()});
    QCOMPARE(verified.status, 3);
    QVERIFY2(verified.said.contains(named), verified.said.constData());
    QVERIFY(verified.said.contains("It cannot be relied on"));
    QFile result(place() + u"/backup.json"_s);
    QVERIFY(result.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(result.readAll())[u"ok"_s].toBool(true), false);
}

void TestBackup::theOneAfterADamagedOneIsGoodAgain()
{
    ChinwagdProcess server;
    QVERIFY2(server.start(), server.log().constData());
    Story story(server);
    QVERIFY(story.begin(server));
    QCOMPARE(run({u"backup"_s, place()}, databaseOf(server)).status, 0);
    QFile file(keptFiles().constFirst());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("x");
    file.close();
    change(u"DELETE FROM events WHERE seq = 17"_s);
    QCOMPARE(run({u"verify"_s, place()}).status, 3);
    const Ran made = run({u"backup"_s, place()}, databaseOf(server));
    QVERIFY2(made.status == 0, made.said.constData());
}

void TestBackup::theNextOneCopiesOnlyWhatIsNew()
{
    ChinwagdProcess server;
    QVERIFY2(server.start(), server.log().constData());
    Story story(server);
    QVERIFY(story.begin(server));
    QCOMPARE(run({u"backup"_s, place()}, databaseOf(server)).status, 0);
    const QStringList first = keptFiles();
    QCOMPARE(first.size(), 1);
    const QDateTime before = QFileInfo(first.constFirst()).lastModified();
    FilePeer peer(server.port(), story.ann.token());
    QJsonObject frame = said(story.room, u"another"_s);
    frame.insert(u"files"_s, QJsonArray{peer.upload("another file")});
    QVERIFY(story.ann.call(frame)[u"ok"_s].toBool());
    QCOMPARE(run({u"backup"_s, place()}, databaseOf(server)).status, 0);
    QCOMPARE(keptFiles().size(), 2);
    QCOMPARE(QFileInfo(first.constFirst()).lastModified(), before);
}

void TestBackup::whatIsDeletedLeavesTheNextOne()
{
    ChinwagdProcess server;
    QVERIFY2(server.start(), server.log().constData());
    Story story(server);
    QVERIFY(story.begin(server));
    QCOMPARE(run({u"backup"_s, place()}, databaseOf(server)).status, 0);
    const QJsonObject frame{{u"type"_s, u"message_delete"_s},
                            {u"room"_s, story.room},
                            {u"nonce"_s, u"gone"_s},
                            {u"target"_s, 32}};
    QVERIFY(story.ann.call(frame)[u"ok"_s].toBool());
    const Ran made = run({u"backup"_s, place()}, databaseOf(server));
    QVERIFY2(made.status == 0, made.said.constData());
    QVERIFY(keptFiles().isEmpty());
    QFile database(place() + u"/chinwagd.sqlite"_s);
    QVERIFY(database.open(QIODevice::ReadOnly));
    QVERIFY(!database.readAll().contains("with a file"));
}

void TestBackup::aDatabaseThatIsNotEmptyIsLeftAlone()
{
    ChinwagdProcess server;
    QVERIFY2(server.start(), server.log().constData());
    Story story(server);
    QVERIFY(story.begin(server));
    QCOMPARE(run({u"backup"_s, place()}, databaseOf(server)).status, 0);
    QCOMPARE(server.terminate(), 0);
    const Ran restored = run({u"restore"_s, place()}, databaseOf(server));
    QCOMPARE(restored.status, 1);
    QVERIFY2(restored.said.contains("is not empty"), restored.said.constData());
}

void TestBackup::nothingToBackUp()
{
    const Ran made = run({u"backup"_s, place()}, u"sqlite:"_s + m_directory->filePath(u"none.sqlite"_s));
    QCOMPARE(made.status, 1);
    QVERIFY2(made.said.contains("There is no database"), made.said.constData());
    const Ran verified = run({u"verify"_s, place()});
    QCOMPARE(verified.status, 1);
    QVERIFY2(verified.said.contains("There is no backup"), verified.said.constData());
    QCOMPARE(run({u"backup"_s}).status, 2); // where to?
}

void TestBackup::anUnfinishedOneLeavesTheOneBefore()
{
    ChinwagdProcess server;
    QVERIFY2(server.start(), server.log().constData());
    Story story(server);
    QVERIFY(story.begin(server));
    QCOMPARE(run({u"backup"_s, place()}, databaseOf(server)).status, 0);
    QFile half(place() + u"/chinwagd.sqlite.new"_s); // as a killed one leaves it
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.write("half");
    half.close();
    const Ran verified = run({u"verify"_s, place()});
    QVERIFY2(verified.status == 0, verified.said.constData());
    QCOMPARE(run({u"backup"_s, place()}, databaseOf(server)).status, 0);
    QVERIFY(!half.exists());
    QCOMPARE(QDir(place()).entryList({u"scratch-*"_s}, QDir::Dirs), QStringList());
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"

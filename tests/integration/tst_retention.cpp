// Messages that are too old, in a real chinwagd on both databases: they leave it for good, everybody in the
// room hears of it, and the log of the room stays whole.
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
constexpr int oldMessages = 120; ///< more than one step
constexpr int patience = 60'000; // ms
constexpr qint64 day = 24LL * 60 * 60 * 1000;

} // namespace

class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase() { QVERIFY(PostgresServer::shared()); }
    void init();
    void cleanup() { m_server.reset(); }

    void whatIsTooOldIsGone();
    void byDefaultEverythingStays();
    void aRoomMayHaveLessThanTheServer();

private:
    /// Messages of which all but the last are 40 days old; the last of the old ones has a file.
    void tell(ServerClient &ann, const QString &word);
    void say(ServerClient &ann, const QString &text, const QJsonArray &files = {});
    void execute(const QString &sql, const QVariantList &values = {});
    qint64 count(const QString &sql);
    void restart(const QString &days);
    QStringList textsOf(ServerClient &ann);
    /// Whether a word is anywhere in the server's files.
    bool isOnDisk(const QByteArray &word) const;
    double metric(const QByteArray &name);
    int admin(const QStringList &words);

    QString m_database; ///< its URL
    std::optional<ChinwagdProcess> m_server;
    QString m_room;
    QByteArray m_attached;
};

void TestRetention::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgresql") << true;
}

void TestRetention::init()
{
    QFETCH_GLOBAL(bool, postgres);
    m_server.emplace();
    m_database = u"sqlite:"_s + m_server->dataDirectory() + u"/chinwagd.sqlite"_s;
    if (postgres) {
        m_database = PostgresServer::text(PostgresServer::shared()->createBareDatabase());
        m_server->setEnvironment(u"CHINWAGD_DATABASE"_s, m_database);
    }
    QVERIFY2(m_server->start(), m_server->log().constData());
}

void TestRetention::say(ServerClient &ann, const QString &text, const QJsonArray &files)
{
    QJsonObject frame{{u"type"_s, u"message_send"_s},
                      {u"room"_s, m_room},
                      {u"nonce"_s, QString::number(qHash(text))},
                      {u"text"_s, text}};
    if (!files.isEmpty())
        frame.insert(u"files"_s, files);
    const QJsonObject reply = ann.call(frame);
    QVERIFY2(reply[u"ok"_s].toBool(), QJsonDocument(reply).toJson().constData());
}

void TestRetention::execute(const QString &sql, const QVariantList &values)
{
    const auto dialect = makeDialect(*DatabaseUrl::parse(m_database));
    Connection connection(*dialect);
    QVERIFY(connection.open());
    connection.execute(sql, values);
    QVERIFY2(!connection.failure(), qPrintable(connection.failureDetail()));
}

qint64 TestRetention::count(const QString &sql)
{
    const auto dialect = makeDialect(*DatabaseUrl::parse(m_database));
    Connection connection(*dialect);
    if (!connection.open())
        return -1;
    auto rows = connection.rows(sql);
    return rows.next() ? rows.number(0) : -1;
}

void TestRetention::tell(ServerClient &ann, const QString &word)
{
    QVERIFY(ann.registerUser(u"ann"_s, password));
    QVERIFY(ann.goOnline());
    m_room = ann.generalRoom();
    for (int i = 1; i < oldMessages; ++i)
        say(ann, u"%1 number %2"_s.arg(word).arg(i));
    FilePeer peer(m_server->port(), ann.token());
    m_attached = QByteArray("attached to what is old, ").repeated(5'000);
    const QString file = peer.upload(m_attached);
    QVERIFY(!file.isEmpty());
    say(ann, word + u" with a file"_s, {file});
    execute(u"UPDATE events SET at = at - ?"_s, {40 * day});
    say(ann, u"something of today"_s);
}

void TestRetention::restart(const QString &days)
{
    m_server->setEnvironment(u"CHINWAGD_RETENTION_DAYS"_s, days);
    QVERIFY2(m_server->restart(), m_server->log().constData());
}

QStringList TestRetention::textsOf(ServerClient &ann)
{
    QStringList texts;
    const QJsonArray events =
        ann.get(u"/api/rooms/%1/events?limit=200"_s.arg(m_room)).body[u"events"_s].toArray();
    for (const auto &event : events) {
        if (!event[u"text"_s].toString().isEmpty())
            texts.append(event[u"text"_s].toString());
    }
    return texts;
}

bool TestRetention::isOnDisk(const QByteArray &word) const
{
    QDirIterator all(m_server->dataDirectory(), QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(word))
            return true;
    }
    return false;
}

double TestRetention::metric(const QByteArray &name)
{
    ServerClient operators(m_server->adminUrl());
    const QByteArray page = '\n' + operators.get(u"/metrics"_s).bytes;
    const qsizetype at = page.indexOf('\n' + name + ' ');
    return at < 0 ? -1 : page.sliced(at + name.size() + 2).split('\n').constFirst().toDouble();
}

int TestRetention::admin(const QStringList &words)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CHINWAGD_DATABASE"_s, m_database);
    environment.insert(u"CHINWAGD_DATA_DIR"_s, m_server->dataDirectory());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CHINWAGD_BINARY), QStringList(u"admin"_s) + words);
    return process.waitForFinished(patience) ? process.exitCode() : -1;
}

void TestRetention::whatIsTooOldIsGone()
{
    QFETCH_GLOBAL(bool, postgres);
    const QString word = u"quicksilver"_s;
    ServerClient ann(m_server->url());
    tell(ann, word);
    const qint64 before = count(u"SELECT COUNT(*) FROM events"_s);
    QVERIFY(postgres || isOnDisk(word.toUtf8()));
    restart(u"30"_s);
    ServerClient again(m_server->url());
    QVERIFY(again.login(u"ann"_s, password));
    QVERIFY(again.goOnline());
    QTRY_VERIFY_WITH_TIMEOUT(metric("chinwag_expired_messages_total") == oldMessages, patience);
    // Whoever is there is told.
    const QJsonObject told =
        again.take([](const QJsonObject &frame) { return frame[u"kind"_s] == u"delete"_s; });
    QCOMPARE(told[u"room"_s].toString(), m_room);
    QCOMPARE(textsOf(again), QStringList(u"something of today"_s));
    QCOMPARE(count(u"SELECT COUNT(*) FROM events WHERE text LIKE '%quicksilver%'"_s), 0);
    const QJsonObject found = again.get(u"/api/search?q="_s + word).body;
    QVERIFY(found.contains(u"hits"_s));
    QCOMPARE(found[u"hits"_s].toArray().size(), 0);
    // The log is whole: one event more for each.
    QCOMPARE(count(u"SELECT COUNT(*) FROM events"_s), before + oldMessages);
    QCOMPARE(count(u"SELECT head_seq FROM rooms WHERE name = 'general'"_s), before + oldMessages);
    QCOMPARE(count(u"SELECT MAX(seq) FROM events"_s), before + oldMessages);
    // Nothing of them stays on the disk, and no file.
    QTRY_COMPARE_WITH_TIMEOUT(count(u"SELECT COUNT(*) FROM file_uses"_s), 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!isOnDisk(word.toUtf8()), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!isOnDisk(m_attached.first(200)), patience);
    if (postgres)
        QTRY_COMPARE_WITH_TIMEOUT(count(u"SELECT COUNT(*) FROM file_pieces"_s), 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->log().contains("messages were too old and are gone"), patience);
    // The next look finds nothing more to do.
    restart(u"30"_s);
    ServerClient third(m_server->url());
    QVERIFY(third.login(u"ann"_s, password));
    QCOMPARE(textsOf(third), QStringList(u"something of today"_s));
    QCOMPARE(count(u"SELECT COUNT(*) FROM events"_s), before + oldMessages);
}

void TestRetention::byDefaultEverythingStays()
{
    ServerClient ann(m_server->url());
    tell(ann, u"evergreen"_s);
    QCOMPARE(metric("chinwag_expired_messages_total"), 0);
    QCOMPARE(textsOf(ann).size(), oldMessages + 1);
}

void TestRetention::aRoomMayHaveLessThanTheServer()
{
    ServerClient ann(m_server->url());
    tell(ann, u"quicksilver"_s);
    QCOMPARE(admin({u"room"_s, u"retention"_s, u"r_nowhere"_s, u"30"_s}), 1);
    QCOMPARE(admin({u"room"_s, u"retention"_s, m_room, u"soon"_s}), 1);
    QCOMPARE(admin({u"room"_s, u"retention"_s, m_room, u"30"_s}), 0);
    // Anne left, and what she said goes all the same.
    ann.post(u"/api/rooms/%1/leave"_s.arg(m_room));
    restart(u"50"_s);
    QTRY_VERIFY_WITH_TIMEOUT(metric("chinwag_expired_messages_total") == oldMessages, patience);
    QCOMPARE(count(u"SELECT COUNT(*) FROM audit WHERE action = 'room.retention'"_s), 1);
}

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"

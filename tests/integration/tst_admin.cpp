// `chinwagd admin` beside a real chinwagd and without one, on both databases: what it says, and that it
// counts for people who are connected.
#include "tests/integration/serverclient.h"
#include "tests/support/authenticator.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/postgresserver.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const QString password = u"correct horse battery"_s;

struct Ran
{
    int status = -1;
    QByteArray said;
    QByteArray complained;

    QJsonDocument json() const { return QJsonDocument::fromJson(said); }
};

} // namespace

class TestAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup() { m_server.reset(); }

    void listsWhoIsThere();
    void makesAccounts();
    void anotherPasswordSignsOut();
    void whoIsDisabledIsOut();
    void endsSessions();
    void whoIsDeletedIsGone();
    void whoLostTheirFactorSignsInAgain();
    void invites();
    void whatWasDoneIsRecorded();
    void nothingTakesARecordAway();
    void worksWithoutAServer();
    void saysWhatItCannotDo();

private:
    Ran admin(const QStringList &words, const QByteArray &input = {});
    QString database() const
    {
        return m_database.isEmpty() ? u"sqlite:"_s + m_server->dataDirectory() + u"/chinwagd.sqlite"_s
                                    : m_database;
    }

    QString m_database; ///< empty: the server's own
    std::optional<ChinwagdProcess> m_server;
};

void TestAdmin::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgresql") << true;
}

void TestAdmin::init()
{
    QFETCH_GLOBAL(bool, postgres);
    m_database.clear();
    m_server.emplace();
    if (postgres) {
        QVERIFY(PostgresServer::shared());
        m_database = PostgresServer::text(PostgresServer::shared()->createBareDatabase());
        m_server->setEnvironment(u"CHINWAGD_DATABASE"_s, m_database);
    }
    QVERIFY2(m_server->start(), m_server->log().constData());
}

Ran TestAdmin::admin(const QStringList &words, const QByteArray &input)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CHINWAGD_DATABASE"_s, database());
    environment.insert(u"CHINWAGD_DATA_DIR"_s, m_server->dataDirectory());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CHINWAGD_BINARY), QStringList(u"admin"_s) + words);
    process.write(input);
    process.closeWriteChannel();
    const bool isDone = process.waitForFinished(60'000);
    return {isDone ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

void TestAdmin::listsWhoIsThere()
{
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, password));
    ServerClient ben(m_server->url());
    QVERIFY(ben.registerUser(u"ben"_s, password));
    const Ran listed = admin({u"user"_s, u"list"_s, u"--json"_s});
    QVERIFY2(listed.status == 0, listed.complained.constData());
    const QJsonArray users = listed.json().array();
    QCOMPARE(users.size(), 2);
    QCOMPARE(users.at(0)[u"username"_s].toString(), u"ann"_s);
    QCOMPARE(users.at(0)[u"devices"_s].toInt(), 1);
    QVERIFY(admin({u"user"_s, u"list"_s}).said.contains("ben"));
    QCOMPARE(admin({u"user"_s, u"show"_s, u"ben"_s, u"--json"_s}).json()[u"devices"_s].toArray().size(), 1);
    const QJsonArray rooms = admin({u"room"_s, u"list"_s, u"--json"_s}).json().array();
    QCOMPARE(rooms.at(0)[u"name"_s].toString(), u"general"_s);
    QCOMPARE(rooms.at(0)[u"member_count"_s].toInt(), 2);
    QCOMPARE(admin({u"stats"_s, u"--json"_s}).json()[u"users"_s].toInt(), 2);
}

void TestAdmin::makesAccounts()
{
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, password));
    QVERIFY(ann.goOnline());
    const Ran made = admin({u"user"_s, u"create"_s, u"Cleo"_s, u"--json"_s});
    QVERIFY2(made.status == 0, made.complained.constData());
    QCOMPARE(made.json()[u"username"_s].toString(), u"cleo"_s);
    ServerClient cleo(m_server->url());
    QVERIFY(cleo.login(u"cleo"_s, made.json()[u"password"_s].toString()));
    QVERIFY(cleo.goOnline());
    // As everybody who makes an account.
    QVERIFY(cleo.call({{u"type"_s, u"message_send"_s},
                       {u"room"_s, cleo.generalRoom()},
                       {u"nonce"_s, u"n"_s},
                       {u"text"_s, u"Hello"_s}})[u"ok"_s]
                .toBool());
    QVERIFY(!ann.take([](const QJsonObject &frame) { return frame[u"text"_s] == u"Hello"_s; }).isEmpty());
    const Ran again = admin({u"user"_s, u"create"_s, u"cleo"_s});
    QCOMPARE(again.status, 1);
    QVERIFY(!again.complained.isEmpty());
    const Ran chosen = admin({u"user"_s, u"create"_s, u"dan"_s, u"-"_s}, "staple wrong donkey\n");
    QVERIFY2(chosen.status == 0, chosen.complained.constData());
    QVERIFY(!chosen.said.contains("staple"));
    ServerClient dan(m_server->url());
    QVERIFY(dan.login(u"dan"_s, u"staple wrong donkey"_s));
    QCOMPARE(admin({u"user"_s, u"create"_s, u"eve"_s, u"-"_s}, "short\n").status, 1);
}

void TestAdmin::anotherPasswordSignsOut()
{
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, password));
    QVERIFY(ann.goOnline());
    const Ran changed = admin({u"user"_s, u"passwd"_s, u"ann"_s, u"--json"_s});
    QVERIFY2(changed.status == 0, changed.complained.constData());
    QCOMPARE(changed.json()[u"signed_out"_s].toInt(), 1);
    QTRY_VERIFY(ann.isClosed());
    QCOMPARE(int(ann.socket().closeCode()), 4501);
    ServerClient again(m_server->url());
    QVERIFY(!again.login(u"ann"_s, password));
    QVERIFY(again.login(u"ann"_s, changed.json()[u"password"_s].toString()));
}

void TestAdmin::whoIsDisabledIsOut()
{
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, password));
    QVERIFY(ann.goOnline());
    QCOMPARE(admin({u"user"_s, u"disable"_s, u"ann"_s}).status, 0);
    QTRY_VERIFY(ann.isClosed());
    QCOMPARE(int(ann.socket().closeCode()), 4502);
    ServerClient again(m_server->url());
    QVERIFY(!again.login(u"ann"_s, password));
    QVERIFY(admin({u"user"_s, u"list"_s}).said.contains("(disabled)"));
    QCOMPARE(admin({u"user"_s, u"enable"_s, u"ann"_s}).status, 0);
    QVERIFY(again.login(u"ann"_s, password));
}

void TestAdmin::endsSessions()
{
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, password));
    QVERIFY(ann.goOnline());
    ServerClient phone(m_server->url());
    QVERIFY(phone.login(u"ann"_s, password));
    QVERIFY(phone.goOnline());
    const QJsonArray devices = admin({u"session"_s, u"list"_s, u"ann"_s, u"--json"_s}).json().array();
    QCOMPARE(devices.size(), 2);
    const QString one = devices.at(0)[u"id"_s].toString();
    QCOMPARE(admin({u"session"_s, u"end"_s, u"ann"_s, one}).status, 0);
    QTRY_VERIFY(ann.isClosed() != phone.isClosed());
    QCOMPARE(admin({u"session"_s, u"end"_s, u"ann"_s, one}).status, 1);
    QCOMPARE(admin({u"session"_s, u"end"_s, u"ann"_s, u"--json"_s}).json()[u"signed_out"_s].toInt(), 1);
    QTRY_VERIFY(ann.isClosed() && phone.isClosed());
}

void TestAdmin::whoIsDeletedIsGone()
{
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, password));
    QVERIFY(ann.goOnline());
    ServerClient ben(m_server->url());
    QVERIFY(ben.registerUser(u"ben"_s, password));
    QVERIFY(ben.goOnline());
    QVERIFY(ann.call({{u"type"_s, u"message_send"_s},
                      {u"room"_s, ann.generalRoom()},
                      {u"nonce"_s, u"n"_s},
                      {u"text"_s, u"Hello"_s}})[u"ok"_s]
                .toBool());
    const Ran deleted = admin({u"user"_s, u"delete"_s, u"ann"_s, u"--json"_s});
    QVERIFY2(deleted.status == 0, deleted.complained.constData());
    QCOMPARE(deleted.json()[u"rooms_left"_s].toInt(), 1);
    QTRY_VERIFY(ann.isClosed());
    QCOMPARE(int(ann.socket().closeCode()), 4501);
    ServerClient again(m_server->url());
    QVERIFY(!again.login(u"ann"_s, password));
    QVERIFY(!again.registerUser(u"ann"_s, password));
    QCOMPARE(admin({u"user"_s, u"delete"_s, u"ann"_s}).status, 1);
    const Ran listed = admin({u"room"_s, u"list"_s, u"--json"_s});
    QCOMPARE(listed.json().array().at(0)[u"member_count"_s].toInt(), 1);
}

void TestAdmin::whoLostTheirFactorSignsInAgain()
{
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, password));
    const auto begun = ann.post(u"/api/me/factor"_s, {{u"password"_s, password}});
    QCOMPARE(begun.status, 201);
    const Authenticator app(begun.body[u"secret"_s].toString());
    const QString code = app.codeAt(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
    QCOMPARE(ann.put(u"/api/me/factor"_s, {{u"code"_s, code}}).status, 200);
    ServerClient again(m_server->url());
    QVERIFY(!again.login(u"ann"_s, password));
    QCOMPARE(admin({u"user"_s, u"reset-factor"_s, u"ann"_s}).status, 0);
    QVERIFY(again.login(u"ann"_s, password));
    QCOMPARE(admin({u"user"_s, u"reset-factor"_s, u"ann"_s}).status, 1);
}

void TestAdmin::invites()
{
    const Ran made = admin({u"invite"_s, u"create"_s, u"--json"_s});
    QVERIFY2(made.status == 0, made.complained.constData());
    ServerClient person(m_server->url());
    const auto signUp = [&](const QString &name) {
        return person
            .post(u"/auth/register"_s, {{u"username"_s, name},
                                        {u"password"_s, password},
                                        {u"invite"_s, made.json()[u"invite"_s].toString()}})
            .status;
    };
    QCOMPARE(signUp(u"ann"_s), 201);
    QCOMPARE(signUp(u"ben"_s), 403);
}

void TestAdmin::whatWasDoneIsRecorded()
{
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, password));
    const QString room = ann.post(u"/api/rooms"_s, {{u"kind"_s, u"private"_s}, {u"name"_s, u"secret tea"_s}})
                             .body[u"room"_s][u"id"_s]
                             .toString();
    QVERIFY(!room.isEmpty());
    QCOMPARE(admin({u"user"_s, u"create"_s, u"ben"_s}).status, 0);
    QCOMPARE(admin({u"user"_s, u"create"_s, u"ben"_s}).status, 1); // taken: nothing was done
    QCOMPARE(admin({u"user"_s, u"disable"_s, u"ben"_s}).status, 0);
    QCOMPARE(admin({u"user"_s, u"enable"_s, u"ben"_s}).status, 0);
    QCOMPARE(admin({u"session"_s, u"end"_s, u"ann"_s}).status, 0);
    QCOMPARE(admin({u"session"_s, u"end"_s, u"ann"_s}).status, 0); // nobody was signed in any more
    QCOMPARE(admin({u"user"_s, u"passwd"_s, u"ben"_s}).status, 0);
    QCOMPARE(admin({u"invite"_s, u"create"_s}).status, 0);
    QVERIFY(ann.login(u"ann"_s, password));
    QCOMPARE(ann.ask("DELETE", u"/api/rooms/"_s + room).status, 204);

    const Ran audit = admin({u"audit"_s, u"--json"_s});
    QVERIFY2(audit.status == 0, audit.complained.constData());
    const QJsonArray entries = audit.json().array();
    QStringList told;
    for (const auto &entry : entries) {
        const QString actor = entry[u"actor"_s].toString();
        const QString name = entry[u"actor_name"_s].toString();
        QVERIFY2(actor.startsWith(u"command:"_s) || name == u"ann"_s, qPrintable(actor));
        QVERIFY(entry[u"at"_s].toInteger() > 0);
        told.append(entry[u"action"_s].toString() + u' ' + entry[u"subject_name"_s].toString());
    }
    told.sort(); // a millisecond may hold two
    const QStringList expected{u"invite.create "_s,   u"room.delete secret tea"_s, u"session.end ann"_s,
                               u"user.create ben"_s,  u"user.disable ben"_s,       u"user.enable ben"_s,
                               u"user.password ben"_s};
    QCOMPARE(told, expected);
    QVERIFY(admin({u"audit"_s}).said.contains("user.disable  ben"));
    QCOMPARE(admin({u"audit"_s, u"2"_s, u"--json"_s}).json().array().size(), 2);
    QCOMPARE(admin({u"audit"_s, u"many"_s}).status, 1);
}

void TestAdmin::nothingTakesARecordAway()
{
    static const QRegularExpression change(
        u"(?:UPDATE|DELETE\\s+FROM|DROP\\s+TABLE|TRUNCATE|REPLACE\\s+INTO)\\s+audit\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    QVERIFY(change.match(u"DELETE FROM audit WHERE id = ?"_s).hasMatch());
    int files = 0;
    QDirIterator all(QStringLiteral(SERVER_SOURCES), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        // Statements are written over several literals.
        const QString text = QString::fromUtf8(file.readAll()).remove(QRegularExpression(u"\"\\s*\""_s));
        QVERIFY2(!change.match(text).hasMatch(), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files > 100);
}

void TestAdmin::worksWithoutAServer()
{
    ServerClient ann(m_server->url());
    QVERIFY(ann.registerUser(u"ann"_s, password));
    QCOMPARE(m_server->terminate(), 0);
    const Ran changed = admin({u"user"_s, u"passwd"_s, u"ann"_s, u"-"_s}, "staple wrong donkey\n");
    QVERIFY2(changed.status == 0, changed.complained.constData());
    QVERIFY2(m_server->start(), m_server->log().constData());
    ServerClient again(m_server->url());
    QVERIFY(again.login(u"ann"_s, u"staple wrong donkey"_s));
}

void TestAdmin::saysWhatItCannotDo()
{
    for (const QStringList &words : {QStringList(), QStringList{u"user"_s}, QStringList{u"user"_s, u"fire"_s},
                                     QStringList{u"user"_s, u"show"_s}, QStringList{u"stats"_s, u"more"_s}}) {
        const Ran ran = admin(words);
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.complained.contains("chinwagd admin user list"), ran.complained.constData());
    }
    const Ran nobody = admin({u"user"_s, u"show"_s, u"nobody"_s});
    QCOMPARE(nobody.status, 1);
    QVERIFY(nobody.complained.contains("nobody"));
    QFETCH_GLOBAL(bool, postgres);
    m_database = postgres ? PostgresServer::text(PostgresServer::shared()->createBareDatabase())
                          : u"sqlite:"_s + m_server->dataDirectory() + u"/none.sqlite"_s;
    const Ran empty = admin({u"stats"_s});
    QCOMPARE(empty.status, 1);
    QVERIFY2(empty.complained.contains("Start the server on it first"), empty.complained.constData());
}

QTEST_GUILESS_MAIN(TestAdmin)
#include "tst_admin.moc"

// A server on this computer, as the window starts it: the real chinwagd, a client that trusts it from its
// folder, and a service manager of the test's own.
#include "app/core/hosting/hosting.h"
#include "app/core/memory/memorytruststore.h"
#include "app/core/trust/servertrust.h"
#include "app/net/httpserverapi.h"
#include "app/net/serverurl.h"
#include "app/platform/hosting/localserverkeeper.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace Chinwag;
using State = Hosting::State;

namespace {

constexpr int patience = 30'000; // ms
const QString name = QStringLiteral("Mira's server");
const QString password = QStringLiteral("correct horse battery");

// Enough of systemctl: a unit that is enabled runs, until it is disabled.
constexpr char systemctl[] = R"sh(#!/bin/sh
echo "$@" >> "$FAKE_HOME/calls"
case "$2" in
enable)
    command=$(sed -n 's/^ExecStart=//p' "$XDG_CONFIG_HOME/systemd/user/$4")
    if [ ! -e "$FAKE_HOME/pid" ]; then
        eval "setsid $command >/dev/null 2>&1 &"
        echo $! > "$FAKE_HOME/pid"
    fi ;;
disable)
    kill "$(cat "$FAKE_HOME/pid")"
    while kill -0 "$(cat "$FAKE_HOME/pid")" 2>/dev/null; do sleep 0.1; done
    rm "$FAKE_HOME/pid" ;;
esac
)sh";

} // namespace

class TestOwnServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void itsFirstPersonIsItsOwnerAndBringsOthersIn();
    void itComesBackAsItWas();
    void itEndsWithTheProgram();
    void aDeathIsNoticed();
    void aTakenPortIsNoObstacle();
    void whatCannotStartIsSaid();
    void keepRunningNeedsAServiceManager();
    void itKeepsRunningAsAUnit();

private:
    void begin();
    void start();
    QString file(const char *path) const { return m_home->filePath(QLatin1String(path)); }
    qint64 unitProcess() const;
    std::optional<SignIn> register_(const QString &username, const QString &invite);
    /// Somebody answers there.
    bool answers(quint16 port);

    std::unique_ptr<QTemporaryDir> m_home;
    QtTimerScheduler m_timers;
    QString m_program;
    MemoryTrustStore m_store;
    std::unique_ptr<ServerTrust> m_trust;
    std::unique_ptr<HttpServerApi> m_api;
    std::unique_ptr<LocalServerKeeper> m_keeper;
    std::unique_ptr<Hosting> m_hosting;
};

void TestOwnServer::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_program = QStringLiteral(CHINWAGD_BINARY);
    qputenv("XDG_CONFIG_HOME", file("config").toUtf8());
    qputenv("XDG_RUNTIME_DIR", file("run").toUtf8());
    qputenv("FAKE_HOME", m_home->path().toUtf8());
    m_trust = std::make_unique<ServerTrust>(m_store);
    m_api = std::make_unique<HttpServerApi>(m_timers, nullptr, m_trust.get());
    begin();
}

void TestOwnServer::cleanup()
{
    m_hosting.reset();
    m_keeper.reset();
    m_api.reset();
    if (const qint64 process = unitProcess(); process > 0)
        ::kill(static_cast<pid_t>(process), SIGKILL);
}

void TestOwnServer::begin()
{
    m_hosting.reset();
    m_keeper = std::make_unique<LocalServerKeeper>(
        m_timers,
        LocalServerKeeper::Place{file("server"), QStringLiteral("chinwag-server-test.service"), m_program});
    m_hosting = std::make_unique<Hosting>(*m_keeper, m_timers);
}

void TestOwnServer::start()
{
    m_hosting->start(name);
    QTRY_VERIFY2_WITH_TIMEOUT(m_hosting->state() == State::Running || m_hosting->state() == State::Failed,
                              "it neither runs nor fails", patience);
    QVERIFY2(m_hosting->state() == State::Running, qPrintable(m_hosting->problem()));
    m_trust->setOwn(addressForPeople(m_hosting->url()), m_hosting->server().fingerprint);
}

qint64 TestOwnServer::unitProcess() const
{
    QFile pid(file("pid"));
    return pid.open(QFile::ReadOnly) ? pid.readAll().trimmed().toLongLong() : 0;
}

std::optional<SignIn> TestOwnServer::register_(const QString &username, const QString &invite)
{
    std::optional<Result<SignIn, ReachError>> answer;
    m_api->createAccount(m_hosting->url(), username, password, {}, invite,
                         [&](const Result<SignIn, ReachError> &result) { answer = result; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, patience))
        return {};
    if (!*answer)
        qWarning("%s", qPrintable(answer->error().message));
    return *answer ? std::optional(answer->value()) : std::nullopt;
}

bool TestOwnServer::answers(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(patience);
}

void TestOwnServer::itsFirstPersonIsItsOwnerAndBringsOthersIn()
{
    start();
    QVERIFY(!m_hosting->server().ownerInvite.isEmpty());
    const auto mira = register_(QStringLiteral("mira"), m_hosting->server().ownerInvite);
    QVERIFY(mira.has_value());
    std::optional<Result<InviteGrant, Error>> grant;
    m_api->account(m_hosting->url(), mira->token)
        ->createInvite([&](const Result<InviteGrant, Error> &result) { grant = result; });
    QTRY_VERIFY_WITH_TIMEOUT(grant.has_value(), patience);
    QVERIFY(grant->hasValue());
    const auto ann = register_(QStringLiteral("ann"), (*grant)->invite);
    QVERIFY(ann.has_value());
    std::optional<Result<InviteGrant, Error>> refused;
    m_api->account(m_hosting->url(), ann->token)->createInvite([&](const Result<InviteGrant, Error> &result) {
        refused = result;
    });
    QTRY_VERIFY_WITH_TIMEOUT(refused.has_value(), patience);
    QVERIFY(!refused->hasValue() && refused->error().code == ErrorCode::Forbidden);
}

void TestOwnServer::itComesBackAsItWas()
{
    start();
    const HostedServer before = m_hosting->server();
    QVERIFY(register_(QStringLiteral("mira"), before.ownerInvite).has_value());
    begin();
    m_hosting->resume(name);
    QTRY_VERIFY_WITH_TIMEOUT(m_hosting->state() == State::Running, patience);
    QCOMPARE(m_hosting->server().port, before.port);
    QCOMPARE(m_hosting->server().fingerprint, before.fingerprint);
    QVERIFY(m_hosting->server().ownerInvite.isEmpty()); // it has one
}

void TestOwnServer::itEndsWithTheProgram()
{
    start();
    const quint16 port = m_hosting->server().port;
    QVERIFY(answers(port));
    m_hosting.reset();
    QVERIFY(!answers(port));
}

void TestOwnServer::aDeathIsNoticed()
{
    start();
    m_keeper->end(); // and nobody said so to Hosting
    QTRY_VERIFY_WITH_TIMEOUT(m_hosting->state() == State::Failed, patience);
}

void TestOwnServer::aTakenPortIsNoObstacle()
{
    QTcpServer other;
    m_keeper->remember({false, false, 0});
    QVERIFY(other.listen(QHostAddress::AnyIPv4));
    m_keeper->remember({true, false, other.serverPort()});
    begin();
    start();
    QVERIFY(m_hosting->server().port != other.serverPort());
}

void TestOwnServer::whatCannotStartIsSaid()
{
    QVERIFY(QDir(m_home->path()).mkpath(QStringLiteral("server")));
    QFile inTheWay(file("server/data"));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    m_hosting->start(name);
    QTRY_VERIFY_WITH_TIMEOUT(m_hosting->state() == State::Failed, patience);
    QVERIFY2(m_hosting->problem().contains(QStringLiteral("not a directory")),
             qPrintable(m_hosting->problem()));
}

void TestOwnServer::keepRunningNeedsAServiceManager() { QVERIFY(!m_hosting->canKeepRunning()); }

void TestOwnServer::itKeepsRunningAsAUnit()
{
    QDir(m_home->path()).mkpath(QStringLiteral("bin"));
    QDir(m_home->path()).mkpath(QStringLiteral("run/systemd"));
    QFile fake(file("bin/systemctl"));
    QVERIFY(fake.open(QFile::WriteOnly) && fake.write(systemctl) > 0 &&
            fake.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    fake.close();
    QFile manager(file("run/systemd/private"));
    QVERIFY(manager.open(QFile::WriteOnly));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", file("bin").toUtf8() + ':' + path);
    const auto restore = qScopeGuard([path] { qputenv("PATH", path); });

    start();
    const HostedServer before = m_hosting->server();
    QVERIFY(m_hosting->canKeepRunning());
    m_hosting->setKeepsRunning(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_hosting->state() == State::Running, patience);
    QVERIFY(unitProcess() > 0);
    QCOMPARE(m_hosting->server().port, before.port);
    QCOMPARE(m_hosting->server().fingerprint, before.fingerprint);
    m_hosting.reset(); // the program ends
    m_keeper.reset();
    QVERIFY(answers(before.port));
    begin(); // and comes back
    m_hosting->resume(name);
    QTRY_VERIFY_WITH_TIMEOUT(m_hosting->state() == State::Running, patience);
    m_hosting->setKeepsRunning(false);
    QTRY_VERIFY_WITH_TIMEOUT(m_hosting->state() == State::Running && unitProcess() == 0, patience);
    QVERIFY(!QFile::exists(UnitRunner::fileFor(QStringLiteral("chinwag-server-test.service"))));
    m_hosting.reset();
    QVERIFY(!answers(before.port));
}

QTEST_GUILESS_MAIN(TestOwnServer)
#include "tst_ownserver.moc"

#include "tests/support/postgresserver.h"

#include "server/sql/connection.h"
#include "server/sql/migrations.h"
#include "server/sql/postgresdialect.h"
#include "tests/support/unprivileged.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QUrl>

#include <csignal>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace Chinwag::Test {

namespace {

constexpr int patience = 60'000; // ms; a loaded machine, never the expected duration

const QString user = QStringLiteral("chinwag");
const QString password = QStringLiteral("pa'ss wörd");

/// Debian keeps the programs of the server out of PATH, one directory per version.
QString programs()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(names.begin(), names.end(),
              [](const QString &a, const QString &b) { return a.toInt() > b.toInt(); });
    for (const QString &name : std::as_const(names)) {
        const QString bin = versions.filePath(name + QStringLiteral("/bin"));
        if (QFile::exists(bin + QStringLiteral("/initdb")))
            return bin;
    }
    return QFileInfo(QStandardPaths::findExecutable(QStringLiteral("initdb"))).path();
}

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

qint64 parentOf(const QString &process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = file.readAll(); // pid (name) state parent …
    return line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
}

void waitForEnd(qint64 process)
{
    const int descriptor = int(::syscall(SYS_pidfd_open, pid_t(process), 0));
    if (descriptor < 0)
        return; // gone already
    pollfd end{descriptor, POLLIN, 0};
    ::poll(&end, 1, patience);
    ::close(descriptor);
}

} // namespace

PostgresServer::PostgresServer()
    : m_directory(QDir::tempPath() + QStringLiteral("/cwpg-XXXXXX"))
{
    prepare(m_process);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

PostgresServer::~PostgresServer()
{
    resume();
    if (isRunning())
        stop(Mode::Immediate);
}

PostgresServer *PostgresServer::shared()
{
    // Ends with the application object, while there still is an event dispatcher to wait with.
    static std::unique_ptr<PostgresServer> server;
    if (!server) {
        server = std::make_unique<PostgresServer>();
        qAddPostRoutine([] { server.reset(); });
    }
    if (server->isRunning() || server->start())
        return server.get();
    qWarning("PostgreSQL does not start: %s", qUtf8Printable(server->log()));
    return nullptr;
}

void PostgresServer::prepare(QProcess &process) const
{
    process.setWorkingDirectory(m_directory.path());
    runUnprivileged(process, SIGQUIT); // which ends it at once
}

bool PostgresServer::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    prepare(process);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(programs() + QLatin1Char('/') + program, arguments);
    const bool finished = process.waitForFinished(patience);
    m_log += process.readAll();
    return finished && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool PostgresServer::initialise()
{
    const QString secret = m_directory.filePath(QStringLiteral("secret"));
    QFile file(secret);
    if (!file.open(QIODevice::WriteOnly) || file.write(password.toUtf8()) < 0)
        return false;
    file.close();
    if (!giveToUnprivileged({m_directory.path(), secret}))
        return false;
    m_isInitialised =
        run(QStringLiteral("initdb"),
            {QStringLiteral("-D"), m_directory.filePath(QStringLiteral("data")), QStringLiteral("-U"), user,
             QStringLiteral("--pwfile"), secret, QStringLiteral("-A"), QStringLiteral("scram-sha-256"),
             QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"),
             QStringLiteral("--no-sync")});
    QFile rules(m_directory.filePath(QStringLiteral("data/pg_hba.conf")));
    m_isInitialised = m_isInitialised && rules.open(QIODevice::Append) &&
                      rules.write("host all all all scram-sha-256\n") > 0;
    return m_isInitialised;
}

bool PostgresServer::start()
{
    if (!m_isInitialised && !initialise())
        return false;
    // The port stays the same over restarts, so that clients find the server again; the first one is a guess
    // that another program may take from under us.
    for (int attempt = 0; attempt < 10; ++attempt) {
        if (m_port == 0)
            m_port = freePort();
        m_process.start(
            programs() + QStringLiteral("/postgres"),
            {QStringLiteral("-D"), m_directory.filePath(QStringLiteral("data")), QStringLiteral("-k"),
             m_directory.path(), QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-c"),
             QStringLiteral("listen_addresses=") + m_addresses, QStringLiteral("-c"),
             QStringLiteral("fsync=off"), QStringLiteral("-c"), QStringLiteral("log_min_messages=log"),
             QStringLiteral("-c"), QStringLiteral("shared_buffers=32MB")});
        if (waitUntilReady())
            return true;
        if (m_created == 0)
            m_port = 0;
    }
    return false;
}

bool PostgresServer::waitUntilReady()
{
    QByteArray said;
    for (QDeadlineTimer deadline(patience); isRunning() && !deadline.hasExpired();) {
        m_process.waitForReadyRead(int(deadline.remainingTime()));
        const QByteArray more = m_process.readAll();
        said += more;
        m_log += more;
        if (said.contains("database system is ready to accept connections"))
            return true;
    }
    m_process.kill();
    m_process.waitForFinished(patience);
    return false;
}

bool PostgresServer::stop(Mode mode)
{
    ::kill(pid_t(m_process.processId()), mode == Mode::Fast ? SIGINT : SIGQUIT);
    const bool finished = m_process.waitForFinished(patience);
    m_log += m_process.readAll();
    return finished;
}

bool PostgresServer::kill()
{
    const QList<qint64> killed = signalAll(SIGKILL);
    m_isPaused = false;
    // A new server refuses to start while one of the old still holds the shared memory.
    for (const qint64 process : killed)
        waitForEnd(process);
    return m_process.waitForFinished(patience);
}

void PostgresServer::pause()
{
    signalAll(SIGSTOP);
    m_isPaused = true;
}

void PostgresServer::resume()
{
    if (std::exchange(m_isPaused, false))
        signalAll(SIGCONT);
}

QList<qint64> PostgresServer::processes() const
{
    const qint64 main = m_process.processId();
    QList<qint64> all{main};
    const QStringList running = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &process : running) {
        if (process.at(0).isDigit() && parentOf(process) == main)
            all.append(process.toLongLong());
    }
    return all;
}

QList<qint64> PostgresServer::signalAll(int number) const
{
    if (!isRunning())
        return {};
    // The first one is stopped before the others are looked for: it makes no more of them.
    if (number != SIGCONT)
        ::kill(pid_t(m_process.processId()), SIGSTOP);
    const QList<qint64> all = processes();
    for (const qint64 process : all)
        ::kill(pid_t(process), number);
    return all;
}

DatabaseUrl PostgresServer::url(const QString &name) const
{
    DatabaseUrl url;
    url.kind = DatabaseUrl::Kind::PostgreSql;
    url.host = QStringLiteral("127.0.0.1");
    url.port = m_port;
    url.user = user;
    url.password = password;
    url.name = name;
    return url;
}

QString PostgresServer::text(const DatabaseUrl &url, const QString &host)
{
    return QStringLiteral("postgresql://%1:%2@%3:%4/%5")
        .arg(url.user, QString::fromLatin1(QUrl::toPercentEncoding(url.password)), host,
             QString::number(url.port), url.name);
}

DatabaseUrl PostgresServer::overSocket(const DatabaseUrl &url) const
{
    DatabaseUrl other = url;
    other.host = m_directory.path();
    return other;
}

bool PostgresServer::execute(const QString &statement)
{
    const PostgresDialect dialect(url(QStringLiteral("postgres")));
    Connection connection(dialect);
    connection.setPatient(true);
    if (const auto opened = connection.open(); !opened) {
        m_log += opened.error().message.toUtf8();
        return false;
    }
    connection.execute(QStringLiteral("SET statement_timeout = 0"));
    connection.execute(statement);
    m_log += connection.failure() ? connection.failureDetail().toUtf8() : QByteArray();
    return !connection.failure();
}

bool PostgresServer::createTemplate()
{
    const QString name = QStringLiteral("chinwag_template");
    if (!execute(QStringLiteral("CREATE DATABASE %1").arg(name)))
        return false;
    const PostgresDialect dialect(url(name));
    Connection connection(dialect);
    auto made = connection.open();
    if (made)
        made = migrate(connection, allMigrations());
    if (!made)
        m_log += made.error().message.toUtf8();
    m_hasTemplate = made.hasValue();
    return m_hasTemplate;
}

DatabaseUrl PostgresServer::create(const QString &from)
{
    const QString name = QStringLiteral("chinwag_%1").arg(++m_created);
    if (!execute(QStringLiteral("CREATE DATABASE %1 TEMPLATE %2").arg(name, from)))
        return {};
    return url(name);
}

DatabaseUrl PostgresServer::createDatabase()
{
    if (!m_hasTemplate && !createTemplate())
        return {};
    return create(QStringLiteral("chinwag_template"));
}

DatabaseUrl PostgresServer::createBareDatabase() { return create(QStringLiteral("template0")); }

void PostgresServer::dropDatabase(const DatabaseUrl &url)
{
    execute(QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(url.name));
}

} // namespace Chinwag::Test

#include "tests/support/redisserver.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QTcpServer>

#include <csignal>
#include <sys/types.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace Chinwag {

namespace {

constexpr int patience = 30'000; // ms; a loaded machine, never the expected duration
constexpr int portAttempts = 5;

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

RedisServer::RedisServer()
{
    m_process.setProgram(QStringLiteral("redis-server"));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
#ifdef Q_OS_LINUX
    // A test that crashes leaves no server behind.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
}

RedisServer::~RedisServer() { kill(); }

void RedisServer::watch(const RedisServer &master, int quorum)
{
    QFile configuration(m_directory.filePath(QStringLiteral("sentinel.conf")));
    if (!configuration.open(QIODevice::WriteOnly))
        return;
    configuration.write(QStringLiteral("sentinel monitor mymaster 127.0.0.1 %1 %2\n"
                                       "sentinel down-after-milliseconds mymaster 500\n"
                                       "sentinel failover-timeout mymaster 2000\n")
                            .arg(master.port())
                            .arg(quorum)
                            .toLatin1());
    m_arguments = QStringList{configuration.fileName(), QStringLiteral("--sentinel")} + m_arguments;
    m_ready = QStringLiteral("+monitor master mymaster");
}

bool RedisServer::start()
{
    if (m_port != 0)
        return launch();
    for (int attempt = 0; attempt < portAttempts; ++attempt) {
        m_port = freePort();
        if (launch())
            return true;
    }
    return false;
}

bool RedisServer::launch()
{
    QFile::remove(socketPath());
    m_process.setArguments(
        m_arguments + QStringList{QStringLiteral("--port"), QString::number(m_port), QStringLiteral("--bind"),
                                  m_addresses, QStringLiteral("--unixsocket"), socketPath(),
                                  QStringLiteral("--dir"), m_directory.path(), QStringLiteral("--save"),
                                  QString(), QStringLiteral("--daemonize"), QStringLiteral("no")});
    log();
    const qsizetype before = m_log.size();
    m_process.start();
    if (!m_process.waitForStarted(patience))
        return false;
    for (QDeadlineTimer deadline(patience); !deadline.hasExpired();) {
        if (log().indexOf(m_ready.toLatin1(), before) >= 0)
            return true;
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            break;
    }
    kill();
    return false;
}

void RedisServer::kill()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

void RedisServer::pause() { sendSignal(SIGSTOP); }

void RedisServer::resume() { sendSignal(SIGCONT); }

void RedisServer::sendSignal(int signal)
{
    if (m_process.state() == QProcess::Running)
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
}

QByteArray RedisServer::cli(const QStringList &command, const QByteArray &lastArgument) const
{
    QProcess client;
    QStringList arguments{QStringLiteral("-s"), socketPath()};
    if (!lastArgument.isEmpty())
        arguments << QStringLiteral("-x");
    client.start(QStringLiteral("redis-cli"), arguments + command);
    client.write(lastArgument);
    client.closeWriteChannel();
    client.waitForFinished(patience);
    return client.readAllStandardOutput();
}

QByteArray RedisServer::log()
{
    if (m_process.isOpen())
        m_log += m_process.readAll();
    return m_log;
}

} // namespace Chinwag

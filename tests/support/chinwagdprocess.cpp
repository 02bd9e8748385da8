#include "tests/support/chinwagdprocess.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/types.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace Chinwag {

namespace {

constexpr int patience = 30'000; // ms; a loaded machine, never the expected duration
constexpr int step = 20;

QUrl httpUrl(const QString &address, quint16 port, const QString &path)
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(address);
    url.setPort(port);
    url.setPath(path);
    return url;
}

} // namespace

ChinwagdProcess::ChinwagdProcess(const QString &program)
    : m_program(program.isEmpty() ? QStringLiteral(CHINWAGD_BINARY) : program)
    , m_arguments{QStringLiteral("--registration"), QStringLiteral("open"), QStringLiteral("--rate-limits"),
                  QStringLiteral("off")}
{
    // Tests say who signs in, not how well they choose. An older program does not know the setting.
    if (program.isEmpty())
        m_arguments << QStringLiteral("--password-score") << QStringLiteral("0");
    m_process.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
#ifdef Q_OS_LINUX
    // A test that crashes leaves no server behind.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
}

ChinwagdProcess::~ChinwagdProcess() { kill(); }

void ChinwagdProcess::setEnvironment(const QString &name, const QString &value)
{
    QProcessEnvironment environment = m_process.processEnvironment();
    environment.insert(name, value);
    m_process.setProcessEnvironment(environment);
}

void ChinwagdProcess::setHost(const QStringList &launcher, const QString &address)
{
    m_launcher = launcher;
    m_address = address;
}

bool ChinwagdProcess::start()
{
    const QString portsFile = m_directory.filePath(QStringLiteral("ports.json"));
    QFile::remove(portsFile);
    const auto endpoint = [](const QString &address, quint16 port) {
        return QStringLiteral("%1:%2").arg(address).arg(port);
    };
    QStringList arguments = m_arguments;
    if (!arguments.contains(QLatin1String("--listen")))
        arguments << QStringLiteral("--listen") << endpoint(m_address, m_port);
    if (!arguments.contains(QLatin1String("--admin-listen")))
        arguments << QStringLiteral("--admin-listen") << endpoint(QStringLiteral("127.0.0.1"), m_adminPort);
    if (!arguments.contains(QLatin1String("--data-dir")))
        arguments << QStringLiteral("--data-dir") << dataDirectory();
    arguments << QStringLiteral("--ports-file") << portsFile;
    QStringList command = m_launcher + QStringList(m_program) + arguments;
    m_process.setProgram(command.takeFirst());
    m_process.setArguments(command);
    m_process.start();
    return m_process.waitForStarted(patience) && waitForPorts();
}

bool ChinwagdProcess::waitForPorts()
{
    const QString portsFile = m_directory.filePath(QStringLiteral("ports.json"));
    for (QDeadlineTimer deadline(patience); !deadline.hasExpired() && isRunning();) {
        QFile file(portsFile);
        if (file.open(QIODevice::ReadOnly)) { // complete as soon as it is there: it is renamed into place
            const QJsonObject ports = QJsonDocument::fromJson(file.readAll()).object();
            m_port = static_cast<quint16>(ports.value(QLatin1String("listen")).toInt());
            m_adminPort = static_cast<quint16>(ports.value(QLatin1String("admin")).toInt());
            return m_port != 0;
        }
        m_process.waitForReadyRead(step);
        collect();
    }
    collect();
    return false;
}

void ChinwagdProcess::collect()
{
    m_log += m_process.readAllStandardError();
    m_output += m_process.readAllStandardOutput();
}

void ChinwagdProcess::kill()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
    collect();
}

int ChinwagdProcess::terminate()
{
    m_process.terminate();
    return waitForExit();
}

int ChinwagdProcess::waitForExit()
{
    const bool finished = !isRunning() || m_process.waitForFinished(patience);
    collect();
    return finished && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

bool ChinwagdProcess::restart()
{
    if (isRunning())
        terminate();
    return start();
}

void ChinwagdProcess::sendSignal(int signal)
{
#ifdef Q_OS_UNIX
    if (isRunning())
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
#else
    Q_UNUSED(signal)
#endif
}

QUrl ChinwagdProcess::url(const QString &path) const { return httpUrl(m_address, m_port, path); }

QUrl ChinwagdProcess::adminUrl(const QString &path) const
{
    return httpUrl(QStringLiteral("127.0.0.1"), m_adminPort, path);
}

QByteArray ChinwagdProcess::log()
{
    collect();
    return m_log;
}

QByteArray ChinwagdProcess::output()
{
    collect();
    return m_output;
}

} // namespace Chinwag

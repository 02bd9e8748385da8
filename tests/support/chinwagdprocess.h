#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

namespace Chinwag {

/// A real chinwagd as a child process, on free ports and in a directory of its own, with registration open
/// and the rate limits off unless told otherwise. Needs an event loop only while waiting; kills what still
/// runs when destroyed.
class ChinwagdProcess
{
public:
    /// Without `program` it is the chinwagd of this build.
    explicit ChinwagdProcess(const QString &program = {});
    ~ChinwagdProcess();
    Q_DISABLE_COPY_MOVE(ChinwagdProcess)

    /// Replace the defaults "--registration open --rate-limits off".
    void setArguments(const QStringList &arguments) { m_arguments = arguments; }
    void setEnvironment(const QString &name, const QString &value);
    /// Run through another program ("ip netns exec NAME"), reachable at this IPv4 address.
    void setHost(const QStringList &launcher, const QString &address);

    /// Returns when the server accepts connections; false (see log()) when it does not. The first start takes
    /// free ports, later ones the same ports again, as a restarted server would.
    [[nodiscard]] bool start();
    /// SIGKILL: what a crash leaves behind.
    void kill();
    /// SIGTERM, then waits for the exit; gives the exit code, -1 when it did not come.
    int terminate();
    [[nodiscard]] bool restart();
    void sendSignal(int signal);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// Waits for the exit of a process that was told to stop.
    int waitForExit();

    quint16 port() const { return m_port; }
    quint16 adminPort() const { return m_adminPort; }
    qint64 processId() const { return m_process.processId(); }
    QUrl url(const QString &path = {}) const; ///< http://ADDRESS:PORT/path
    QUrl adminUrl(const QString &path = {}) const;
    QString dataDirectory() const { return m_directory.filePath(QStringLiteral("data")); }
    /// Everything it wrote to standard error, over all starts.
    QByteArray log();
    QByteArray output();

private:
    bool waitForPorts();
    void collect();

    QTemporaryDir m_directory;
    QProcess m_process;
    QString m_program;
    QStringList m_launcher;
    QString m_address = QStringLiteral("127.0.0.1");
    QStringList m_arguments;
    QByteArray m_log;
    QByteArray m_output;
    quint16 m_port = 0;
    quint16 m_adminPort = 0;
};

} // namespace Chinwag

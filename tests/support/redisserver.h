#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace Chinwag {

/// A real redis-server as a child process, on a unix socket and a free loopback port of its own, in a
/// directory of its own, keeping nothing on disk. Killed when destroyed.
class RedisServer
{
public:
    RedisServer();
    ~RedisServer();
    Q_DISABLE_COPY_MOVE(RedisServer)

    /// Of redis-server, e.g. "--requirepass", "secret"; before start().
    void addArguments(const QStringList &arguments) { m_arguments += arguments; }
    /// Reachable from other machines, too, such as those of a TestNetwork; before start().
    void listenEverywhere() { m_addresses = QStringLiteral("0.0.0.0"); }
    /// Makes it a Sentinel that watches `master` under the name "mymaster" and does something when `quorum`
    /// of those who watch it agree; before start().
    void watch(const RedisServer &master, int quorum = 1);

    /// Returns when it accepts connections; false (see log()) when it does not. Later starts take the same
    /// port and socket again, empty.
    [[nodiscard]] bool start();
    /// SIGKILL.
    void kill();
    /// SIGSTOP and SIGCONT: connections stay, nothing answers.
    void pause();
    void resume();

    quint16 port() const { return m_port; }
    QString socketPath() const { return m_directory.filePath(QStringLiteral("redis.sock")); }
    QString url() const { return QStringLiteral("unix://") + socketPath(); }
    QString tcpUrl() const { return QStringLiteral("redis://127.0.0.1:%1").arg(m_port); }
    /// What redis-cli prints for a command; `lastArgument` may be binary. Needs a running server.
    QByteArray cli(const QStringList &command, const QByteArray &lastArgument = {}) const;
    QByteArray log();

private:
    bool launch();
    void sendSignal(int signal);

    QTemporaryDir m_directory;
    QProcess m_process;
    QStringList m_arguments;
    QString m_addresses = QStringLiteral("127.0.0.1");
    QString m_ready = QStringLiteral("Ready to accept connections");
    QByteArray m_log;
    quint16 m_port = 0;
};

} // namespace Chinwag

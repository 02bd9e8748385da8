#pragma once

#include "server/sql/databaseurl.h"

#include <QProcess>
#include <QTemporaryDir>

namespace Chinwag::Test {

/// A real PostgreSQL of its own: made by initdb in a temporary directory, on a free port of 127.0.0.1 and on
/// a Unix socket, gone with this object and with the test process. PostgreSQL refuses to run as root, so then
/// it runs as another user. It does not wait for the disk (fsync=off): what a
/// killed process has written is safe with the system. Blocks; every wait is for an event and has a generous
/// end.
class PostgresServer
{
public:
    PostgresServer();
    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    /// The one of this process, started at the first call and shared by its tests; null when it cannot start.
    static PostgresServer *shared();

    bool start();
    /// Reachable from other machines, too, such as those of a TestNetwork; before start().
    void listenEverywhere() { m_addresses = QStringLiteral("*"); }
    /// What went wrong, and what the server said.
    QString log() const { return QString::fromUtf8(m_log); }

    /// A new database of this server with Chinwag's schema, empty. Invalid (empty name) when it cannot be
    /// made.
    DatabaseUrl createDatabase();
    /// A database without any table.
    DatabaseUrl createBareDatabase();
    void dropDatabase(const DatabaseUrl &url);
    /// The same over the Unix socket.
    DatabaseUrl overSocket(const DatabaseUrl &url) const;
    /// As an administrator would write it for `host`.
    static QString text(const DatabaseUrl &url, const QString &host = QStringLiteral("127.0.0.1"));
    quint16 port() const { return m_port; }

    /// As `pg_ctl restart`: fast ends transactions in an orderly way, immediate as a crash.
    enum class Mode { Fast, Immediate };
    bool stop(Mode mode);
    bool restart(Mode mode) { return stop(mode) && start(); }
    /// SIGKILL for all its processes.
    bool kill();
    /// SIGSTOP and SIGCONT for all its processes: sockets stay open, nothing is answered.
    void pause();
    void resume();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

private:
    bool initialise();
    bool run(const QString &program, const QStringList &arguments);
    bool waitUntilReady();
    void prepare(QProcess &process) const;
    bool createTemplate();
    bool execute(const QString &statement);
    DatabaseUrl create(const QString &from);
    DatabaseUrl url(const QString &name) const;
    QList<qint64> processes() const;
    QList<qint64> signalAll(int number) const;

    QTemporaryDir m_directory;
    QProcess m_process;
    QString m_addresses = QStringLiteral("127.0.0.1");
    QByteArray m_log;
    quint16 m_port = 0;
    int m_created = 0;
    bool m_isInitialised = false;
    bool m_hasTemplate = false;
    bool m_isPaused = false;
};

} // namespace Chinwag::Test

#include "tests/support/pgbouncer.h"

#include "tests/support/unprivileged.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>

#include <csignal>

namespace Chinwag::Test {

namespace {

constexpr int patience = 60'000; // ms; a loaded machine, never the expected duration

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

QByteArray quoted(const QString &text) { return '"' + text.toUtf8().replace('"', "\"\"") + '"'; }

/// Debian keeps it where only root looks.
QString program()
{
    return QStandardPaths::findExecutable(QStringLiteral("pgbouncer"),
                                          QString::fromLocal8Bit(qgetenv("PATH")).split(QLatin1Char(':')) +
                                              QStringList(QStringLiteral("/usr/sbin")));
}

} // namespace

PgBouncer::PgBouncer(const DatabaseUrl &database)
    : m_database(database)
    , m_directory(QDir::tempPath() + QStringLiteral("/cwpb-XXXXXX"))
{
    runUnprivileged(m_process, SIGKILL);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

PgBouncer::~PgBouncer() { stop(); }

void PgBouncer::stop()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

bool PgBouncer::write(const QString &name, const QByteArray &text)
{
    QFile file(m_directory.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

bool PgBouncer::start()
{
    if (m_port == 0)
        m_port = freePort();
    const QByteArray config =
        "[databases]\n* = host=" + m_database.host.toUtf8() + " port=" + QByteArray::number(m_database.port) +
        "\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = " + QByteArray::number(m_port) +
        "\nunix_socket_dir =\nauth_type = scram-sha-256\nauth_file = " +
        m_directory.filePath(QStringLiteral("users")).toUtf8() +
        "\npool_mode = transaction\ndefault_pool_size = 3\n";
    const QByteArray users = quoted(m_database.user) + ' ' + quoted(m_database.password) + '\n';
    if (!write(QStringLiteral("pgbouncer.ini"), config) || !write(QStringLiteral("users"), users) ||
        !giveToUnprivileged({m_directory.path(), m_directory.filePath(QStringLiteral("pgbouncer.ini")),
                             m_directory.filePath(QStringLiteral("users"))}))
        return false;
    m_process.start(program(), {m_directory.filePath(QStringLiteral("pgbouncer.ini"))});
    return waitUntilReady();
}

bool PgBouncer::waitUntilReady()
{
    QByteArray said;
    for (QDeadlineTimer deadline(patience);
         m_process.state() != QProcess::NotRunning && !deadline.hasExpired();) {
        m_process.waitForReadyRead(int(deadline.remainingTime()));
        said += m_process.readAll();
        m_log = said;
        if (said.contains("process up"))
            return true;
    }
    return false;
}

DatabaseUrl PgBouncer::url() const
{
    DatabaseUrl url = m_database;
    url.host = QStringLiteral("127.0.0.1");
    url.port = m_port;
    return url;
}

} // namespace Chinwag::Test

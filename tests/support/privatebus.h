#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace Chinwag::Test {

/// A message bus of a test's own that starts nobody: whatever this machine offers on its own bus is not here.
class PrivateBus
{
public:
    ~PrivateBus()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished(patience);
    }

    /// Empty when it did not start.
    QString start()
    {
        QFile config(m_directory.filePath(QStringLiteral("bus.conf")));
        if (!config.open(QFile::WriteOnly))
            return {};
        config.write("<busconfig><type>session</type><listen>unix:dir=" + m_directory.path().toUtf8() +
                     "</listen><policy context=\"default\"><allow send_destination=\"*\"/>"
                     "<allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>");
        config.close();
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--config-file=") + config.fileName(), QStringLiteral("--nofork"),
                        QStringLiteral("--print-address")});
        return m_daemon.waitForReadyRead(patience) ? QString::fromUtf8(m_daemon.readLine()).trimmed()
                                                   : QString();
    }

private:
    static constexpr int patience = 30'000; // ms

    QTemporaryDir m_directory;
    QProcess m_daemon;
};

} // namespace Chinwag::Test

// A server on one machine, somebody who looks for it on another: real Avahi on both, in namespaces.
#include "app/platform/lan/dnssdbrowser.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/testnetwork.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

namespace {

constexpr int patience = 30'000; // ms

/// Avahi of one machine, with the system's bus that it needs, and nothing of the real machine's.
class Avahi
{
public:
    Avahi(const QStringList &launcher, const QString &host)
        : m_launcher(launcher)
        , m_host(host)
    {
    }
    ~Avahi()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
    }

    QString bus() const { return QStringLiteral("unix:path=") + m_folder.filePath(QStringLiteral("bus")); }
    bool start()
    {
        write(QStringLiteral("bus.conf"),
              "<busconfig><type>system</type><listen>" + bus().toUtf8() +
                  "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow user=\"*\"/>"
                  "<allow own=\"*\"/><allow send_destination=\"*\"/><allow receive_sender=\"*\"/>"
                  "</policy></busconfig>");
        write(QStringLiteral("avahi.conf"), "[server]\nhost-name=" + m_host.toUtf8() +
                                                "\nuse-ipv4=yes\nuse-ipv6=no\nenable-dbus=yes\n"
                                                "[publish]\npublish-addresses=yes\n");
        // Its files in /run are those of the real machine's. What it starts ends with it.
        const QString script =
            QStringLiteral("mount -t tmpfs none /run && cd %1 && "
                           "{ dbus-daemon --config-file=bus.conf --nofork --nopidfile & } && "
                           "while [ ! -S bus ]; do sleep 0.05; done && "
                           "exec avahi-daemon --no-drop-root --no-chroot --no-rlimits "
                           "-f %1/avahi.conf")
                .arg(m_folder.path());
        QStringList command =
            m_launcher + QStringList{QStringLiteral("unshare"),      QStringLiteral("--mount"),
                                     QStringLiteral("--pid"),        QStringLiteral("--fork"),
                                     QStringLiteral("--kill-child"), QStringLiteral("sh"),
                                     QStringLiteral("-c"),           script};
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"), bus());
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(command.takeFirst(), command);
        QByteArray said;
        for (QDeadlineTimer deadline(patience); !deadline.hasExpired();) {
            m_process.waitForReadyRead(100);
            said += m_process.readAll();
            if (said.contains("Server startup complete"))
                return true;
        }
        qWarning("avahi: %s", said.constData());
        return false;
    }

private:
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QFile::WriteOnly))
            file.write(text);
    }

    QStringList m_launcher;
    QString m_host;
    QTemporaryDir m_folder;
    QProcess m_process;
};

QStringList arguments()
{
    return {QStringLiteral("--listen"),          QStringLiteral("0.0.0.0:0"),
            QStringLiteral("--tls-self-signed"), QStringLiteral("--announce"),
            QStringLiteral("--server-name"),     QString::fromUtf8("Mira’s server"),
            QStringLiteral("--admin-listen"),    QStringLiteral("off")};
}

} // namespace

class TestLan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_network = std::make_unique<Test::TestNetwork>();
        QVERIFY2(m_network->create(1), qPrintable(m_network->errorString()));
    }
    void withoutAvahiNothingBreaks()
    {
        ChinwagdProcess server;
        server.setEnvironment(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"),
                              QStringLiteral("unix:path=/nowhere"));
        server.setArguments(arguments());
        QVERIFY2(server.start(), server.log().constData());
        QTRY_VERIFY2(server.log().contains("not told of this server"), server.log().constData());
        QCOMPARE(server.terminate(), 0);
    }
    void aServerIsFoundOnAnotherMachineAndGoes()
    {
        Avahi there(m_network->launcher(0), QStringLiteral("there"));
        Avahi here({}, QStringLiteral("here"));
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", here.bus().toUtf8());
        QtTimerScheduler timers;
        DnsSdBrowser browser(timers);
        QList<NearbyServer> servers;
        const auto heard = [&servers](const QList<NearbyServer> &found) { servers = found; };
        browser.start(heard); // and nobody is there to ask
        QCoreApplication::processEvents();
        browser.stop();
        QVERIFY(there.start());
        QVERIFY(here.start());
        ChinwagdProcess server;
        server.setHost(m_network->launcher(0), m_network->address(0));
        server.setEnvironment(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"), there.bus());
        server.setArguments(arguments());
        QVERIFY2(server.start(), server.log().constData());

        browser.start(heard);
        QTRY_COMPARE_WITH_TIMEOUT(servers.size(), 1, patience);
        QCOMPARE(servers.first().name, QString::fromUtf8("Mira’s server"));
        QCOMPARE(servers.first().address, m_network->address(0));
        QCOMPARE(servers.first().port, server.port());
        QVERIFY(servers.first().usesTls);
        QCOMPARE(server.terminate(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(servers.size(), 0, patience);
    }

private:
    std::unique_ptr<Test::TestNetwork> m_network;
};

QTEST_GUILESS_MAIN(TestLan)
#include "tst_lan.moc"

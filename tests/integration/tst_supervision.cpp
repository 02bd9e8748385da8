// The real server under a supervisor: this test holds systemd's end of the notification socket.
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <csignal>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Chinwag;

namespace {

class NotifySocket
{
public:
    NotifySocket()
    {
        const QByteArray name = QFile::encodeName(path());
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::copy(name.begin(), name.end(), address.sun_path);
        m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("cannot bind %s", name.constData());
    }
    ~NotifySocket() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(NotifySocket)

    QString path() const { return m_directory.filePath(QStringLiteral("notify")); }
    /// First lines of everything that came so far.
    QByteArrayList heard()
    {
        QByteArray buffer(512, '\0');
        for (;;) {
            const ssize_t size = ::recv(m_socket, buffer.data(), static_cast<std::size_t>(buffer.size()), 0);
            if (size < 0)
                return m_heard;
            m_heard += buffer.first(size).split('\n').constFirst();
        }
    }
    qsizetype count(const char *word) { return heard().count(QByteArray(word)); }

private:
    QTemporaryDir m_directory;
    QByteArrayList m_heard;
    int m_socket = -1;
};

} // namespace

class TestSupervision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItDoes();
    void servesOnWhenItsSupervisorHangs();
};

void TestSupervision::saysWhatItDoes()
{
    NotifySocket supervisor;
    ChinwagdProcess server;
    server.setEnvironment(QStringLiteral("NOTIFY_SOCKET"), supervisor.path());
    server.setEnvironment(QStringLiteral("WATCHDOG_USEC"), QStringLiteral("100000"));
    QVERIFY(server.start());
    QTRY_COMPARE(supervisor.count("READY=1"), 1);
    QCOMPARE(supervisor.heard().constFirst(), QByteArray("READY=1"));
    QTRY_VERIFY(supervisor.count("WATCHDOG=1") >= 3);
    server.sendSignal(SIGHUP);
    QTRY_COMPARE(supervisor.count("READY=1"), 2);
    QCOMPARE(supervisor.count("RELOADING=1"), 1);
    QCOMPARE(supervisor.count("STOPPING=1"), 0);
    QCOMPARE(server.terminate(), 0);
    QCOMPARE(supervisor.count("STOPPING=1"), 1);
    QCOMPARE(supervisor.count("READY=1"), 2);
}

void TestSupervision::servesOnWhenItsSupervisorHangs()
{
    NotifySocket supervisor;
    ChinwagdProcess server;
    server.setEnvironment(QStringLiteral("NOTIFY_SOCKET"), supervisor.path());
    server.setEnvironment(QStringLiteral("WATCHDOG_USEC"), QStringLiteral("2000"));
    QVERIFY(server.start());
    // Nobody reads, and the kernel keeps a limited number of datagrams: each answer lets many more of them
    // come due.
    for (int i = 0; i < 500; ++i)
        QCOMPARE(ServerClient(server.url()).get(QStringLiteral("/healthz")).status, 200);
    const qsizetype kept = supervisor.heard().size();
    QTRY_VERIFY(supervisor.heard().size() > kept); // it goes on as soon as there is room
    QCOMPARE(server.terminate(), 0);
}

QTEST_GUILESS_MAIN(TestSupervision)
#include "tst_supervision.moc"

// The real notifier against a datagram socket of the test's own, in systemd's place.
#include "server/servicenotifier.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Chinwag;
using namespace std::chrono_literals;

class TestSystemdNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void sendsOneDatagramForEachState();
    void dropsWhatNobodyReads();
    void knowsWhetherItIsWatched();

private:
    QByteArray received() const;

    QTemporaryDir m_directory;
    int m_socket = -1;
};

void TestSystemdNotifier::init()
{
    const QByteArray path = QFile::encodeName(m_directory.filePath(QStringLiteral("notify")));
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    QVERIFY(static_cast<std::size_t>(path.size()) < sizeof address.sun_path);
    std::copy(path.begin(), path.end(), address.sun_path);
    m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    QVERIFY(m_socket >= 0);
    QCOMPARE(::bind(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    qputenv("NOTIFY_SOCKET", path);
}

void TestSystemdNotifier::cleanup()
{
    ::close(m_socket);
    QFile::remove(m_directory.filePath(QStringLiteral("notify")));
    for (const char *name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})
        qunsetenv(name);
}

/// A datagram is there as soon as it was sent; empty when none is.
QByteArray TestSystemdNotifier::received() const
{
    QByteArray buffer(256, '\0');
    const ssize_t size = ::recv(m_socket, buffer.data(), static_cast<std::size_t>(buffer.size()), 0);
    return buffer.first(std::max<qsizetype>(size, 0));
}

void TestSystemdNotifier::sendsOneDatagramForEachState()
{
    const auto notifier = ServiceNotifier::ofThisProcess();
    QCOMPARE(received(), QByteArray());
    notifier->notify("READY=1\nSTATUS=Serving");
    notifier->notify("STOPPING=1");
    QCOMPARE(received(), QByteArray("READY=1\nSTATUS=Serving"));
    QCOMPARE(received(), QByteArray("STOPPING=1"));
    QCOMPARE(received(), QByteArray());
}

void TestSystemdNotifier::dropsWhatNobodyReads()
{
    const auto notifier = ServiceNotifier::ofThisProcess();
    qunsetenv("NOTIFY_SOCKET");
    notifier->notify("WATCHDOG=1");
    qputenv("NOTIFY_SOCKET", QFile::encodeName(m_directory.filePath(QStringLiteral("gone"))));
    notifier->notify("WATCHDOG=1");
    QCOMPARE(received(), QByteArray());
}

void TestSystemdNotifier::knowsWhetherItIsWatched()
{
    const auto notifier = ServiceNotifier::ofThisProcess();
    QVERIFY(!notifier->watchdogTimeout());
    qputenv("WATCHDOG_USEC", "30000000");
    QCOMPARE(notifier->watchdogTimeout().value(), 30s);
    qputenv("WATCHDOG_PID", "1"); // meant for another process
    QVERIFY(!notifier->watchdogTimeout());
}

QTEST_GUILESS_MAIN(TestSystemdNotifier)
#include "tst_systemdnotifier.moc"

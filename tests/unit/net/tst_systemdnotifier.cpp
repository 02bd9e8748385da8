// The real notifier against a datagram socket of the test's own, in systemd's place.
#include "server/process/servicenotifier.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstddef>
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
    void neverWaitsForABusyReader();
    void findsAbstractNames();
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
    QVERIFY(notifier->notify("READY=1\nSTATUS=Serving"));
    QVERIFY(notifier->notify("STOPPING=1"));
    QCOMPARE(received(), QByteArray("READY=1\nSTATUS=Serving"));
    QCOMPARE(received(), QByteArray("STOPPING=1"));
    QCOMPARE(received(), QByteArray());
}

void TestSystemdNotifier::dropsWhatNobodyReads()
{
    qunsetenv("NOTIFY_SOCKET");
    QVERIFY(ServiceNotifier::ofThisProcess()->notify("WATCHDOG=1"));
    for (const QByteArray &nobody : {QFile::encodeName(m_directory.filePath(QStringLiteral("gone"))),
                                     QByteArray("no address"), QByteArray(4096, '/')}) {
        qputenv("NOTIFY_SOCKET", nobody);
        QVERIFY(ServiceNotifier::ofThisProcess()->notify("WATCHDOG=1"));
    }
    QCOMPARE(received(), QByteArray());
}

void TestSystemdNotifier::neverWaitsForABusyReader()
{
    const auto notifier = ServiceNotifier::ofThisProcess();
    int sent = 0;
    while (sent < 100'000 && notifier->notify(QByteArray::number(sent)))
        ++sent;
    QVERIFY(sent > 0 && sent < 100'000); // the kernel's queue is full, and we are still here
    QCOMPARE(received(), QByteArray("0"));
    QVERIFY(notifier->notify("there is room again"));
}

void TestSystemdNotifier::findsAbstractNames()
{
#ifdef Q_OS_LINUX
    const QByteArray name = "@chinwag-test-" + QByteArray::number(QCoreApplication::applicationPid());
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::copy(name.begin() + 1, name.end(), address.sun_path + 1);
    const auto size =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(name.size()));
    ::close(m_socket);
    m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    QCOMPARE(::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size), 0);
    qputenv("NOTIFY_SOCKET", name);
    QVERIFY(ServiceNotifier::ofThisProcess()->notify("READY=1"));
    QCOMPARE(received(), QByteArray("READY=1"));
#endif
}

void TestSystemdNotifier::knowsWhetherItIsWatched()
{
    const auto timeout = [] { return ServiceNotifier::ofThisProcess()->watchdogTimeout(); };
    QVERIFY(!timeout());
    qputenv("WATCHDOG_USEC", "30000000");
    QCOMPARE(timeout().value(), 30s);
    qputenv("WATCHDOG_PID", QByteArray::number(QCoreApplication::applicationPid()));
    QCOMPARE(timeout().value(), 30s);
    qputenv("WATCHDOG_PID", "1"); // meant for another process
    QVERIFY(!timeout());
}

QTEST_GUILESS_MAIN(TestSystemdNotifier)
#include "tst_systemdnotifier.moc"

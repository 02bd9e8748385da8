#include "tests/unit/eventloop/loopharness.h"

#include "server/eventloop/epolleventdispatcher.h"

#include <QAbstractEventDispatcher>
#include <QDeadlineTimer>
#include <QThread>
#include <QTimer>

#include <atomic>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chinwag::Test {

namespace {

bool isMainThreadRun() { return qEnvironmentVariableIntValue("CHINWAG_TEST_MAIN_THREAD") == 1; }

} // namespace

void Journal::expect(bool holds, const char *what)
{
    if (!holds)
        m_lines.append(QStringLiteral("not true: ") + QString::fromUtf8(what));
}

void addLoops()
{
    QTest::addColumn<Loop>("loop");
    if (isMainThreadRun()) {
        QTest::newRow("epoll, main thread") << Loop::EpollInMainThread;
        return;
    }
    QTest::newRow("qt") << Loop::Qt;
    QTest::newRow("epoll") << Loop::Epoll;
}

QStringList accountOf(const Case &testCase)
{
    QFETCH_GLOBAL(Loop, loop);
    Journal journal;
    if (loop == Loop::EpollInMainThread) {
        testCase(journal);
        return journal.lines();
    }
    QThread thread;
    if (loop == Loop::Epoll)
        thread.setEventDispatcher(new EpollEventDispatcher);
    QObject inside;
    std::atomic<bool> hasRun =
        false; // orders the two threads for a thread sanitizer, which cannot see QThread::wait
    inside.moveToThread(&thread);
    QMetaObject::invokeMethod(&inside, [&] {
        testCase(journal);
        hasRun.store(true, std::memory_order_release);
        inside.moveToThread(QCoreApplication::instance()->thread());
        thread.quit();
    });
    thread.start();
    thread.wait();
    journal.expect(hasRun.load(std::memory_order_acquire), "the case has run");
    return journal.lines();
}

QStringList lines(std::initializer_list<const char *> expected)
{
    QStringList result;
    for (const char *line : expected)
        result.append(QString::fromUtf8(line));
    return result;
}

bool turnUntil(const std::function<bool()> &condition)
{
    const QDeadlineTimer deadline(std::chrono::seconds(30));
    QTimer pulse; // so that a condition that another thread fulfils is noticed
    pulse.start(20);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void turnFor(std::chrono::milliseconds time)
{
    const QDeadlineTimer deadline(time);
    turnUntil([&] { return deadline.hasExpired(); });
}

bool oneTurn(QEventLoop::ProcessEventsFlags flags)
{
    return QAbstractEventDispatcher::instance()->processEvents(flags);
}

void turns(int count)
{
    for (int turn = 0; turn < count; ++turn)
        oneTurn();
}

Notifier watch(int fd, QSocketNotifier::Type type, const std::function<void()> &callback)
{
    auto notifier = std::make_unique<QSocketNotifier>(fd, type);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), callback);
    return notifier;
}

int runTests(QObject &tests, int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1"); // the comparison is with Qt's Unix dispatcher
    if (isMainThreadRun())
        QCoreApplication::setEventDispatcher(new EpollEventDispatcher);
    const QCoreApplication application(argc, argv);
    return QTest::qExec(&tests, argc, argv);
}

SocketPair::SocketPair()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, m_fds) < 0)
        qFatal("socketpair: %s", qPrintable(qt_error_string()));
}

SocketPair::~SocketPair()
{
    closeFar();
    if (m_fds[0] >= 0)
        ::close(m_fds[0]);
}

void SocketPair::feed(int bytes) const
{
    const QByteArray data(bytes, 'x');
    if (::send(m_fds[1], data.constData(), std::size_t(bytes), MSG_NOSIGNAL) != bytes)
        qFatal("send: %s", qPrintable(qt_error_string()));
}

void SocketPair::drainOne() const
{
    char byte = 0;
    if (::recv(m_fds[0], &byte, 1, 0) != 1)
        qFatal("recv: %s", qPrintable(qt_error_string()));
}

void SocketPair::closeFar()
{
    if (m_fds[1] >= 0)
        ::close(std::exchange(m_fds[1], -1));
}

int SocketPair::releaseNear() { return std::exchange(m_fds[0], -1); }

} // namespace Chinwag::Test

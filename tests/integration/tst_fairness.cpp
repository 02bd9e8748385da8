// Somebody who sends as fast as the network takes it costs the others a bounded share of a turn, and no more.
// Counted in turns of the event loop, on the loop that servers run on.
#include "server/eventloop/eventloop.h"
#include "shared/protocol/limits.h"
#include "tests/integration/netfixture.h"

#include <QtTest>

#include <atomic>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <thread>

using namespace Chinwag;

namespace {

/// Sends text frames without a pause, from a thread of its own, until it ends.
class Flooder
{
public:
    explicit Flooder(NetServer &server)
        : m_peer(server.port())
    {
        m_peer.send(upgradeRequest("/ws?ticket=flood"));
    }
    ~Flooder()
    {
        m_ends = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Flooder)

    bool isIn() { return m_peer.status() == 101; }
    void start()
    {
        m_thread = std::thread([this, fd = static_cast<int>(m_peer.socket().socketDescriptor())] {
            QByteArray burst;
            for (int i = 0; i < framesPerBurst; ++i)
                burst += clientFrame(QByteArray(frameSize, 'f'));
            while (!m_ends)
                sendAll(fd, burst);
        });
    }

    static constexpr int frameSize = 60;

private:
    static constexpr int framesPerBurst = 500;

    void sendAll(int fd, const QByteArray &burst) const
    {
        for (qsizetype sent = 0; sent < burst.size() && !m_ends;) {
            const auto taken =
                ::send(fd, burst.constData() + sent, static_cast<std::size_t>(burst.size() - sent),
                       MSG_NOSIGNAL | MSG_DONTWAIT);
            if (taken > 0)
                sent += taken;
            else
                std::this_thread::yield();
        }
    }

    RawPeer m_peer;
    std::atomic<bool> m_ends = false;
    std::thread m_thread;
};

/// The kernel of the other side has everything that was sent; without a turn of our loop.
bool hasArrived(const RawPeer &peer)
{
    const QDeadlineTimer deadline(10'000);
    int unacknowledged = 1;
    while (unacknowledged > 0 && !deadline.hasExpired())
        ::ioctl(static_cast<int>(peer.socket().socketDescriptor()), TIOCOUTQ, &unacknowledged);
    return unacknowledged == 0;
}

/// Turns of the loop until it is so; -1 when it never is.
int turnsUntil(const std::function<bool()> &isSo)
{
    for (int turns = 0; turns < 1000; ++turns) {
        if (isSo())
            return turns;
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    }
    return -1;
}

} // namespace

class TestFairness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anotherClientIsHeardWithinTurns();
    void timersFireWithinTurns();
    void connectionsAreAcceptedWithinTurns();
    void aTurnReadsABoundedShareOfAFlood();

private:
    static constexpr int fewTurns = 4;

    std::unique_ptr<NetServer> m_server;
    std::unique_ptr<RawPeer> m_other;
    std::unique_ptr<Flooder> m_flooder;
    qint64 m_flooded = 0;
    int m_heard = 0;
};

void TestFairness::init()
{
    m_server = std::make_unique<NetServer>();
    m_server->door.tickets = {QStringLiteral("flood"), QStringLiteral("other")};
    m_server->door.onFrame = [this](FakeFrontDoor::Opened &, const QByteArray &frame) {
        if (frame.startsWith('f'))
            ++m_flooded;
        else
            ++m_heard;
    };
    m_flooded = 0;
    m_heard = 0;
    m_flooder = std::make_unique<Flooder>(*m_server);
    m_other = std::make_unique<RawPeer>(m_server->port());
    m_other->send(upgradeRequest("/ws?ticket=other"));
    QTRY_VERIFY(m_flooder->isIn() && m_other->status() == 101);
    m_flooder->start();
    QTRY_VERIFY(m_flooded > 10'000);
}

void TestFairness::cleanup()
{
    m_flooder.reset();
    m_other.reset();
    m_server.reset();
}

void TestFairness::anotherClientIsHeardWithinTurns()
{
    for (int round = 1; round <= 20; ++round) {
        m_other->send(clientFrame("hello"));
        QVERIFY(hasArrived(*m_other));
        const int turns = turnsUntil([&] { return m_heard == round; });
        QVERIFY2(turns >= 0 && turns <= fewTurns, qPrintable(QString::number(turns)));
    }
}

void TestFairness::timersFireWithinTurns()
{
    QtTimerScheduler timers;
    for (int round = 0; round < 20; ++round) {
        bool isOver = false;
        const Timer timer = timers.after(milliseconds(0), [&] { isOver = true; });
        const int turns = turnsUntil([&] { return isOver; });
        QVERIFY2(turns >= 0 && turns <= fewTurns, qPrintable(QString::number(turns)));
    }
}

void TestFairness::connectionsAreAcceptedWithinTurns()
{
    for (int round = 0; round < 20; ++round) {
        const auto before = m_server->metrics().accepted;
        const RawPeer fresh(m_server->port());
        const int turns = turnsUntil([&] { return m_server->metrics().accepted > before; });
        QVERIFY2(turns >= 0 && turns <= fewTurns, qPrintable(QString::number(turns)));
    }
}

void TestFairness::aTurnReadsABoundedShareOfAFlood()
{
    // What waits in the socket's buffer, and as much again that arrives while it is being read.
    constexpr qint64 mostBytes = qint64{2} * 2 * Limits::frameAfterAuth;
    for (int round = 0; round < 50; ++round) {
        const qint64 before = m_flooded;
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        const qint64 bytes = (m_flooded - before) * Flooder::frameSize;
        QVERIFY2(bytes <= mostBytes, qPrintable(QString::number(bytes)));
    }
}

int main(int argc, char **argv)
{
    installEventLoop();
    const QCoreApplication application(argc, argv);
    TestFairness tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_fairness.moc"

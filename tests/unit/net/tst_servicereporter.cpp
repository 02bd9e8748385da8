// What the supervisor is told and when, with the time turned by hand.
#include "server/process/servicereporter.h"
#include "shared/base/manualtime.h"

#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;

namespace {

class FakeNotifier final : public ServiceNotifier
{
public:
    bool notify(const QByteArray &state) override
    {
        if (!busy)
            said += state.split('\n').constFirst();
        return !busy;
    }
    std::optional<milliseconds> watchdogTimeout() const override { return timeout; }

    QByteArrayList said; ///< first lines only
    std::optional<milliseconds> timeout;
    bool busy = false;
};

} // namespace

class TestServiceReporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_notifier = FakeNotifier();
        m_timers = std::make_unique<ManualTimerScheduler>(m_clock);
        m_reporter = std::make_unique<ServiceReporter>(m_notifier, *m_timers, m_clock);
    }
    void cleanup() { m_reporter.reset(); }

    void saysNothingBeforeItIsReady()
    {
        m_notifier.timeout = 10s;
        m_timers->advance(60s);
        QCOMPARE(m_notifier.said, QByteArrayList());
        m_reporter->ready();
        QCOMPARE(m_notifier.said, QByteArrayList{"READY=1"});
    }

    void showsThatTheLoopTurnsTwiceInEveryTimeout()
    {
        m_notifier.timeout = 10s;
        m_reporter->ready();
        m_timers->advance(4'999ms);
        QCOMPARE(m_notifier.said.count("WATCHDOG=1"), 0);
        m_timers->advance(1ms);
        QCOMPARE(m_notifier.said.count("WATCHDOG=1"), 1);
        m_timers->advance(20s);
        QCOMPARE(m_notifier.said.count("WATCHDOG=1"), 5);
    }

    void isSilentWhereNobodyWatches()
    {
        m_reporter->ready();
        QCOMPARE(m_timers->pending(), 0);
    }

    void isStillWatchedWhileItDrains()
    {
        m_notifier.timeout = 10s;
        m_reporter->ready();
        m_reporter->stopping();
        m_reporter->stopping();
        m_timers->advance(10s);
        QCOMPARE(m_notifier.said, QByteArrayList({"READY=1", "STOPPING=1", "WATCHDOG=1", "WATCHDOG=1"}));
    }

    void aBusySupervisorHearsEverythingLaterAndInOrder()
    {
        m_notifier.busy = true;
        m_reporter->ready();
        m_timers->advance(10 * ServiceReporter::retryAfter);
        m_reporter->reload([] {});
        m_reporter->stopping();
        m_notifier.busy = false;
        QCOMPARE(m_notifier.said, QByteArrayList());
        m_timers->advance(ServiceReporter::retryAfter);
        QCOMPARE(m_notifier.said, QByteArrayList({"READY=1", "RELOADING=1", "READY=1", "STOPPING=1"}));
        QCOMPARE(m_timers->pending(), 0);
    }

    void aBusySupervisorMissesOnlySignsOfLife()
    {
        m_notifier.timeout = 10s;
        m_reporter->ready();
        m_notifier.busy = true;
        m_timers->advance(60s);
        m_notifier.busy = false;
        m_timers->advance(5s);
        QCOMPARE(m_notifier.said, QByteArrayList({"READY=1", "WATCHDOG=1"}));
    }

    void aReloadBeginsAndEnds()
    {
        m_reporter->ready();
        m_reporter->reload([this] { m_notifier.said += "work"; });
        QCOMPARE(m_notifier.said, QByteArrayList({"READY=1", "RELOADING=1", "work", "READY=1"}));
    }

    void aReloadAtAnotherTimeNeverSaysReady()
    {
        int done = 0;
        const auto work = [&done] { ++done; };
        m_reporter->reload(work);
        QCOMPARE(m_notifier.said, QByteArrayList());
        m_reporter->stopping();
        m_reporter->reload(work);
        m_reporter->ready(); // it was asked to stop while starting
        QCOMPARE(m_notifier.said, QByteArrayList{"STOPPING=1"});
        QCOMPARE(done, 2);
    }

private:
    ManualClock m_clock;
    FakeNotifier m_notifier;
    std::unique_ptr<ManualTimerScheduler> m_timers;
    std::unique_ptr<ServiceReporter> m_reporter;
};

QTEST_GUILESS_MAIN(TestServiceReporter)
#include "tst_servicereporter.moc"

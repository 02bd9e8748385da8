#include "shared/base/manualtime.h"
#include "shared/base/timerscheduler.h"

#include <QEventLoop>
#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <vector>

using namespace Chinwag;

namespace {

/// One implementation with its way of letting time pass.
class Bench
{
public:
    virtual ~Bench() = default;
    virtual TimerScheduler &timers() = 0;
    /// Lets time pass until `reached`; false after a long time.
    virtual bool until(const std::function<bool()> &reached) = 0;
};

class QtBench final : public Bench
{
public:
    TimerScheduler &timers() override { return m_timers; }
    bool until(const std::function<bool()> &reached) override { return QTest::qWaitFor(reached, 10'000); }

private:
    QtTimerScheduler m_timers;
};

class ManualBench final : public Bench
{
public:
    TimerScheduler &timers() override { return m_timers; }
    bool until(const std::function<bool()> &reached) override
    {
        for (int i = 0; i < 10'000 && !reached(); ++i)
            m_timers.advance(milliseconds(1));
        return reached();
    }

private:
    ManualClock m_clock;
    ManualTimerScheduler m_timers{m_clock};
};

} // namespace

class TestTimerScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void firesOnce_data() { addBenches(); }
    void firesOnce();
    void firesInOrderOfDueTime_data() { addBenches(); }
    void firesInOrderOfDueTime();
    void zeroDelayIsNeverInsideTheCall_data() { addBenches(); }
    void zeroDelayIsNeverInsideTheCall();
    void negativeDelayCountsAsZero_data() { addBenches(); }
    void negativeDelayCountsAsZero();
    void cancelledNeverFires_data() { addBenches(); }
    void cancelledNeverFires();
    void destroyedNeverFires_data() { addBenches(); }
    void destroyedNeverFires();
    void cancelInsideAnotherCallback_data() { addBenches(); }
    void cancelInsideAnotherCallback();
    void callbackMayDestroyItsOwnTimer_data() { addBenches(); }
    void callbackMayDestroyItsOwnTimer();
    void callbackMayScheduleItselfAgain_data() { addBenches(); }
    void callbackMayScheduleItselfAgain();
    void everyRepeatsUntilCancelled_data() { addBenches(); }
    void everyRepeatsUntilCancelled();
    void movedTimerKeepsRunning_data() { addBenches(); }
    void movedTimerKeepsRunning();
    void isActiveUntilItFires_data() { addBenches(); }
    void isActiveUntilItFires();

    void anEventLoopInsideACallRunsTheOthers();
    void anEventLoopInsideALaterCallRunsTheOthers();
    void theSchedulerMayEndInsideACall();
    void theSchedulerMayEndInsideALaterCall();
    void aCallForTheNextTurnLetsTimersAndSocketsThrough();
    void manyCancelledCallsDoNotDisturb();

    void manualClockStandsAtTheDueTime();
    void manualSameMomentFiresInOrderOfCreation();
    void manualRunsWhatCallbacksSchedule();
    void manualCountsWhatIsPending();

private:
    static void addBenches()
    {
        QTest::addColumn<bool>("isManual");
        QTest::addRow("QtTimerScheduler") << false;
        QTest::addRow("ManualTimerScheduler") << true;
    }
    static std::unique_ptr<Bench> bench()
    {
        QFETCH(bool, isManual);
        if (isManual)
            return std::make_unique<ManualBench>();
        return std::make_unique<QtBench>();
    }
};

void TestTimerScheduler::firesOnce()
{
    const auto on = bench();
    int fired = 0;
    bool later = false;
    const Timer timer = on->timers().after(milliseconds(2), [&] { ++fired; });
    const Timer sentinel = on->timers().after(milliseconds(20), [&] { later = true; });
    QVERIFY(on->until([&] { return later; }));
    QCOMPARE(fired, 1);
}

void TestTimerScheduler::firesInOrderOfDueTime()
{
    const auto on = bench();
    QList<int> order;
    const Timer third = on->timers().after(milliseconds(15), [&] { order.append(3); });
    const Timer first = on->timers().after(milliseconds(3), [&] { order.append(1); });
    const Timer second = on->timers().after(milliseconds(9), [&] { order.append(2); });
    QVERIFY(on->until([&] { return order.size() == 3; }));
    QCOMPARE(order, (QList<int>{1, 2, 3}));
}

void TestTimerScheduler::zeroDelayIsNeverInsideTheCall()
{
    const auto on = bench();
    bool fired = false;
    const Timer timer = on->timers().after(milliseconds(0), [&] { fired = true; });
    QVERIFY(!fired);
    QVERIFY(on->until([&] { return fired; }));
}

void TestTimerScheduler::negativeDelayCountsAsZero()
{
    const auto on = bench();
    bool fired = false;
    const Timer timer = on->timers().after(milliseconds(-5), [&] { fired = true; });
    QVERIFY(!fired);
    QVERIFY(on->until([&] { return fired; }));
}

void TestTimerScheduler::cancelledNeverFires()
{
    const auto on = bench();
    bool fired = false;
    bool later = false;
    Timer timer = on->timers().after(milliseconds(2), [&] { fired = true; });
    const Timer sentinel = on->timers().after(milliseconds(10), [&] { later = true; });
    timer.cancel();
    QVERIFY(!timer.isActive());
    QVERIFY(on->until([&] { return later; }));
    QVERIFY(!fired);
}

void TestTimerScheduler::destroyedNeverFires()
{
    const auto on = bench();
    bool fired = false;
    bool later = false;
    {
        const Timer timer = on->timers().after(milliseconds(2), [&] { fired = true; });
    }
    const Timer sentinel = on->timers().after(milliseconds(10), [&] { later = true; });
    QVERIFY(on->until([&] { return later; }));
    QVERIFY(!fired);
}

void TestTimerScheduler::cancelInsideAnotherCallback()
{
    const auto on = bench();
    bool victimFired = false;
    bool later = false;
    Timer victim;
    const Timer killer = on->timers().after(milliseconds(5), [&] { victim.cancel(); });
    victim = on->timers().after(milliseconds(6), [&] { victimFired = true; });
    const Timer sentinel = on->timers().after(milliseconds(20), [&] { later = true; });
    QVERIFY(on->until([&] { return later; }));
    QVERIFY(!victimFired);
}

void TestTimerScheduler::callbackMayDestroyItsOwnTimer()
{
    const auto on = bench();
    // What the callback holds must live until it returns, although its timer is gone.
    auto alive = std::make_shared<int>(42);
    const std::weak_ptr<int> watch = alive;
    int seen = 0;
    Timer timer;
    timer = on->timers().every(milliseconds(2), [&timer, &seen, held = std::move(alive)] {
        timer.cancel();
        seen = *held;
    });
    QVERIFY(on->until([&] { return seen != 0; }));
    QCOMPARE(seen, 42);
    QVERIFY(on->until([&] { return watch.expired(); }));
}

void TestTimerScheduler::callbackMayScheduleItselfAgain()
{
    const auto on = bench();
    int fired = 0;
    Timer timer;
    std::function<void()> again = [&] {
        if (++fired < 3)
            timer = on->timers().after(milliseconds(1), again);
    };
    timer = on->timers().after(milliseconds(1), again);
    QVERIFY(on->until([&] { return fired == 3; }));
    QVERIFY(!timer.isActive());
}

void TestTimerScheduler::everyRepeatsUntilCancelled()
{
    const auto on = bench();
    int fired = 0;
    bool later = false;
    Timer timer = on->timers().every(milliseconds(2), [&] { ++fired; });
    QVERIFY(on->until([&] { return fired >= 3; }));
    QVERIFY(timer.isActive());
    timer.cancel();
    const int atCancel = fired;
    const Timer sentinel = on->timers().after(milliseconds(10), [&] { later = true; });
    QVERIFY(on->until([&] { return later; }));
    QCOMPARE(fired, atCancel);
}

void TestTimerScheduler::movedTimerKeepsRunning()
{
    const auto on = bench();
    bool fired = false;
    Timer first = on->timers().after(milliseconds(2), [&] { fired = true; });
    const Timer second = std::move(first);
    QVERIFY(second.isActive());
    QVERIFY(on->until([&] { return fired; }));
}

void TestTimerScheduler::isActiveUntilItFires()
{
    const auto on = bench();
    bool fired = false;
    bool activeInside = true;
    Timer timer;
    QVERIFY(!timer.isActive());
    timer = on->timers().after(milliseconds(2), [&] {
        activeInside = timer.isActive();
        fired = true;
    });
    QVERIFY(timer.isActive());
    QVERIFY(on->until([&] { return fired; }));
    QVERIFY(!activeInside);
    QVERIFY(!timer.isActive());
}

void TestTimerScheduler::anEventLoopInsideACallRunsTheOthers()
{
    QtTimerScheduler timers;
    QStringList order;
    const auto note = [&order](const char *what) { order.append(QLatin1String(what)); };
    QEventLoop inner;
    QEventLoop outer;
    const Timer first = timers.after(milliseconds(0), [&] {
        inner.exec();
        note("first");
        outer.quit();
    });
    const Timer second = timers.after(milliseconds(0), [&] { note("second"); });
    const Timer third = timers.after(milliseconds(0), [&] {
        note("third");
        inner.quit();
    });
    outer.exec();
    QCOMPARE(order.join(QLatin1Char(' ')), QStringLiteral("second third first"));
}

void TestTimerScheduler::anEventLoopInsideALaterCallRunsTheOthers()
{
    QtTimerScheduler timers;
    QStringList order;
    QEventLoop inner;
    QEventLoop outer;
    const Timer first = timers.after(milliseconds(1), [&] {
        inner.exec();
        order.append(QStringLiteral("first"));
        outer.quit();
    });
    const Timer second = timers.after(milliseconds(2), [&] {
        order.append(QStringLiteral("second"));
        inner.quit();
    });
    outer.exec();
    QCOMPARE(order, QStringList({QStringLiteral("second"), QStringLiteral("first")}));
}

void TestTimerScheduler::theSchedulerMayEndInsideALaterCall()
{
    auto timers = std::make_unique<QtTimerScheduler>();
    bool fired = false;
    QEventLoop loop;
    const Timer first = timers->after(milliseconds(1), [&] {
        timers.reset();
        loop.quit();
    });
    const Timer second = timers->after(milliseconds(1), [&] { fired = true; });
    loop.exec();
    QCoreApplication::processEvents();
    QVERIFY(!timers);
    QVERIFY(!fired);
}

void TestTimerScheduler::aCallForTheNextTurnLetsTimersAndSocketsThrough()
{
    QtTimerScheduler timers;
    QEventLoop loop;
    Timer again;
    std::function<void()> forEver = [&] { again = timers.after(milliseconds(0), forEver); };
    forEver();
    const Timer end = timers.after(milliseconds(2), [&] { loop.quit(); });
    loop.exec();
    QVERIFY(again.isActive());
}

void TestTimerScheduler::manyCancelledCallsDoNotDisturb()
{
    QtTimerScheduler timers;
    QList<int> order;
    std::vector<Timer> kept;
    for (int i = 0; i < 1000; ++i) {
        Timer cancelled = timers.after(milliseconds(1 + i % 7), [&] { order.append(-1); });
        if (i % 100 == 0)
            kept.push_back(timers.after(milliseconds(1 + i / 100), [&order, i] { order.append(i / 100); }));
    }
    QTRY_COMPARE(order.size(), 10);
    QCOMPARE(order, (QList<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

void TestTimerScheduler::theSchedulerMayEndInsideACall()
{
    auto timers = std::make_unique<QtTimerScheduler>();
    bool fired = false;
    QEventLoop loop;
    const Timer first = timers->after(milliseconds(0), [&] {
        timers.reset();
        loop.quit();
    });
    const Timer second = timers->after(milliseconds(0), [&] { fired = true; });
    loop.exec();
    QCoreApplication::processEvents();
    QVERIFY(!timers);
    QVERIFY(!fired);
}

void TestTimerScheduler::manualClockStandsAtTheDueTime()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    const milliseconds start = clock.monotonic();
    QList<qint64> at;
    const Timer timer =
        timers.every(milliseconds(30), [&] { at.append((clock.monotonic() - start).count()); });
    timers.advance(milliseconds(100));
    QCOMPARE(at, (QList<qint64>{30, 60, 90}));
    QCOMPARE(clock.monotonic() - start, milliseconds(100));
}

void TestTimerScheduler::manualSameMomentFiresInOrderOfCreation()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    QList<int> order;
    const Timer a = timers.after(milliseconds(5), [&] { order.append(1); });
    const Timer b = timers.after(milliseconds(5), [&] { order.append(2); });
    Timer victim;
    const Timer c = timers.after(milliseconds(5), [&] { victim.cancel(); });
    victim = timers.after(milliseconds(5), [&] { order.append(3); });
    timers.advance(milliseconds(5));
    QCOMPARE(order, (QList<int>{1, 2}));
}

void TestTimerScheduler::manualRunsWhatCallbacksSchedule()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    bool second = false;
    Timer inner;
    const Timer outer = timers.after(milliseconds(10),
                                     [&] { inner = timers.after(milliseconds(10), [&] { second = true; }); });
    timers.advance(milliseconds(19));
    QVERIFY(!second);
    timers.advance(milliseconds(1));
    QVERIFY(second);
}

void TestTimerScheduler::manualCountsWhatIsPending()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    Timer a = timers.after(milliseconds(10), [] {});
    const Timer b = timers.every(milliseconds(10), [] {});
    QCOMPARE(timers.pending(), 2);
    a.cancel();
    QCOMPARE(timers.pending(), 1);
    timers.advance(milliseconds(10));
    QCOMPARE(timers.pending(), 1);
}

QTEST_GUILESS_MAIN(TestTimerScheduler)
#include "tst_timerscheduler.moc"

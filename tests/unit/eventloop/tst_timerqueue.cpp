#include "server/eventloop/timerqueue.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Chinwag;
using TimePoint = TimerQueue::TimePoint;
using std::chrono::milliseconds;

namespace {

constexpr TimePoint start = TimePoint(100s + 137ms);

QList<int> fire(TimerQueue &queue, TimePoint now)
{
    QList<int> ids;
    const auto round = queue.beginRound(now);
    while (const auto due = queue.takeDue(round)) {
        ids.append(due->id);
        queue.finish(*due);
    }
    return ids;
}

} // namespace

class TimerQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firesInOrderOfTime()
    {
        TimerQueue queue;
        queue.add(1, 30ms, Qt::PreciseTimer, this, start);
        queue.add(2, 10ms, Qt::PreciseTimer, this, start);
        queue.add(3, 10ms, Qt::PreciseTimer, this, start);
        QCOMPARE(*queue.nextTimeout(), start + 10ms);
        QCOMPARE(fire(queue, start + 9ms), QList<int>());
        QCOMPARE(fire(queue, start + 10ms), QList<int>({2, 3}));
        QCOMPARE(fire(queue, start + 30ms), QList<int>({2, 3, 1}));
    }

    void zeroTimersFireOncePerRound()
    {
        TimerQueue queue;
        queue.add(1, 0ms, Qt::CoarseTimer, this, start);
        queue.add(2, 0ms, Qt::VeryCoarseTimer, this, start);
        for (int round = 0; round < 3; ++round)
            QCOMPARE(fire(queue, start), QList<int>({1, 2}));
        QCOMPARE(*queue.nextTimeout(), start);
    }

    void aLateTimerSkipsWhatItMissed()
    {
        TimerQueue queue;
        queue.add(1, 10ms, Qt::PreciseTimer, this, start);
        QCOMPARE(fire(queue, start + 95ms), QList<int>({1}));
        QCOMPARE(*queue.nextTimeout(), start + 105ms);
    }

    void aPunctualTimerDoesNotDrift()
    {
        TimerQueue queue;
        queue.add(1, 10ms, Qt::PreciseTimer, this, start);
        QCOMPARE(fire(queue, start + 13ms), QList<int>({1}));
        QCOMPARE(*queue.nextTimeout(), start + 20ms);
    }

    void coarseTimersStayWithinFivePercent()
    {
        for (milliseconds interval = 21ms; interval < 20s; interval += interval / 7) {
            for (milliseconds shift = 0ms; shift < 1s; shift += 37ms) {
                TimerQueue queue;
                const TimePoint now = start + shift;
                queue.add(1, interval, Qt::CoarseTimer, this, now);
                const auto error = *queue.nextTimeout() - (now + interval);
                QVERIFY(std::chrono::abs(error) <= std::chrono::nanoseconds(interval) / 20);
            }
        }
    }

    void coarseTimersMeet()
    {
        TimerQueue queue;
        for (int id = 1; id <= 50; ++id)
            queue.add(id, 10s, Qt::CoarseTimer, this, start + id * 7ms);
        QCOMPARE(fire(queue, TimePoint(110s)).size(), 50);
    }

    void veryCoarseTimersAreDueOnFullSeconds()
    {
        TimerQueue queue;
        queue.add(1, 1400ms, Qt::VeryCoarseTimer, this, start);
        QCOMPARE(*queue.nextTimeout(), TimePoint(101s));
        queue.add(1, 1600ms, Qt::VeryCoarseTimer, this, start + 500ms);
        QCOMPARE(*queue.nextTimeout(), TimePoint(103s));
        queue.add(1, 100ms, Qt::VeryCoarseTimer, this, start);
        QCOMPARE(*queue.nextTimeout(), TimePoint(101s));
        queue.add(1, 20s, Qt::CoarseTimer, this, start);
        QCOMPARE(*queue.nextTimeout(), TimePoint(120s));
        QCOMPARE(queue.timersOf(this).constFirst().timerType, Qt::VeryCoarseTimer);
    }

    void extremeIntervalsDoNotOverflow()
    {
        TimerQueue queue;
        queue.add(1, milliseconds::max(), Qt::VeryCoarseTimer, this, start);
        queue.add(2, milliseconds::max(), Qt::PreciseTimer, this, start);
        queue.add(3, milliseconds::min(), Qt::PreciseTimer, this, start);
        QVERIFY(queue.timersOf(this).constLast().interval > 0);
        QCOMPARE(fire(queue, start), QList<int>({3}));
    }

    void aFiringTimerTakesNoPartInNestedRounds()
    {
        TimerQueue queue;
        queue.add(1, 0ms, Qt::PreciseTimer, this, start);
        queue.add(2, 0ms, Qt::PreciseTimer, this, start);
        const auto outer = queue.takeDue(queue.beginRound(start));
        QCOMPARE(outer->id, 1);
        QCOMPARE(fire(queue, start + 1ms), QList<int>({2}));
        QCOMPARE(queue.timersOf(this).size(), 2);
        queue.finish(*outer);
        QCOMPARE(fire(queue, start + 1ms), QList<int>({1, 2}));
    }

    void removalWhileFiring()
    {
        TimerQueue queue;
        queue.add(1, 0ms, Qt::PreciseTimer, this, start);
        const auto due = queue.takeDue(queue.beginRound(start));
        QVERIFY(queue.remove(1));
        QVERIFY(!queue.remove(1));
        queue.add(1, 5ms, Qt::PreciseTimer, this, start); // the id has a new owner
        queue.finish(*due);
        QCOMPARE(fire(queue, start + 4ms), QList<int>());
        QCOMPARE(fire(queue, start + 5ms), QList<int>({1}));
    }

    void removesAllOfAnObject()
    {
        TimerQueue queue;
        QObject other;
        queue.add(1, 5ms, Qt::PreciseTimer, this, start);
        queue.add(2, 5ms, Qt::PreciseTimer, &other, start);
        queue.add(3, 5ms, Qt::PreciseTimer, this, start);
        QVERIFY(queue.removeAll(this));
        QVERIFY(!queue.removeAll(this));
        QCOMPARE(queue.timersOf(this).size(), 0);
        QCOMPARE(fire(queue, start + 5ms), QList<int>({2}));
    }

    void remainingTimeIsRoundedUp()
    {
        TimerQueue queue;
        queue.add(1, 5ms, Qt::PreciseTimer, this, start);
        QCOMPARE(queue.remaining(1, start)->count(), 5);
        QCOMPARE(queue.remaining(1, start + 1us)->count(), 5);
        QCOMPARE(queue.remaining(1, start + 9ms)->count(), 0);
        QVERIFY(!queue.remaining(2, start));
    }
};

QTEST_APPLESS_MAIN(TimerQueueTest)
#include "tst_timerqueue.moc"

#include "shared/base/manualtime.h"
#include "shared/base/ratelimiter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Chinwag;

class TestRateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowsTheBurstAtOnce();
    void refillsAtItsRate();
    void neverHoldsMoreThanTheBurst();
    void saysWhenToTryAgain();
    void retryAfterIsExact_data();
    void retryAfterIsExact();
    void wallClockDoesNotMatter();
    void whatIsGivenBackCanBeTakenAgain();
};

void TestRateLimiter::allowsTheBurstAtOnce()
{
    ManualClock clock;
    RateLimiter limiter(clock, 20, 60);
    for (int i = 0; i < 60; ++i)
        QVERIFY(limiter.tryAcquire());
    QVERIFY(!limiter.tryAcquire());
}

void TestRateLimiter::refillsAtItsRate()
{
    ManualClock clock;
    RateLimiter limiter(clock, 5, 1);
    QVERIFY(limiter.tryAcquire());
    clock.advance(milliseconds(199));
    QVERIFY(!limiter.tryAcquire());
    clock.advance(milliseconds(1));
    QVERIFY(limiter.tryAcquire());
    QVERIFY(!limiter.tryAcquire());
}

void TestRateLimiter::neverHoldsMoreThanTheBurst()
{
    ManualClock clock;
    RateLimiter limiter(clock, 10, 2);
    clock.advance(std::chrono::hours(24));
    QVERIFY(limiter.tryAcquire());
    QVERIFY(limiter.tryAcquire());
    QVERIFY(!limiter.tryAcquire());
}

void TestRateLimiter::saysWhenToTryAgain()
{
    ManualClock clock;
    RateLimiter limiter(clock, 2, 1);
    QCOMPARE(limiter.retryAfter(), milliseconds(0));
    QVERIFY(limiter.tryAcquire());
    QCOMPARE(limiter.retryAfter(), milliseconds(500));
    clock.advance(milliseconds(200));
    QCOMPARE(limiter.retryAfter(), milliseconds(300));
}

void TestRateLimiter::retryAfterIsExact_data()
{
    QTest::addColumn<double>("perSecond");
    for (const double perSecond : {0.1, 0.7, 3.0, 5.0, 7.0, 20.0, 333.0})
        QTest::addRow("%g per second", perSecond) << perSecond;
}

void TestRateLimiter::retryAfterIsExact()
{
    QFETCH(double, perSecond);
    ManualClock clock;
    RateLimiter limiter(clock, perSecond, 3);
    QRandomGenerator random(7420);
    for (int i = 0; i < 500; ++i) {
        clock.advance(milliseconds(random.bounded(50)));
        while (limiter.tryAcquire()) {
        }
        const milliseconds wait = limiter.retryAfter();
        QVERIFY(wait > milliseconds(0));
        clock.advance(wait - milliseconds(1));
        QVERIFY2(!limiter.tryAcquire(), "one millisecond early");
        clock.advance(milliseconds(1));
        QVERIFY2(limiter.tryAcquire(), "at the named moment");
    }
}

void TestRateLimiter::wallClockDoesNotMatter()
{
    ManualClock clock;
    RateLimiter limiter(clock, 1, 1);
    QVERIFY(limiter.tryAcquire());
    clock.jumpWall(std::chrono::hours(1));
    QVERIFY(!limiter.tryAcquire());
}

void TestRateLimiter::whatIsGivenBackCanBeTakenAgain()
{
    ManualClock clock;
    RateLimiter limiter(clock, 1, 2);
    QVERIFY(limiter.isFull());
    limiter.giveBack();
    QVERIFY(limiter.tryAcquire());
    QVERIFY(limiter.tryAcquire());
    QVERIFY(!limiter.tryAcquire());
    limiter.giveBack();
    QVERIFY(limiter.tryAcquire());
    QVERIFY(!limiter.tryAcquire());
    clock.advance(milliseconds(2000));
    QVERIFY(limiter.isFull());
}

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"

#include "shared/base/backoff.h"

#include <QTest>

using namespace Chinwag;

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsToTheCapAndStays();
    void jitterKeepsHalf();
    void jitterNeverExceedsNominal();
    void resetStartsAgain();
    void oneStepBack();
    void daysOfAttemptsDoNotOverflow();
    void optionsAreKept();
    void systemRandomIsInRange();
};

void TestBackoff::growsToTheCapAndStays()
{
    Backoff backoff([] { return 0.0; });
    QList<qint64> nominal;
    for (int i = 0; i < 8; ++i) {
        nominal.append(backoff.nominal().count());
        (void)backoff.next();
    }
    QCOMPARE(nominal, (QList<qint64>{1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000}));
    QCOMPARE(backoff.attempt(), 8);
}

void TestBackoff::jitterKeepsHalf()
{
    Backoff backoff([] { return 0.0; });
    QCOMPARE(backoff.next(), milliseconds(500));
    QCOMPARE(backoff.next(), milliseconds(1000));
}

void TestBackoff::jitterNeverExceedsNominal()
{
    Backoff backoff([] { return 0.999999; });
    for (int i = 0; i < 10; ++i) {
        const milliseconds nominal = backoff.nominal();
        const milliseconds delay = backoff.next();
        QVERIFY(delay <= nominal);
        QVERIFY(delay > nominal * 9 / 10);
    }
}

void TestBackoff::resetStartsAgain()
{
    Backoff backoff([] { return 0.0; });
    (void)backoff.next();
    (void)backoff.next();
    backoff.reset();
    QCOMPARE(backoff.attempt(), 0);
    QCOMPARE(backoff.nominal(), milliseconds(1000));
}

void TestBackoff::oneStepBack()
{
    Backoff backoff([] { return 0.0; });
    (void)backoff.next();
    (void)backoff.next();
    backoff.stepBack();
    QCOMPARE(backoff.nominal(), milliseconds(2000));
    backoff.stepBack();
    backoff.stepBack(); // not before the start
    QCOMPARE(backoff.attempt(), 0);
    // From far beyond the longest delay it is one step as well.
    for (int i = 0; i < 100; ++i)
        (void)backoff.next();
    backoff.stepBack();
    QCOMPARE(backoff.nominal(), milliseconds(16000));
}

void TestBackoff::daysOfAttemptsDoNotOverflow()
{
    Backoff backoff([] { return 0.5; });
    for (int i = 0; i < 100'000; ++i)
        (void)backoff.next();
    QCOMPARE(backoff.nominal(), milliseconds(30000));
    QCOMPARE(backoff.next(), milliseconds(22500));
}

void TestBackoff::optionsAreKept()
{
    Backoff backoff([] { return 0.0; }, {milliseconds(100), milliseconds(250)});
    (void)backoff.next();
    QCOMPARE(backoff.nominal(), milliseconds(200));
    (void)backoff.next();
    QCOMPARE(backoff.nominal(), milliseconds(250));
}

void TestBackoff::systemRandomIsInRange()
{
    const Backoff::Random random = Backoff::systemRandom();
    for (int i = 0; i < 1000; ++i) {
        const double value = random();
        QVERIFY(value >= 0 && value < 1);
    }
}

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"

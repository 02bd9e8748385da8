#include "app/ui/settings/windowplace.h"

#include <QTest>

using namespace Chinwag;

/// A window opens where it can be seen as a whole, whatever the screens were when it was closed.
class TestWindowPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowIsSeenAsAWhole_data();
    void aWindowIsSeenAsAWhole();
    void withoutAScreenTheWishIsGranted();
};

void TestWindowPlace::aWindowIsSeenAsAWhole_data()
{
    QTest::addColumn<QList<QRect>>("screens");
    QTest::addColumn<QRect>("wished");
    QTest::addColumn<QRect>("expected");
    const QRect laptop(0, 0, 1366, 740);
    const QRect right(1366, 0, 1920, 1080);
    const QRect left(-1920, 30, 1920, 1050);
    const auto row = [](const char *name, const QList<QRect> &screens, const QRect &wished,
                        const QRect &expected) { QTest::newRow(name) << screens << wished << expected; };
    row("where it was", {laptop}, {100, 60, 900, 600}, {100, 60, 900, 600});
    row("on the second screen", {laptop, right}, {1500, 100, 900, 600}, {1500, 100, 900, 600});
    row("that is unplugged", {laptop}, {1500, 100, 900, 600}, {466, 100, 900, 600});
    row("on a screen to the left", {laptop, left}, {-1500, 100, 900, 600}, {-1500, 100, 900, 600});
    row("that is unplugged, too", {laptop}, {-1500, 100, 900, 600}, {0, 100, 900, 600});
    row("far away", {laptop}, {900'000, -900'000, 900, 600}, {466, 40, 900, 600});
    row("below the edge", {laptop}, {100, 730, 900, 600}, {100, 140, 900, 600});
    row("its title above the edge", {laptop}, {100, -20, 900, 600}, {100, 40, 900, 600});
    row("on the edge between two", {laptop, right}, {1200, 100, 900, 600}, {1366, 100, 900, 600});
    row("larger than the screen", {laptop}, {0, 0, 2560, 1400}, {0, 40, 1366, 700});
    row("at twice the scale", {{0, 0, 683, 370}}, {100, 60, 1200, 760}, {0, 40, 683, 330});
    row("beside a panel", {{64, 32, 1302, 708}}, {0, 0, 900, 600}, {64, 72, 900, 600});
}

void TestWindowPlace::aWindowIsSeenAsAWhole()
{
    QFETCH(QList<QRect>, screens);
    QFETCH(QRect, wished);
    QFETCH(QRect, expected);
    const QRect place = WindowPlace::within(screens, wished);
    QCOMPARE(place, expected);
    QVERIFY(std::any_of(screens.cbegin(), screens.cend(),
                        [&place](const QRect &screen) { return screen.contains(place); }));
    QCOMPARE(WindowPlace::within(screens, place), place); // the next start changes nothing
}

void TestWindowPlace::withoutAScreenTheWishIsGranted()
{
    const QRect wished(-5, -5, 9000, 9000);
    QCOMPARE(WindowPlace::within({}, wished), wished);
}

QTEST_APPLESS_MAIN(TestWindowPlace)
#include "tst_windowplace.moc"

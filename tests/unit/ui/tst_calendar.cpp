#include "app/ui/calendar.h"
#include "shared/base/manualtime.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <ctime>

using namespace Chinwag;
using namespace std::chrono_literals;

namespace {

void setZone(const char *name)
{
    qputenv("TZ", name);
    tzset();
}

struct Wall
{
    ManualClock clock; // 14 November 2023, 22:13 UTC
    ManualTimerScheduler timers{clock};
    Calendar calendar{clock, timers};
    QSignalSpy day{&calendar, &Calendar::dayChanged};
    QSignalSpy zone{&calendar, &Calendar::zoneChanged};
};

} // namespace

class TestCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setZone("UTC"); }
    void cleanupTestCase() { setZone("UTC"); }

    void midnightPasses()
    {
        Wall wall;
        QCOMPARE(wall.calendar.today(), QDate(2023, 11, 14));
        wall.timers.advance(106min);
        QCOMPARE(wall.day.count(), 0);
        wall.timers.advance(1min);
        QCOMPARE(wall.day.count(), 1);
        QCOMPARE(wall.calendar.today(), QDate(2023, 11, 15));
        QCOMPARE(wall.zone.count(), 0);
    }

    // Monotonic timers stand still meanwhile, and go on as if nothing had been.
    void theMachineSleepsOverMidnight()
    {
        Wall wall;
        wall.clock.jumpWall(8h);
        wall.timers.advance(Calendar::interval);
        QCOMPARE(wall.day.count(), 1);
        QCOMPARE(wall.calendar.today(), QDate(2023, 11, 15));
    }

    void theClockIsSetBack()
    {
        Wall wall;
        wall.clock.jumpWall(-24h);
        wall.calendar.look();
        QCOMPARE(wall.day.count(), 1);
        QCOMPARE(wall.calendar.today(), QDate(2023, 11, 13));
    }

    void anotherZone()
    {
        Wall wall;
        setZone("Asia/Tokyo");
        wall.timers.advance(Calendar::interval);
        QCOMPARE(wall.zone.count(), 1);
        QCOMPARE(wall.day.count(), 1);
        QCOMPARE(wall.calendar.today(), QDate(2023, 11, 15));
    }

    void aZoneThatDiffersInSummerOnly()
    {
        setZone("Africa/Lagos"); // always an hour ahead
        Wall wall;
        setZone("Europe/Berlin");
        wall.timers.advance(Calendar::interval);
        QCOMPARE(wall.zone.count(), 1);
        QCOMPARE(wall.day.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCalendar)
#include "tst_calendar.moc"

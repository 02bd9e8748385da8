#include "app/ui/timeline/timelinecontroller.h"
#include "shared/base/manualtime.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;

namespace {

RoomHead head(const char *id)
{
    RoomHead result;
    result.id = RoomId(QString::fromLatin1(id));
    result.name = QString::fromLatin1(id);
    return result;
}

TimelineEntry entry(const char *id, const char *who)
{
    TimelineEntry result;
    result.id = QString::fromLatin1(id);
    result.sender = UserId(QString::fromLatin1(who));
    result.at = QDateTime(QDate(2024, 3, 1), QTime(12, 0));
    return result;
}

} // namespace

class TestTimelineController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readAfterHalfASecondAtTheEndOfAnActiveWindow()
    {
        m_controller.setRoom(head("r"));
        QSignalSpy read(&m_controller, &TimelineController::readToEnd);
        m_controller.setEntries({entry("1", "ann")});
        m_timers.advance(10s);
        QCOMPARE(read.count(), 0); // nobody looks
        m_controller.setWindowActive(true);
        m_timers.advance(499ms);
        QCOMPARE(read.count(), 0);
        m_timers.advance(1ms);
        QCOMPARE(read.count(), 1);
    }

    void lookingAwayInTimeMeansNotRead()
    {
        m_controller.setRoom(head("r2"));
        m_controller.setWindowActive(true);
        QSignalSpy read(&m_controller, &TimelineController::readToEnd);
        m_controller.setEntries({entry("1", "ann")});
        m_timers.advance(400ms);
        m_controller.setWindowActive(false);
        m_timers.advance(10s);
        QCOMPARE(read.count(), 0);
    }

    void countsWhatOthersWroteBelow()
    {
        m_controller.setOwnUser(UserId(QStringLiteral("me")));
        m_controller.setRoom(head("r3"));
        m_controller.setEntries({entry("1", "ann")});
        m_controller.setAtEnd(false);
        m_controller.setEntries({entry("1", "ann"), entry("2", "ann"), entry("3", "me"), entry("4", "bob")});
        QCOMPARE(m_controller.newBelow(), QStringLiteral("2"));
        m_controller.jumpToEnd();
        QCOMPARE(m_controller.newBelow(), QString());
        QVERIFY(m_controller.isAtEnd());
    }

    void anOwnMessageJumpsToTheEnd()
    {
        m_controller.setRoom(head("r4"));
        m_controller.setAtEnd(false);
        QSignalSpy jump(&m_controller, &TimelineController::endRequested);
        m_controller.followOwnMessage();
        QCOMPARE(jump.count(), 1);
        QVERIFY(m_controller.isAtEnd());
    }

    void asksForHistoryOnceAtATimeAndOnlyWhenThereIsMore()
    {
        m_controller.setRoom(head("r5"));
        QSignalSpy older(&m_controller, &TimelineController::olderRequested);
        m_controller.requestOlder();
        QCOMPARE(older.count(), 0);
        m_controller.setHistory(false, true);
        m_controller.requestOlder();
        m_controller.setHistory(true, true);
        m_controller.requestOlder();
        QCOMPARE(older.count(), 1);
    }

    void anotherRoomStartsEmptyAtItsEnd()
    {
        m_controller.setRoom(head("r6"));
        m_controller.setEntries({entry("1", "ann")});
        m_controller.setAtEnd(false);
        m_controller.setRoom(head("r7"));
        QCOMPARE(m_controller.model()->rowCount(), 0);
        QVERIFY(m_controller.isAtEnd());
        QCOMPARE(m_controller.title(), QStringLiteral("# r7"));
    }

private:
    ManualClock m_clock;
    ManualTimerScheduler m_timers{m_clock};
    TimelineController m_controller{m_clock, m_timers};
};

QTEST_GUILESS_MAIN(TestTimelineController)
#include "tst_timelinecontroller.moc"

#include "app/ui/rooms/roomscontroller.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;

namespace {

RoomRow row(const char *id, int minute, int unread = 0)
{
    RoomRow result;
    result.id = RoomId(QString::fromLatin1(id));
    result.name = QString::fromLatin1(id);
    result.at = QDateTime(QDate(2024, 3, 1), QTime(12, minute));
    result.unread = unread;
    return result;
}

} // namespace

class TestRoomsController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsThroughTheRoomsAndWraps()
    {
        RoomsController rooms;
        rooms.setRows({row("a", 3), row("b", 2), row("c", 1, 5)});
        rooms.select(QStringLiteral("a"));
        rooms.step(1);
        QCOMPARE(rooms.currentRoomId(), QStringLiteral("b"));
        rooms.step(-1);
        rooms.step(-1);
        QCOMPARE(rooms.currentRoomId(), QStringLiteral("c"));
    }

    void stepsToTheNextUnreadOnly()
    {
        RoomsController rooms;
        rooms.setRows({row("a", 3), row("b", 2), row("c", 1, 5)});
        rooms.select(QStringLiteral("a"));
        rooms.step(1, true);
        QCOMPARE(rooms.currentRoomId(), QStringLiteral("c"));
    }

    void theSelectionFollowsItsRoomWhenTheOrderChanges()
    {
        RoomsController rooms;
        rooms.setRows({row("a", 3), row("b", 2)});
        rooms.select(QStringLiteral("b"));
        QCOMPARE(rooms.currentIndex(), 1);
        rooms.setRows({row("a", 3), row("b", 9)});
        QCOMPARE(rooms.currentRoomId(), QStringLiteral("b"));
        QCOMPARE(rooms.currentIndex(), 0);
    }

    void creatingNeedsANameAndHappensOnce()
    {
        RoomsController rooms;
        QSignalSpy create(&rooms, &RoomsController::createRequested);
        rooms.create(QStringLiteral("  "), false);
        QCOMPARE(create.count(), 0);
        QVERIFY(!rooms.error().isEmpty());
        rooms.create(QStringLiteral(" pier "), true);
        rooms.create(QStringLiteral("pier"), true);
        QCOMPARE(create.count(), 1);
        QCOMPARE(create[0][0].toString(), QStringLiteral("pier"));
        QVERIFY(rooms.isBusy());
    }

    void aNewRoomIsOpened()
    {
        RoomsController rooms;
        QSignalSpy succeeded(&rooms, &RoomsController::succeeded);
        rooms.create(QStringLiteral("pier"), false);
        rooms.succeed(RoomId(QStringLiteral("r9")));
        QCOMPARE(rooms.currentRoomId(), QStringLiteral("r9"));
        QCOMPARE(succeeded.count(), 1);
        QVERIFY(!rooms.isBusy());
    }

    void aRefusalIsASentenceInTheDialog()
    {
        RoomsController rooms;
        rooms.startDirect(QStringLiteral("nobody"));
        rooms.fail(QStringLiteral("Nobody has this name."));
        QCOMPARE(rooms.error(), QStringLiteral("Nobody has this name."));
        QVERIFY(!rooms.isBusy());
    }
};

QTEST_GUILESS_MAIN(TestRoomsController)
#include "tst_roomscontroller.moc"

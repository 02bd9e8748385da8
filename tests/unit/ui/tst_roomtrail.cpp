#include "app/ui/rooms/roomtrail.h"

#include <QTest>

using namespace Chinwag;

namespace {

RoomId id(const char *text) { return RoomId(QString::fromLatin1(text)); }

bool all(const RoomId &) { return true; }

} // namespace

class TestRoomTrail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backAndForward()
    {
        RoomTrail trail;
        for (const char *room : {"a", "b", "c"})
            trail.visit(id(room));
        QCOMPARE(trail.back(all), id("b"));
        trail.visit(id("b")); // as whoever goes there tells
        QCOMPARE(trail.back(all), id("a"));
        QCOMPARE(trail.back(all), RoomId());
        QCOMPARE(trail.forward(all), id("b"));
        QCOMPARE(trail.forward(all), id("c"));
        QCOMPARE(trail.forward(all), RoomId());
    }

    void aNewStepEndsWhatWasForward()
    {
        RoomTrail trail;
        for (const char *room : {"a", "b", "c"})
            trail.visit(id(room));
        trail.back(all);
        trail.visit(id("d"));
        QCOMPARE(trail.forward(all), RoomId());
        QCOMPARE(trail.back(all), id("b"));
    }

    void roomsThatAreGoneAreSkippedAndTheOpenOneIsNoStep()
    {
        RoomTrail trail;
        for (const char *room : {"a", "gone", "a", "b", "gone", "b"})
            trail.visit(id(room));
        const auto isThere = [](const RoomId &room) { return room != id("gone"); };
        QCOMPARE(trail.back(isThere), id("a"));
        QCOMPARE(trail.back(isThere), RoomId());
        QCOMPARE(trail.forward(isThere), id("b"));
    }

    void recentRoomsAreEachThereOnce()
    {
        RoomTrail trail;
        QVERIFY(trail.recent().isEmpty());
        for (const char *room : {"a", "b", "a", "c"})
            trail.visit(id(room));
        QCOMPARE(trail.recent(), QList<RoomId>({id("a"), id("b")}));
        trail.visit(RoomId());
        QCOMPARE(trail.recent(), QList<RoomId>({id("a"), id("b")}));
        trail.clear();
        QVERIFY(trail.recent().isEmpty());
        QCOMPARE(trail.back(all), RoomId());
    }

    void itDoesNotGrowForEver()
    {
        RoomTrail trail;
        for (int i = 0; i < 200; ++i)
            trail.visit(RoomId(QString::number(i)));
        QCOMPARE(trail.recent().size(), RoomTrail::most - 1);
        int steps = 0;
        while (!trail.back(all).isEmpty())
            ++steps;
        QCOMPARE(steps, static_cast<int>(RoomTrail::most) - 1);
    }
};

QTEST_APPLESS_MAIN(TestRoomTrail)
#include "tst_roomtrail.moc"

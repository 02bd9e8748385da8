#include "app/ui/timeline/timelinecontroller.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

const RoomId r1(QStringLiteral("r1"));
const RoomId r2(QStringLiteral("r2"));
const UserId ann(QStringLiteral("u_ann"));

struct OpenRoom
{
    ChatWorld world;
    TimelineController controller{world.client.timers};

    OpenRoom()
    {
        world.addUser(makeUser(QStringLiteral("ann")));
        world.addRoom(makeRoom(r1.toString()));
        world.addRoom(makeRoom(r2.toString()));
        say("first");
        world.goOnline();
        controller.open(&world.session(), r1);
    }
    Seq say(const char *text) { return world.say(r1, ann, QString::fromLatin1(text)); }
    Seq read() { return world.session().rooms().find(r1)->room.readSeq; }
};

} // namespace

class TestTimelineController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readAfterHalfASecondAtTheEndOfAnActiveWindow()
    {
        OpenRoom room;
        room.world.client.advance(10s);
        QCOMPARE(room.read(), 0); // nobody looks
        room.controller.setWindowActive(true);
        room.world.client.advance(499ms);
        QCOMPARE(room.read(), 0);
        room.world.client.advance(1ms);
        QCOMPARE(room.read(), 1);
        QCOMPARE(room.world.client.link().all<ReadFrame>().constLast().seq, 1);
    }

    void lookingAwayInTimeMeansNotRead()
    {
        OpenRoom room;
        room.controller.setWindowActive(true);
        room.world.client.advance(400ms);
        room.controller.setWindowActive(false);
        room.world.client.advance(10s);
        QCOMPARE(room.read(), 0);
    }

    void whatIsBelowIsNotRead()
    {
        OpenRoom room;
        room.controller.setWindowActive(true);
        room.controller.setAtEnd(false);
        room.say("unseen");
        room.world.client.advance(10s);
        QCOMPARE(room.read(), 0);
    }

    void countsWhatOthersWroteBelow()
    {
        OpenRoom room;
        room.controller.setAtEnd(false);
        room.say("a");
        room.world.say(r1, UserId(QStringLiteral("u_me")), QStringLiteral("mine"));
        room.say("b");
        QCOMPARE(room.controller.newBelow(), QStringLiteral("2"));
        room.controller.jumpToEnd();
        QCOMPARE(room.controller.newBelow(), QString());
        QVERIFY(room.controller.isAtEnd());
    }

    void jumpingToTheEndIsForTheView()
    {
        OpenRoom room;
        room.controller.setAtEnd(false);
        QSignalSpy jump(&room.controller, &TimelineController::endRequested);
        room.controller.jumpToEnd();
        QCOMPARE(jump.count(), 1);
        QVERIFY(room.controller.isAtEnd());
    }

    void asksForHistoryOnceAtATimeAndOnlyWhenThereIsMore()
    {
        OpenRoom room;
        room.controller.requestOlder();
        QVERIFY(!room.controller.isHistoryLoading()); // the beginning is here
        Room old = makeRoom(QStringLiteral("r3"), 100, 100);
        room.world.addRoom(old);
        room.world.say(old.id, ann, QStringLiteral("newest"));
        room.controller.open(&room.world.session(), old.id);
        room.controller.requestOlder();
        QVERIFY(room.controller.isHistoryLoading());
        room.controller.requestOlder();
        QCOMPARE(room.world.client.api.historyCalls.size(), 1);
        room.world.client.turn();
        QVERIFY(!room.controller.isHistoryLoading());
    }

    void anotherRoomStartsEmptyAtItsEnd()
    {
        OpenRoom room;
        QCOMPARE(room.controller.model()->rowCount(), 1);
        room.controller.setAtEnd(false);
        room.controller.open(&room.world.session(), r2);
        QCOMPARE(room.controller.model()->rowCount(), 0);
        QVERIFY(room.controller.isAtEnd());
        QCOMPARE(room.controller.title(), QStringLiteral("# r2"));
    }

    void theHeadFollowsTheBooksAndSaysSoOnlyWhenItChanges()
    {
        OpenRoom room;
        QSignalSpy changed(&room.controller, &TimelineController::roomChanged);
        QCOMPARE(room.controller.subtitle(), QStringLiteral("2 person(s), 0 online"));
        room.say("a message changes nothing in the head");
        QCOMPARE(changed.count(), 0);
        room.world.happen(r1, ann, MembershipBody{MembershipBody::Change::Join, ann});
        QCOMPARE(room.controller.subtitle(), QStringLiteral("3 person(s), 0 online"));
        room.world.session().members().refresh(r1);
        room.world.client.turn();
        room.world.setPresence(ann, Presence::Online);
        QCOMPARE(room.controller.subtitle(), QStringLiteral("3 person(s), 1 online"));
        QCOMPARE(changed.count(), 2);
    }

    void typingTouchesNothing()
    {
        OpenRoom room;
        QSignalSpy head(&room.controller, &TimelineController::roomChanged);
        QSignalSpy rows(room.controller.model(), &TimelineModel::dataChanged);
        QSignalSpy reset(room.controller.model(), &TimelineModel::modelReset);
        room.world.client.link().push(TypingPush{r1, ann, true, 6s, 0});
        QCOMPARE(room.world.session().typing().typing(r1), QList{ann});
        QCOMPARE(head.count() + rows.count() + reset.count(), 0);
    }

    void whatIsOnScreenIsSaid()
    {
        OpenRoom room;
        QSignalSpy changed(&room.controller, &TimelineController::roomOnScreenChanged);
        QCOMPARE(room.controller.roomOnScreen(), RoomId());
        room.controller.setWindowActive(true);
        QCOMPARE(room.controller.roomOnScreen(), r1);
        room.controller.setAtEnd(false);
        QCOMPARE(room.controller.roomOnScreen(), RoomId());
        QCOMPARE(changed.count(), 2);
    }

    void aFailedMessageIsTriedAgainOrRemoved()
    {
        OpenRoom room;
        QVERIFY(room.world.session().sendMessage(r1, QStringLiteral("hello")).hasValue());
        room.world.refuse(QStringLiteral("No."));
        const auto id = [&room] {
            return room.controller.model()->index(0).data(TimelineModel::EntryIdRole).toString();
        };
        room.controller.retry(id());
        QCOMPARE(room.world.client.link().all<MessageSendFrame>().size(), 2);
        room.world.refuse(QStringLiteral("No."));
        room.controller.remove(id());
        QCOMPARE(room.controller.model()->rowCount(), 1);
    }

    void aGapOnScreenIsFilled()
    {
        OpenRoom room;
        room.world.client.api.log[r1] = {makeMessage(r1.toString(), 1, QStringLiteral("ann")),
                                         makeMessage(r1.toString(), 2, QStringLiteral("ann")),
                                         makeMessage(r1.toString(), 3, QStringLiteral("ann"))};
        room.world.client.link().push(EventFrame{makeMessage(r1.toString(), 3, QStringLiteral("ann"))});
        QCOMPARE(room.controller.model()->rowCount(), 3);
        room.controller.fillGap(
            room.controller.model()->index(1).data(TimelineModel::EntryIdRole).toString());
        room.world.client.turn();
        QCOMPARE(room.controller.model()->index(1).data(TimelineModel::KindRole).toInt(),
                 int(TimelineModel::Message));
    }
};

QTEST_GUILESS_MAIN(TestTimelineController)
#include "tst_timelinecontroller.moc"

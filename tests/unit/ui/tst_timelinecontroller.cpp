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
        controller.setAtEnd(true); // the view has room for all of it
    }
    Seq say(const char *text) { return world.say(r1, ann, QString::fromLatin1(text)); }
    /// The message under the "New messages" line; "" for none.
    QString firstNew()
    {
        for (int row = 0; row < controller.model()->rowCount(); ++row) {
            const QModelIndex line = controller.model()->index(row);
            if (line.data(TimelineModel::NewLineRole).toBool())
                return line.data(TimelineModel::BodyRole).toString();
        }
        return {};
    }
    Seq read() { return world.session().rooms().find(r1)->room.readSeq; }
};

} // namespace

class TestTimelineController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayIsShownFromItsFirstMessage()
    {
        OpenRoom room;
        room.say("second");
        room.say("third");
        room.say("fourth");
        room.world.client.turn();
        QList<Event> &log = room.world.client.api.log[r1];
        log.clear();
        for (Seq seq = 1; seq <= 4; ++seq) {
            Event event = makeMessage(r1.toString(), seq, QStringLiteral("ann"));
            event.at = milliseconds(QDate(2026, 3, int(seq)).startOfDay().addSecs(3600).toMSecsSinceEpoch());
            log.append(event);
        }
        QSignalSpy rows(&room.controller, &TimelineController::rowRequested);
        room.controller.jumpToDay(2026, 3, 3);
        for (int turn = 0; turn < 10; ++turn)
            room.world.client.turn();
        QCOMPARE(rows.count(), 1);
        QCOMPARE(rows.first().first().toInt(), room.controller.model()->rowCount() - 3);
    }
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

    void whatIsMarkedUnreadFromAMessageOpensThere()
    {
        OpenRoom room;
        room.say("second");
        room.say("third");
        room.controller.setWindowActive(true);
        room.world.client.advance(10s);
        QCOMPARE(room.read(), 3);
        QSignalSpy marked(&room.controller, &TimelineController::unreadMarked);
        room.controller.markUnreadFrom(2);
        QCOMPARE(marked.count(), 1);
        QCOMPARE(room.firstNew(), QStringLiteral("second"));
        room.controller.setWindowActive(false); // looks away: the line stays
        QCOMPARE(room.firstNew(), QStringLiteral("second"));
        QCOMPARE(room.read(), 3);

        QSignalSpy top(&room.controller, &TimelineController::topRequested);
        room.controller.open(&room.world.session(), r2);
        room.controller.open(&room.world.session(), r1);
        QCOMPARE(room.firstNew(), QStringLiteral("second"));
        QCOMPARE(top.count(), 1);
        QCOMPARE(room.controller.topRow(), 1);
        room.controller.open(&room.world.session(), r2);
        room.controller.open(&room.world.session(), r1);
        QCOMPARE(room.firstNew(), QString());
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
        room.world.client.turn();
        room.world.client.api.historyCalls.clear();
        room.world.say(old.id, ann, QStringLiteral("newest"));
        room.controller.open(&room.world.session(), old.id);
        QList<bool> loading;
        connect(&room.controller, &TimelineController::historyLoadingChanged, this,
                [&] { loading.append(room.controller.isHistoryLoading()); });
        room.controller.requestOlder();
        room.controller.requestOlder();
        room.world.client.turn();
        QCOMPARE(room.world.client.api.historyCalls.size(), 1);
        QCOMPARE(loading, (QList<bool>{true, false}));
    }

    void aRoomOneComesIntoShowsWhatWasSaidBefore()
    {
        OpenRoom room;
        ClientWorld &client = room.world.client;
        const Room joined = makeRoom(QStringLiteral("r3"), 2);
        client.api.log[joined.id] = {makeMessage(QStringLiteral("r3"), 1, QStringLiteral("ann")),
                                     makeMessage(QStringLiteral("r3"), 2, QStringLiteral("ann"))};
        room.world.addRoom(joined);
        room.controller.open(&room.world.session(), joined.id);
        QVERIFY(room.controller.isHistoryLoading());
        client.turn();
        QCOMPARE(room.controller.model()->rowCount(), 2);
        QVERIFY(room.controller.isAtEnd());
    }

    void aRoomOpenedOfflineIsFilledWhenThereIsAConnection()
    {
        OpenRoom room;
        ClientWorld &client = room.world.client;
        const Room joined = makeRoom(QStringLiteral("r3"), 1);
        client.api.log[joined.id] = {makeMessage(QStringLiteral("r3"), 1, QStringLiteral("ann"))};
        client.sync.rooms.append(SyncedRoom{joined, {}, {}, {}});
        client.link().end(1006);
        room.world.session().rooms().addOrUpdate(joined);
        room.controller.open(&room.world.session(), joined.id);
        QVERIFY(client.api.historyCalls.isEmpty());
        client.advance(1s);
        client.accept();
        client.turn();
        QCOMPARE(room.controller.model()->rowCount(), 1);
    }

    void whatCannotBeLoadedIsSaidAndTriedAgain()
    {
        OpenRoom room;
        ClientWorld &client = room.world.client;
        const Room joined = makeRoom(QStringLiteral("r3"), 1);
        client.api.actionError = Error{ErrorCode::Temporary, QStringLiteral("It is down."), std::nullopt};
        room.world.addRoom(joined);
        room.controller.open(&room.world.session(), joined.id);
        client.turn();
        QCOMPARE(room.controller.historyFailure(),
                 QStringLiteral("Messages could not be loaded. It is down."));
        client.api.actionError.reset();
        client.api.log[joined.id] = {makeMessage(QStringLiteral("r3"), 1, QStringLiteral("ann"))};
        room.controller.retryHistory();
        QCOMPARE(room.controller.historyFailure(), QString());
        client.turn();
        QCOMPARE(room.controller.model()->rowCount(), 1);
        room.controller.open(&room.world.session(), r2);
        QCOMPARE(room.controller.historyFailure(), QString());
    }

    void anotherRoomStartsEmptyAtItsEnd()
    {
        OpenRoom room;
        QCOMPARE(room.controller.model()->rowCount(), 1);
        room.controller.setAtEnd(false);
        room.controller.open(&room.world.session(), r2);
        QCOMPARE(room.controller.model()->rowCount(), 0);
        QVERIFY(room.controller.isAtEnd());
        QCOMPARE(room.controller.title(), QStringLiteral("# \u2068r2\u2069"));
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

    void aRoomOpensWhereTheReaderStopped()
    {
        OpenRoom room;
        for (const char *text : {"a", "b", "c"})
            room.world.say(r2, ann, QString::fromLatin1(text));
        room.world.session().markRead(r2, 1);
        QSignalSpy top(&room.controller, &TimelineController::topRequested);
        room.controller.open(&room.world.session(), r2);
        QCOMPARE(top.count(), 1);
        QCOMPARE(room.controller.topRow(), 1); // from below
        room.world.say(r2, ann, QStringLiteral("d"));
        QCOMPARE(room.controller.topRow(), 2);
        QVERIFY(!room.controller.isAtEnd());
        QCOMPARE(room.controller.newBelow(), QStringLiteral("3"));
        QCOMPARE(room.firstNew(), QStringLiteral("b"));
        room.controller.setWindowActive(true);
        room.world.client.advance(10s);
        QCOMPARE(room.world.session().rooms().find(r2)->unread, 3); // not seen to its end
        room.controller.setAtEnd(true);
        room.world.client.advance(1s);
        QCOMPARE(room.world.session().rooms().find(r2)->unread, 0);
    }

    void aRoomThatWasNeverReadHasALine()
    {
        OpenRoom room;
        QCOMPARE(room.firstNew(), QStringLiteral("first"));
    }

    void whatIsOlderThanBeingInTheRoomIsNotNew()
    {
        OpenRoom room;
        room.world.say(r2, ann, QStringLiteral("long ago"));
        const UserId me = room.world.session().account().user.id;
        room.world.happen(r2, ann, MembershipBody{MembershipBody::Change::Join, me});
        room.world.say(r2, ann, QStringLiteral("welcome"));
        room.controller.open(&room.world.session(), r2);
        QCOMPARE(room.firstNew(), QStringLiteral("welcome"));
    }

    void whatCameWhileReadingAboveHasALine()
    {
        OpenRoom room;
        room.controller.setWindowActive(true);
        room.world.client.advance(1s);
        room.controller.setAtEnd(false);
        room.say("a");
        room.say("b");
        QCOMPARE(room.firstNew(), QStringLiteral("a"));
    }

    void whatCameWhileNobodyLookedHasALine()
    {
        OpenRoom room;
        room.controller.setWindowActive(true);
        room.world.client.advance(1s);
        room.controller.setWindowActive(false);
        room.say("a");
        room.say("b");
        QCOMPARE(room.firstNew(), QStringLiteral("a"));
        room.controller.setWindowActive(true);
        room.world.client.advance(1s);
        QCOMPARE(room.read(), 3);
        QCOMPARE(room.firstNew(), QStringLiteral("a")); // there to be seen
        room.controller.setWindowActive(false);
        QCOMPARE(room.firstNew(), QString());
    }

    void whereTheReaderStoppedMayBeFarAway()
    {
        OpenRoom room;
        const Room far = makeRoom(QStringLiteral("far"), 20'000, 700);
        QList<Event> &log = room.world.client.api.log[far.id];
        for (Seq seq = 1; seq <= 20'000; ++seq)
            log.append(makeMessage(far.id.toString(), seq, QStringLiteral("ann"), QString::number(seq)));
        room.world.addRoom(far);
        QCOMPARE(room.world.session().rooms().find(far.id)->unread, 19'300);
        QSignalSpy top(&room.controller, &TimelineController::topRequested);
        room.controller.open(&room.world.session(), far.id);
        room.world.client.turn();
        QCOMPARE(top.count(), 1);
        QCOMPARE(room.firstNew(), QStringLiteral("701"));
        QCOMPARE(room.controller.newBelow(), QStringLiteral("99+"));
        QVERIFY(!room.controller.isAtEnd());
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

    void aReactionIsAddedAndTakenBack()
    {
        OpenRoom room;
        const Seq seq = room.world.say(r1, ann, QStringLiteral("news"));
        const QString line = QStringLiteral("seq:%1").arg(seq);
        const QString thumb = TimelineController::quickReactions().constFirst();
        room.controller.toggleReaction(line, thumb);
        const auto reactions = [&] {
            room.world.client.turn(); // it is on disk first
            return room.world.client.link().all<ReactionFrame>();
        };
        QCOMPARE(reactions().size(), 1);
        QCOMPARE(reactions().constLast().target, seq);
        QVERIFY(reactions().constLast().add);
        room.world.client.reply<ReactionFrame>(toJson(SendResult{seq + 1, milliseconds{9}}));
        room.controller.toggleReaction(line, thumb);
        QVERIFY(!reactions().constLast().add);
    }

    void whatIsRefusedIsSaidForAWhile()
    {
        OpenRoom room;
        const Seq seq = room.world.say(r1, ann, QStringLiteral("news"));
        room.controller.deleteMessage(QStringLiteral("seq:%1").arg(seq));
        room.world.client.turn(); // it is on disk first
        room.world.client.refuse<MessageDeleteFrame>(
            Error{ErrorCode::Forbidden, QStringLiteral("Only its author may."), std::nullopt});
        QCOMPARE(room.controller.problem(),
                 QStringLiteral("The message was not deleted. Only its author may."));
        room.world.client.advance(TimelineController::problemFor);
        QCOMPARE(room.controller.problem(), QString());
    }
};

QTEST_GUILESS_MAIN(TestTimelineController)
#include "tst_timelinecontroller.moc"

#include "app/ui/rooms/roomscontroller.h"
#include "tests/support/chatworld.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const UserId ann(QStringLiteral("u_ann"));

struct Sidebar
{
    ChatWorld world;
    RoomsController rooms;

    /// Rooms a, b and c, in this order; in c is something new.
    Sidebar()
    {
        world.addUser(makeUser(QStringLiteral("ann")));
        int minute = 3;
        for (const char *id : {"a", "b", "c"}) {
            Room room = makeRoom(QString::fromLatin1(id));
            room.readSeq = minute == 1 ? 0 : 1;
            world.addRoom(room);
            say(id, minute--);
        }
        world.goOnline();
        rooms.setSession(&world.session());
    }
    QStringList shown()
    {
        QStringList ids;
        for (int row = 0; row < rooms.shown()->rowCount(); ++row)
            ids.append(rooms.shown()->roomAt(row).toString());
        return ids;
    }
    void say(const char *room, int minute)
    {
        world.say(RoomId(QString::fromLatin1(room)), ann, QStringLiteral("x"),
                  milliseconds{1'700'000'000'000} + std::chrono::minutes(minute));
    }
};

} // namespace

class TestRoomsController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsThroughTheRoomsAndWraps()
    {
        Sidebar side;
        side.rooms.select(QStringLiteral("a"));
        side.rooms.step(1);
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("b"));
        side.rooms.step(-1);
        side.rooms.step(-1);
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("c"));
    }

    void onlyWhatIsNewIsShown()
    {
        Sidebar side;
        const QAbstractItemModelTester tester(side.rooms.shown());
        side.rooms.select(QStringLiteral("a"));
        side.rooms.setNewOnly(true);
        QCOMPARE(side.shown(), (QStringList{QStringLiteral("a"), QStringLiteral("c")})); // the open one stays
        QCOMPARE(side.rooms.currentIndex(), 0);
        side.say("b", 2);
        side.world.client.turn();
        QCOMPARE(side.shown().size(), 3);
        side.rooms.selectAt(2);
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("c"));
        side.world.session().rooms().setRead(RoomId(QStringLiteral("b")), 2);
        QCOMPARE(side.shown(), QStringList{QStringLiteral("c")}); // "a" is read, and not open any more
        side.rooms.step(1);
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("c"));
        side.rooms.setNewOnly(false);
        QCOMPARE(side.shown().size(), 3);
        QCOMPARE(side.rooms.currentIndex(), side.rooms.model()->indexOf(RoomId(QStringLiteral("c"))));
    }
    void stepsToTheNextUnreadOnly()
    {
        Sidebar side;
        side.rooms.select(QStringLiteral("a"));
        side.rooms.step(1, true);
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("c"));
    }

    void aRoomIsReachedByItsPlace()
    {
        Sidebar side;
        side.rooms.selectAt(2);
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("c"));
        side.rooms.selectAt(3);
        side.rooms.selectAt(-1);
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("c"));
    }

    void backAndForwardSkipRoomsThatAreGone()
    {
        Sidebar side;
        side.rooms.select(QStringLiteral("b"));
        side.rooms.select(QStringLiteral("c"));
        side.rooms.back();
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("b"));
        side.rooms.back();
        side.rooms.back();
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("a"));
        side.world.client.link().push(RoomRemovedPush{RoomId(QStringLiteral("b"))});
        side.rooms.forward();
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("c"));
        side.rooms.setSession(nullptr);
        side.rooms.back();
        QCOMPARE(side.rooms.currentRoomId(), QString());
    }

    void theSelectionFollowsItsRoomWhenTheOrderChanges()
    {
        Sidebar side;
        side.rooms.select(QStringLiteral("b"));
        QCOMPARE(side.rooms.currentIndex(), 1);
        QSignalSpy changed(&side.rooms, &RoomsController::currentIndexChanged);
        side.say("b", 9);
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("b"));
        QCOMPARE(side.rooms.currentIndex(), 0);
        QVERIFY(changed.count() > 0);
    }

    void beingBroughtIntoARoomAndBeingOutOfOneIsSaid()
    {
        Sidebar side;
        QSignalSpy changed(&side.rooms, &RoomsController::noticeChanged);
        Event joined = makeMessage(QStringLiteral("d"), 1, QStringLiteral("ann"));
        joined.body = MembershipBody{MembershipBody::Change::Join, UserId(QStringLiteral("u_me"))};
        side.world.client.api.log[joined.room] = {joined};
        side.world.client.link().push(RoomAddedPush{makeRoom(QStringLiteral("d"), 1)});
        side.world.client.turn();
        side.world.client.link().push(RoomRemovedPush{RoomId(QStringLiteral("b"))});
        QCOMPARE(side.rooms.notice(), QStringLiteral("\u2068ANN\u2069 added you to “\u2068d\u2069”."));
        QCOMPARE(changed.count(), 2);
        side.rooms.dismissNotice();
        QCOMPARE(side.rooms.notice(), QStringLiteral("You are no longer in “\u2068b\u2069”."));
        side.rooms.dismissNotice();
        QCOMPARE(side.rooms.notice(), QString());
    }

    void theFirstRoomIsOpenedNotTheFirstDirectMessage()
    {
        Sidebar side;
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("a"));
        ChatWorld fresh; // nothing in the cache: the rooms come with the sync
        Room direct = makeRoom(QStringLiteral("d"));
        direct.kind = RoomKind::Direct;
        direct.peer = makeUser(QStringLiteral("ann"));
        fresh.addRoom(direct);
        fresh.addRoom(makeRoom(QStringLiteral("z")));
        RoomsController rooms;
        rooms.setSession(&fresh.session());
        QCOMPARE(rooms.currentRoomId(), QString());
        QSignalSpy changed(&rooms, &RoomsController::currentRoomChanged);
        fresh.goOnline();
        QCOMPARE(rooms.currentRoomId(), QStringLiteral("z"));
        QCOMPARE(changed.count(), 1);
    }

    void whoComesForTheFirstTimeIsInTheRoomOfEverybody()
    {
        ChatWorld fresh;
        Room everybody = makeRoom(QStringLiteral("a"), 1, 0);
        everybody.memberCount = 40;
        Room team = makeRoom(QStringLiteral("b"), 9, 0); // more is going on there
        team.memberCount = 5;
        Room board = makeRoom(QStringLiteral("c"), 9, 0);
        board.kind = RoomKind::Private;
        board.memberCount = 50;
        for (const Room &room : {team, board, everybody})
            fresh.addRoom(room);
        RoomsController rooms;
        rooms.setSession(&fresh.session());
        fresh.goOnline();
        QCOMPARE(rooms.currentRoomId(), QStringLiteral("a"));
    }

    void aRoomOfTheLastTimeOpensWithoutAConnection()
    {
        ChatWorld world;
        world.cache.storeRooms({makeRoom(QStringLiteral("a"), 1, 1)});
        RoomsController rooms;
        world.session().start();
        rooms.setSession(&world.session());
        QCOMPARE(rooms.currentRoomId(), QString());
        world.client.turn();
        QCOMPARE(rooms.currentRoomId(), QStringLiteral("a"));
        QVERIFY(!world.session().connection().isOnline());
    }

    void aRoomThatIsGoneIsLeftForAnother()
    {
        Sidebar side;
        side.rooms.select(QStringLiteral("b"));
        side.world.client.link().push(RoomRemovedPush{RoomId(QStringLiteral("b"))});
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("a"));
    }

    void creatingNeedsANameAndHappensOnce()
    {
        Sidebar side;
        side.rooms.create(QStringLiteral("  "), false);
        QVERIFY(!side.rooms.isBusy());
        QVERIFY(!side.rooms.error().isEmpty());
        side.rooms.create(QStringLiteral(" pier "), true);
        side.rooms.create(QStringLiteral("pier"), true);
        QCOMPARE(side.world.client.api.actions.filter(QStringLiteral("create")),
                 QStringList{QStringLiteral("create pier")});
        QVERIFY(side.rooms.isBusy());
    }

    void aNewRoomIsOpened()
    {
        Sidebar side;
        QSignalSpy succeeded(&side.rooms, &RoomsController::succeeded);
        side.rooms.create(QStringLiteral("pier"), false);
        side.world.client.turn();
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("r_pier"));
        QVERIFY(side.rooms.currentIndex() >= 0);
        QCOMPARE(succeeded.count(), 1);
        QVERIFY(!side.rooms.isBusy());
    }

    void aRefusalIsASentenceInTheDialog()
    {
        Sidebar side;
        side.world.client.api.actionError =
            Error{ErrorCode::Temporary, QStringLiteral("Try again."), std::nullopt};
        side.rooms.join(QStringLiteral("x"));
        side.world.client.turn();
        QCOMPARE(side.rooms.error(), QStringLiteral("Try again."));
        QVERIFY(!side.rooms.isBusy());
    }

    void nobodyOfThatName()
    {
        Sidebar side;
        side.rooms.startDirect(QStringLiteral("nobody"));
        side.world.client.turn();
        QVERIFY(side.rooms.error().contains(QStringLiteral("nobody")));
        QVERIFY(!side.rooms.isBusy());
    }

    void theDirectoryGrowsAndIsSearched()
    {
        Sidebar side;
        auto &api = side.world.client.api;
        api.roomsAnswers = {{{makeRoom(QStringLiteral("x"))}, QStringLiteral("c1")},
                            {{makeRoom(QStringLiteral("y"))}, {}},
                            {{makeRoom(QStringLiteral("late"))}, {}},
                            {{}, {}}};
        const DirectoryModel &directory = *side.rooms.directory();
        side.rooms.browse();
        QVERIFY(side.rooms.isDirectoryLoading());
        side.world.client.turn();
        QCOMPARE(directory.rowCount(), 1);
        side.rooms.browseMore();
        side.rooms.browseMore(); // once is enough
        side.world.client.turn();
        QCOMPARE(directory.rowCount(), 2);
        side.rooms.browseMore(); // that was all
        QCOMPARE(api.actions.filter(QStringLiteral("rooms ")),
                 QStringList({QStringLiteral("rooms  after "), QStringLiteral("rooms  after c1")}));
        side.rooms.browse(QStringLiteral("t"));
        side.rooms.browse(QStringLiteral(" tea "));
        side.world.client.turn();
        QCOMPARE(directory.rowCount(), 0);
        QVERIFY(!side.rooms.isDirectoryLoading());
        QCOMPARE(api.actions.last(), QStringLiteral("rooms tea after "));
    }

    void anInvitationIsNotARoom()
    {
        Sidebar side;
        side.world.invite(makeRoom(QStringLiteral("tea")), makeUser(QStringLiteral("zoe")));
        QVERIFY(!side.rooms.invitation()->isShown());
        side.rooms.select(QStringLiteral("tea"));
        QVERIFY(side.rooms.invitation()->isShown());
        QCOMPARE(side.rooms.invitation()->title(), QStringLiteral("\u2068ZOE\u2069 invites you"));
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("tea"));
        QVERIFY(side.rooms.currentRoom().isEmpty());
        QCOMPARE(side.rooms.currentIndex(), 0);
    }

    void joiningOpensTheRoomWhereItIs()
    {
        Sidebar side;
        side.world.invite(makeRoom(QStringLiteral("tea")), makeUser(QStringLiteral("zoe")));
        side.rooms.select(QStringLiteral("tea"));
        QSignalSpy changed(&side.rooms, &RoomsController::currentRoomChanged);
        side.rooms.invitation()->join();
        QVERIFY(side.rooms.invitation()->isBusy());
        side.world.client.turn();
        QVERIFY(!side.rooms.invitation()->isShown());
        QCOMPARE(side.rooms.currentRoom(), RoomId(QStringLiteral("tea")));
        QCOMPARE(side.rooms.currentIndex(), side.rooms.model()->indexOf(RoomId(QStringLiteral("tea"))));
        QCOMPARE(changed.count(), 1);
    }

    void sayingNoLeadsBackToWhereOneWas()
    {
        Sidebar side;
        side.world.invite(makeRoom(QStringLiteral("tea")), makeUser(QStringLiteral("zoe")));
        side.rooms.select(QStringLiteral("b"));
        side.rooms.select(QStringLiteral("tea"));
        side.rooms.invitation()->decline();
        side.world.client.turn();
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("b"));
    }

    void anInvitationThatIsWithdrawnGivesWayToARoom()
    {
        Sidebar side;
        side.world.invite(makeRoom(QStringLiteral("tea")), makeUser(QStringLiteral("zoe")));
        side.rooms.select(QStringLiteral("tea"));
        side.world.client.api.invitationsAnswer.clear();
        side.world.session().invitations().refresh();
        side.world.client.turn();
        QVERIFY(!side.rooms.invitation()->isShown());
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("a"));
    }

    void anInvitationIsNeverOpenedByItself()
    {
        ChatWorld world;
        RoomsController rooms;
        world.invite(makeRoom(QStringLiteral("tea")), makeUser(QStringLiteral("zoe")));
        world.goOnline();
        rooms.setSession(&world.session());
        QCOMPARE(rooms.currentRoomId(), QString());
        Room direct = makeRoom(QStringLiteral("d"));
        direct.kind = RoomKind::Direct;
        direct.peer = makeUser(QStringLiteral("ann"));
        world.addRoom(direct);
        QCOMPARE(rooms.currentRoomId(), QStringLiteral("d"));
    }

    void oneThatDoesNotHoldAnyMoreSaysSo()
    {
        Sidebar side;
        side.world.invite(makeRoom(QStringLiteral("tea")), makeUser(QStringLiteral("zoe")));
        side.rooms.select(QStringLiteral("tea"));
        side.world.client.api.actionError = Error{ErrorCode::RoomNotFound, QStringLiteral("x"), std::nullopt};
        side.rooms.invitation()->join();
        side.world.client.turn();
        QVERIFY(!side.rooms.invitation()->isBusy());
        QCOMPARE(side.rooms.invitation()->error(),
                 QStringLiteral("This invitation does not hold any more. Decline puts it away."));
        side.rooms.invitation()->decline();
        side.world.client.turn();
        QVERIFY(!side.rooms.invitation()->isShown());
    }

    void anAnswerDoesNotChangeAnotherInvitationThatWasOpenedMeanwhile()
    {
        Sidebar side;
        side.world.invite(makeRoom(QStringLiteral("tea")), makeUser(QStringLiteral("zoe")));
        side.world.invite(makeRoom(QStringLiteral("boats")), makeUser(QStringLiteral("zoe")));
        side.rooms.select(QStringLiteral("tea"));
        side.world.client.api.actionError = Error{ErrorCode::Temporary, QStringLiteral("x"), std::nullopt};
        side.rooms.invitation()->join();
        side.rooms.select(QStringLiteral("boats"));
        side.world.client.turn();
        QCOMPARE(side.rooms.invitation()->error(), QString());
        QCOMPARE(side.rooms.invitation()->room(), QStringLiteral("boats"));
    }

    void theNextUnreadMayBeAnInvitation()
    {
        Sidebar side;
        side.world.invite(makeRoom(QStringLiteral("tea")), makeUser(QStringLiteral("zoe")));
        side.rooms.select(QStringLiteral("a"));
        side.rooms.step(-1, true);
        QCOMPARE(side.rooms.currentRoomId(), QStringLiteral("tea"));
    }

    void answersForASessionThatIsGoneAreNotHeard()
    {
        Sidebar side;
        side.rooms.create(QStringLiteral("pier"), false);
        side.rooms.setSession(nullptr);
        side.world.client.turn();
        QCOMPARE(side.rooms.currentRoomId(), QString());
        QVERIFY(!side.rooms.isBusy());
    }
};

QTEST_GUILESS_MAIN(TestRoomsController)
#include "tst_roomscontroller.moc"

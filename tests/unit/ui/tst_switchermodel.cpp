#include "app/ui/rooms/roomscontroller.h"
#include "tests/support/chatworld.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

struct Window
{
    ChatWorld world;
    RoomsController rooms;
    SwitcherModel &switcher = *rooms.switcher();
    QAbstractItemModelTester tester{&switcher};

    /// Rooms garden, general and pier, the latest first, and a direct message with Ann; Bo is known, too.
    Window()
    {
        world.addUser(makeUser(QStringLiteral("ann")));
        world.addUser(makeUser(QStringLiteral("bo")));
        int minute = 9;
        for (const char *name : {"garden", "general", "pier"}) {
            world.addRoom(makeRoom(QString::fromLatin1(name)));
            say(name, minute--);
        }
        Room direct = makeRoom(QStringLiteral("d"));
        direct.name.clear();
        direct.kind = RoomKind::Direct;
        direct.peer = makeUser(QStringLiteral("ann"));
        world.addRoom(direct);
        world.goOnline();
        rooms.setSession(&world.session());
        rooms.select(QStringLiteral("garden"));
    }
    void say(const char *room, int minute)
    {
        world.say(RoomId(QString::fromLatin1(room)), UserId(QStringLiteral("u_ann")), QStringLiteral("x"),
                  milliseconds{1'700'000'000'000} + std::chrono::minutes(minute));
    }
    QString lines() const
    {
        QStringList names;
        for (int row = 0; row < switcher.rowCount(); ++row)
            names.append(get(row, RoomListModel::NameRole));
        return names.join(u' ');
    }
    QString get(int row, int role) const { return switcher.index(row).data(role).toString(); }
    QString after(const char *typed)
    {
        switcher.setTyped(QString::fromUtf8(typed));
        return lines();
    }
};

} // namespace

class TestSwitcherModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itCostsNothingUntilItIsOpen()
    {
        Window window;
        QCOMPARE(window.lines(), QString());
        window.switcher.open();
        QVERIFY(window.switcher.rowCount() > 0);
        window.switcher.close();
        QCOMPARE(window.lines(), QString());
    }

    void theRoomsThatWereOpenLastComeFirst()
    {
        Window window;
        window.rooms.select(QStringLiteral("pier"));
        window.rooms.select(QStringLiteral("garden"));
        window.switcher.open();
        QCOMPARE(window.lines(), QStringLiteral("pier ANN garden general"));
        QSignalSpy gone(&window.rooms, &RoomsController::succeeded);
        window.switcher.choose(0);
        QCOMPARE(window.rooms.currentRoomId(), QStringLiteral("pier"));
        QCOMPARE(gone.count(), 1);
    }

    void aFewLettersFind()
    {
        Window window;
        window.switcher.open();
        QCOMPARE(window.after("g"), QStringLiteral("garden general"));
        QCOMPARE(window.after("gnl"), QStringLiteral("general"));
        QCOMPARE(window.after("PÍ"), QStringLiteral("pier"));
        QCOMPARE(window.after("zzz"), QString());
        window.switcher.choose(0);
        QCOMPARE(window.rooms.currentRoomId(), QStringLiteral("garden"));
    }

    void aBetterMatchStandsAboveARecentRoom()
    {
        Window window;
        window.world.addRoom(makeRoom(QStringLiteral("the general")));
        window.rooms.select(QStringLiteral("the general"));
        window.rooms.select(QStringLiteral("garden"));
        window.switcher.open();
        QVERIFY(window.after("gen").startsWith(QStringLiteral("general the general")));
    }

    void peopleAreOfferedWhenSomethingIsTyped()
    {
        Window window;
        window.switcher.open();
        QVERIFY(!window.lines().contains(QStringLiteral("BO")));
        QCOMPARE(window.after("bo"), QStringLiteral("BO"));
        QCOMPARE(window.get(0, SwitcherModel::DetailRole), QStringLiteral("@bo"));
        QVERIFY(window.get(0, RoomListModel::AccessibleNameRole).contains(QStringLiteral("direct message")));
        window.switcher.choose(0);
        QCOMPARE(window.world.client.api.actions.last(), QStringLiteral("direct u_bo"));
    }

    void whoHasADirectRoomIsThereOnceAndOneselfIsNot()
    {
        Window window;
        window.switcher.open();
        QCOMPARE(window.after("ann"), QStringLiteral("ANN"));
        QVERIFY(!window.after("me").contains(QStringLiteral("ME")));
    }

    void peopleNobodyHereHasMetAreAskedFor()
    {
        Window window;
        window.switcher.open();
        window.switcher.setTyped(QStringLiteral("d"));
        QVERIFY(window.world.client.api.actions.filter(QStringLiteral("find ")).isEmpty());
        window.world.client.api.foundAnswer = {makeUser(QStringLiteral("dee"))};
        QCOMPARE(window.after("dee"), QString());
        window.world.client.turn();
        QCOMPARE(window.lines(), QStringLiteral("DEE"));
    }

    void whatIsNewIsMarkedAndFollows()
    {
        Window window;
        window.switcher.open();
        window.switcher.setTyped(QStringLiteral("pier"));
        QCOMPARE(window.get(0, RoomListModel::UnreadTextRole), QStringLiteral("1"));
        QSignalSpy changed(&window.switcher, &SwitcherModel::dataChanged);
        window.say("pier", 20);
        QVERIFY(changed.count() > 0);
        QCOMPARE(window.get(0, RoomListModel::UnreadTextRole), QStringLiteral("2"));
    }

    void aRoomThatGoesLeavesTheLines()
    {
        Window window;
        window.switcher.open();
        window.switcher.setTyped(QStringLiteral("pier"));
        window.world.client.link().push(RoomRemovedPush{RoomId(QStringLiteral("pier"))});
        window.world.client.turn();
        QCOMPARE(window.lines(), QString());
    }

    void signingOutEmptiesIt()
    {
        Window window;
        window.switcher.open();
        window.switcher.setTyped(QStringLiteral("g"));
        window.rooms.setSession(nullptr);
        QCOMPARE(window.lines(), QString());
        QCOMPARE(window.switcher.typed(), QString());
        window.switcher.open();
        QCOMPARE(window.lines(), QString());
    }

    void neverMoreThanCanBeLookedThrough()
    {
        Window window;
        for (int i = 0; i < 100; ++i)
            window.world.addRoom(makeRoom(QStringLiteral("group %1").arg(i)));
        window.switcher.open();
        window.switcher.setTyped(QStringLiteral("group"));
        QCOMPARE(window.switcher.rowCount(), static_cast<int>(SwitcherModel::most));
    }
};

QTEST_GUILESS_MAIN(TestSwitcherModel)
#include "tst_switchermodel.moc"

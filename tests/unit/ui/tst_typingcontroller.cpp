#include "app/ui/timeline/typingcontroller.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

const RoomId r1(QStringLiteral("r1"));
const UserId ann(QStringLiteral("u_Ann"));

struct Row
{
    ChatWorld world;
    TypingController typing;
    QSignalSpy changed{&typing, &TypingController::textChanged};

    Row()
    {
        world.addRoom(makeRoom(r1.toString()));
        world.addRoom(makeRoom(QStringLiteral("r2")));
        for (const char *name : {"Ann", "Bob", "Cleo", "Dee"})
            world.addUser(makeUser(QString::fromLatin1(name)));
        world.goOnline();
        typing.open(&world.session(), r1);
    }
    void type(const char *name, bool active = true, const RoomId &room = r1)
    {
        const UserId user(QStringLiteral("u_") + QString::fromLatin1(name));
        world.client.link().push(TypingPush{room, user, active, 6s, 0});
    }
};

} // namespace

class TestTypingController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameTypistsAgainChangeNothing()
    {
        Row row;
        row.type("Ann");
        row.type("Ann");
        QCOMPARE(row.changed.count(), 1);
        QCOMPARE(row.typing.text(), QString::fromUtf8("\u2068ANN\u2069 is typing…"));
    }

    void anotherRoomIsNotShown()
    {
        Row row;
        row.type("Ann", true, RoomId(QStringLiteral("r2")));
        QCOMPARE(row.changed.count(), 0);
        row.typing.open(&row.world.session(), RoomId(QStringLiteral("r2")));
        QVERIFY(row.typing.isActive());
    }

    void facesStayWhileTheRowFades()
    {
        Row row;
        row.type("Ann");
        row.type("Ann", false);
        row.world.client.advance(1s);
        QVERIFY(!row.typing.isActive());
        QCOMPARE(row.typing.people()->rowCount(), 1);
    }

    void atMostThreeFaces()
    {
        Row row;
        for (const char *name : {"Ann", "Bob", "Cleo", "Dee"})
            row.type(name);
        QCOMPARE(row.typing.people()->rowCount(), 3);
    }

    void aRoomTooLargeForNamesHasACount()
    {
        Row row;
        row.world.client.link().push(TypingPush{r1, {}, true, 6s, 7});
        QVERIFY(row.typing.text().contains(u'7'));
        QCOMPARE(row.typing.people()->rowCount(), 0);
    }

    void whoeverDoesNotWantToSeeItDoesNot()
    {
        Row row;
        row.typing.setShown(false);
        row.type("Ann");
        QVERIFY(!row.typing.isActive());
        row.typing.setShown(true);
        QVERIFY(row.typing.isActive());
    }

    void aStrangerGetsTheirName()
    {
        Row row;
        row.type("Zoe");
        QCOMPARE(row.typing.text(), QString::fromUtf8("\u2068u_Zoe\u2069 is typing…"));
        row.world.session().rooms().addUsers({makeUser(QStringLiteral("Zoe"))});
        QCOMPARE(row.typing.text(), QString::fromUtf8("\u2068ZOE\u2069 is typing…"));
    }
};

QTEST_GUILESS_MAIN(TestTypingController)
#include "tst_typingcontroller.moc"

#include "app/ui/timeline/completenesscontroller.h"
#include "tests/support/chatworld.h"

#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const RoomId general(u"r1"_s);

/// A room of 18,204 events at the server, of which those after `from` are in the cache; and somebody looks.
struct Details
{
    ChatWorld world;
    CompletenessController controller;

    explicit Details(Seq from)
    {
        constexpr Seq head = 18'204;
        QList<Event> all;
        for (Seq seq = 1; seq <= head; ++seq)
            all.append(makeMessage(u"r1"_s, seq, u"ann"_s));
        world.client.api.log[general] = all;
        world.cache.storeRooms({makeRoom(u"r1"_s, head)});
        world.cache.storeEvents(all.mid(from - 1));
        world.addRoom(makeRoom(u"r1"_s, head));
        world.session().start();
        turn(10);
        world.client.accept();
        controller.open(&world.session(), general);
    }
    ~Details() { controller.open(nullptr, {}); }
    void turn(int times)
    {
        for (int i = 0; i < times; ++i)
            world.client.turn();
    }
};

} // namespace

class tst_CompletenessController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale locale(QLocale::English, QLocale::UnitedStates);
        QLocale::setDefault(locale);
    }

    void aWholeRoomIsComplete()
    {
        Details details(1);
        QVERIFY(details.controller.text().isEmpty()); // nobody looks
        details.controller.setShown(true);
        details.turn(3);
        QCOMPARE(details.controller.text(), u"Complete: 1–18,204"_s);
        QVERIFY(details.controller.isComplete() && !details.controller.isFetchable());
        details.controller.setShown(false);
        QVERIFY(details.controller.text().isEmpty());
    }

    void aStretchThatIsNotHereIsSaidAndFetched()
    {
        Details details(17'902);
        details.controller.setShown(true);
        details.turn(3);
        QCOMPARE(details.controller.text(), u"Missing: 1–17,901"_s);
        QVERIFY(details.controller.isFetchable());
        details.controller.fetch();
        QVERIFY(!details.controller.isFetchable());
        QVERIFY(details.controller.text().startsWith(u"Missing: "_s));
        details.turn(120);
        QCOMPARE(details.controller.text(), u"Complete: 1–18,204"_s);
    }

    void whyItCannotBeFetchedIsSaid()
    {
        Details details(17'902);
        details.controller.setShown(true);
        details.turn(3);
        details.world.client.api.actionError = Error{ErrorCode::Temporary, u"The server has no time."_s, {}};
        details.controller.fetch();
        details.turn(3);
        QVERIFY(details.controller.detail().contains(u"The server has no time."_s));
        QVERIFY(details.controller.isFetchable());
    }

    void anotherRoomIsAnotherAnswer()
    {
        Details details(1);
        details.controller.setShown(true);
        details.turn(3);
        details.world.client.link().push(RoomAddedPush{makeRoom(u"r2"_s, 7)});
        details.controller.open(&details.world.session(), RoomId(u"r2"_s));
        QVERIFY(details.controller.text().isEmpty()); // not known yet
        details.turn(1);
        QVERIFY(details.controller.text().startsWith(u"Missing: "_s));
    }
};

QTEST_GUILESS_MAIN(tst_CompletenessController)
#include "tst_completenesscontroller.moc"

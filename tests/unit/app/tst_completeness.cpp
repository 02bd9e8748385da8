#include "app/core/timeline/completeness.h"
#include "tests/support/chatworld.h"

#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;
using Stretches = QList<Cache::Stretch>;

namespace {

const RoomId general(u"r1"_s);

/// A room of 1,000 events at the server, of which some are here.
struct LongRoom
{
    ChatWorld world;

    explicit LongRoom(const Stretches &here, Seq head = 1000)
    {
        for (Seq seq = 1; seq <= head; ++seq)
            world.client.api.log[general].append(makeMessage(u"r1"_s, seq, u"ann"_s));
        QList<Event> kept;
        for (const Cache::Stretch &stretch : here)
            kept += world.client.api.log[general].mid(stretch.first - 1, stretch.last - stretch.first + 1);
        world.cache.storeRooms({makeRoom(u"r1"_s, head)});
        world.cache.storeEvents(kept);
        world.addRoom(makeRoom(u"r1"_s, head));
        world.session().start();
        for (int i = 0; i < 10; ++i)
            world.client.turn();
        world.client.accept();
    }
    Completeness &completeness() { return world.session().completeness(); }
    void settle()
    {
        for (int i = 0; i < 30; ++i)
            world.client.turn();
    }
};

} // namespace

class tst_Completeness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holesAreWhatIsInNoStretch_data();
    void holesAreWhatIsInNoStretch();
    void aWholeLogIsComplete();
    void saysWhichStretchIsNotHere();
    void fetchesWhatIsMissingTheNewestFirst();
    void aServerThatIsBusyIsAskedLater();
    void aFailureIsSaidAndWhatCameStays();
    void closingEndsIt();
    void whatComesWhileOneLooksIsSeen();
};

void tst_Completeness::holesAreWhatIsInNoStretch_data()
{
    QTest::addColumn<Stretches>("here");
    QTest::addColumn<Seq>("head");
    QTest::addColumn<Stretches>("missing");
    QTest::addRow("nothing is here") << Stretches{} << Seq(9) << Stretches{{1, 9}};
    QTest::addRow("everything is here") << Stretches{{1, 9}} << Seq(9) << Stretches{};
    QTest::addRow("the beginning is missing") << Stretches{{5, 9}} << Seq(9) << Stretches{{1, 4}};
    QTest::addRow("the end is missing") << Stretches{{1, 4}} << Seq(9) << Stretches{{5, 9}};
    QTest::addRow("one in the middle") << Stretches{{1, 4}, {6, 9}} << Seq(9) << Stretches{{5, 5}};
    QTest::addRow("several") << Stretches{{2, 3}, {6, 7}} << Seq(9) << Stretches{{1, 1}, {4, 5}, {8, 9}};
    QTest::addRow("newer than is known") << Stretches{{1, 12}} << Seq(9) << Stretches{};
    QTest::addRow("only newer ones") << Stretches{{12, 13}} << Seq(9) << Stretches{{1, 9}};
    QTest::addRow("an empty log") << Stretches{} << Seq(0) << Stretches{};
}

void tst_Completeness::holesAreWhatIsInNoStretch()
{
    QFETCH(const Stretches, here);
    QFETCH(const Seq, head);
    QFETCH(const Stretches, missing);
    QCOMPARE(Completeness::holes(here, head), missing);
}

void tst_Completeness::aWholeLogIsComplete()
{
    LongRoom room({{1, 1000}});
    room.completeness().open(general);
    QVERIFY(!room.completeness().isKnown());
    room.settle();
    QVERIFY(room.completeness().isComplete());
    QCOMPARE(room.completeness().head(), 1000);
}

void tst_Completeness::saysWhichStretchIsNotHere()
{
    LongRoom room({{1, 400}, {601, 1000}});
    room.completeness().open(general);
    room.settle();
    QVERIFY(!room.completeness().isComplete());
    QCOMPARE(room.completeness().missing(), (Stretches{{401, 600}}));
}

void tst_Completeness::fetchesWhatIsMissingTheNewestFirst()
{
    LongRoom room({{301, 400}, {701, 1000}});
    room.completeness().open(general);
    room.settle();
    room.world.client.api.historyCalls.clear();
    room.completeness().fetch();
    QVERIFY(room.completeness().isFetching());
    room.settle();
    QVERIFY(room.completeness().isComplete());
    QVERIFY(!room.completeness().isFetching());
    QList<Seq> asked;
    for (const auto &call : std::as_const(room.world.client.api.historyCalls))
        asked.append(call.before);
    QCOMPARE(asked, (QList<Seq>{701, 501, 301, 101}));
    QCOMPARE(room.world.cache.log(general).size(), 1000);
}

void tst_Completeness::aServerThatIsBusyIsAskedLater()
{
    LongRoom room({{501, 1000}});
    room.completeness().open(general);
    room.settle();
    room.world.client.api.actionError = Error{ErrorCode::RateLimited, u"busy"_s, milliseconds(700)};
    room.completeness().fetch();
    room.settle();
    QVERIFY(room.completeness().isFetching());
    room.world.client.api.actionError.reset();
    room.world.client.advance(milliseconds(700));
    room.settle();
    QVERIFY(room.completeness().isComplete());
}

void tst_Completeness::aFailureIsSaidAndWhatCameStays()
{
    LongRoom room({{501, 1000}});
    room.completeness().open(general);
    room.settle();
    // After the first page.
    const auto refuse = [&room] {
        if (room.completeness().isFetching() && room.completeness().missing().last().last < 500)
            room.world.client.api.actionError = Error{ErrorCode::Temporary, u"not now"_s, {}};
    };
    auto watch = std::make_unique<QObject>();
    QObject::connect(&room.completeness(), &Completeness::changed, watch.get(), refuse);
    room.completeness().fetch();
    room.settle();
    watch.reset();
    QVERIFY(!room.completeness().isFetching());
    QCOMPARE(room.completeness().failure()->message, u"not now"_s);
    QVERIFY(room.completeness().missing().last().last < 500);
    room.world.client.api.actionError.reset();
    room.completeness().fetch();
    QVERIFY(!room.completeness().failure());
    room.settle();
    QVERIFY(room.completeness().isComplete());
}

void tst_Completeness::closingEndsIt()
{
    LongRoom room({{901, 1000}});
    room.completeness().open(general);
    room.settle();
    room.completeness().fetch();
    room.completeness().close();
    const auto asked = room.world.client.api.historyCalls.size();
    room.settle();
    QCOMPARE(room.world.client.api.historyCalls.size(), asked);
    QVERIFY(!room.completeness().isKnown());
}

void tst_Completeness::whatComesWhileOneLooksIsSeen()
{
    LongRoom room({{1, 1000}});
    room.completeness().open(general);
    room.settle();
    room.world.client.link().push(EventFrame{makeMessage(u"r1"_s, 1001, u"ann"_s)});
    room.world.client.advance(seconds(2));
    room.settle();
    QVERIFY(room.completeness().isComplete());
    QCOMPARE(room.completeness().head(), 1001);
}

QTEST_GUILESS_MAIN(tst_Completeness)
#include "tst_completeness.moc"

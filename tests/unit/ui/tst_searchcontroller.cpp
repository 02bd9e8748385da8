#include "app/ui/search/excerpt.h"
#include "app/ui/search/searchcontroller.h"
#include "tests/support/chatworld.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

struct Panel
{
    ChatWorld world;
    SearchController search{world.client.timers};
    QAbstractItemModelTester tester{search.model()};
    QSignalSpy chosen{&search, &SearchController::messageChosen};
    QSignalSpy place{&search, &SearchController::placeWanted};

    Panel()
    {
        world.addUser(makeUser(QStringLiteral("ann")));
        for (const char *name : {"general", "pier"})
            world.addRoom(makeRoom(QString::fromLatin1(name)));
    }
    void start()
    {
        search.setSession(&world.session());
        search.setRoom(RoomId(QStringLiteral("general")));
    }
    void goOnline()
    {
        world.goOnline();
        start();
    }
    void type(const char *text)
    {
        search.setTyped(QString::fromUtf8(text));
        world.client.advance(SearchController::pause);
    }
    void finds(const QStringList &texts, const char *next = "")
    {
        SearchPage page;
        Seq seq = 100;
        for (const QString &text : texts)
            page.hits.append({makeMessage(QStringLiteral("pier"), --seq, QStringLiteral("ann"), text), {}});
        page.next = QString::fromLatin1(next);
        world.client.api.searchAnswers.append(page);
    }
    QStringList asked() const { return world.client.api.actions.filter(QStringLiteral("search ")); }
};

} // namespace

class TestSearchController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNamesOneIsAShortcut()
    {
        Panel p;
        p.goOnline();
        p.finds({QStringLiteral("@me tea?")});
        p.search.openMentions(0);
        p.world.client.turn();
        QVERIFY(p.search.isShown());
        QVERIFY(p.search.isEverywhere());
        QCOMPARE(p.search.typed(), QStringLiteral("@me"));
        QCOMPARE(p.search.model()->rowCount(), 1);
        QCOMPARE(p.asked().size(), 1); // once, not for each thing that was set
    }

    void itLooksAMomentAfterTheLastKey()
    {
        Panel panel;
        panel.goOnline();
        panel.search.open(false, 0);
        QVERIFY(!panel.search.sentence().isEmpty());
        panel.search.setTyped(QStringLiteral("t"));
        panel.world.client.advance(SearchController::pause / 2);
        panel.search.setTyped(QStringLiteral("tea"));
        panel.world.client.advance(SearchController::pause / 2);
        QVERIFY(panel.asked().isEmpty());
        panel.finds({QStringLiteral("tea")});
        panel.world.client.advance(SearchController::pause);
        QCOMPARE(panel.asked(), QStringList{QStringLiteral("search tea in general after ")});
        panel.world.client.turn();
        QCOMPARE(panel.search.model()->rowCount(), 1);
        QCOMPARE(panel.search.sentence(), QString());
        QCOMPARE(panel.search.notice(), QString());
    }

    void everywhereIsEveryRoom()
    {
        Panel panel;
        panel.goOnline();
        panel.search.open(true, 0);
        panel.type("tea");
        panel.search.setEverywhere(false);
        panel.type("tea in:pier");
        QCOMPARE(panel.asked(), QStringList({QStringLiteral("search tea in  after "),
                                             QStringLiteral("search tea in general after "),
                                             QStringLiteral("search tea in pier after ")}));
    }

    void anotherRoomIsSearchedAnew()
    {
        Panel panel;
        panel.goOnline();
        panel.search.open(false, 0);
        panel.type("tea");
        panel.search.setRoom(RoomId(QStringLiteral("pier")));
        QCOMPARE(panel.asked().last(), QStringLiteral("search tea in pier after "));
    }

    void whatCannotBeLookedForIsSaid()
    {
        Panel panel;
        panel.goOnline();
        panel.search.open(true, 0);
        panel.type("from:nobody x");
        QVERIFY(panel.search.sentence().contains(QStringLiteral("nobody")));
        panel.type("nothing");
        panel.world.client.turn();
        QCOMPARE(panel.search.sentence(), QStringLiteral("Nothing found."));
        panel.world.client.api.actionError =
            Error{ErrorCode::RateLimited, QStringLiteral("Wait a moment."), std::nullopt};
        panel.type("more");
        panel.world.client.turn();
        QCOMPARE(panel.search.sentence(), QStringLiteral("Wait a moment."));
        QVERIFY(panel.asked().size() == 2);
    }

    void offlineItSaysThatOnlyTheCopyWasSearchedAndLooksAgain()
    {
        Panel panel;
        Event kept = makeMessage(QStringLiteral("general"), 1, QStringLiteral("ann"), QStringLiteral("tea"));
        panel.world.cache.storeEvents({kept});
        panel.start();
        panel.search.open(true, 0);
        panel.world.cache.storeRooms({makeRoom(QStringLiteral("general"), 1, 1)});
        panel.world.session().start();
        panel.world.client.turn();
        panel.type("tea");
        while (panel.search.isLoading())
            panel.world.client.turn();
        QCOMPARE(panel.search.model()->rowCount(), 1);
        QVERIFY(panel.search.notice().contains(QStringLiteral("this computer")));
        QVERIFY(panel.asked().isEmpty());
        panel.world.client.accept();
        QCOMPARE(panel.asked().size(), 1);
    }

    void itLeadsToAMessageAndBack()
    {
        Panel panel;
        panel.goOnline();
        panel.search.open(true, 17);
        panel.finds({QStringLiteral("tea"), QStringLiteral("old tea")});
        panel.type("tea");
        panel.world.client.turn();
        panel.search.choose(5);
        QCOMPARE(panel.chosen.count(), 0);
        panel.search.choose(1);
        QCOMPARE(panel.chosen.takeFirst(), QVariantList({QStringLiteral("pier"), qint64(98)}));
        panel.search.setRoom(RoomId(QStringLiteral("pier")));
        QVERIFY(panel.search.isShown());
        QCOMPARE(panel.search.model()->rowCount(), 2);
        panel.search.goBack();
        QVERIFY(!panel.search.isShown());
        QCOMPARE(panel.place.takeFirst(), QVariantList({QStringLiteral("general"), qint64(17)}));
    }

    void whoWentNowhereStays()
    {
        Panel panel;
        panel.goOnline();
        panel.search.open(true, 17);
        panel.search.goBack();
        QVERIFY(!panel.search.isShown());
        QCOMPARE(panel.place.count(), 0);
    }

    void closedItKeepsWhatWasTypedAndFindsNothing()
    {
        Panel panel;
        panel.goOnline();
        panel.search.open(true, 0);
        panel.finds({QStringLiteral("tea")});
        panel.type("tea");
        panel.world.client.turn();
        panel.search.close();
        QCOMPARE(panel.search.model()->rowCount(), 0);
        QCOMPARE(panel.search.typed(), QStringLiteral("tea"));
        panel.search.setTyped(QStringLiteral("teapot"));
        panel.world.client.advance(SearchController::pause);
        QCOMPARE(panel.asked().size(), 1);
        panel.search.open(true, 0);
        QCOMPARE(panel.asked().size(), 2);
        panel.search.setSession(nullptr);
        QVERIFY(!panel.search.isShown());
        QCOMPARE(panel.search.typed(), QString());
    }

    void moreComesWhenItIsWanted()
    {
        Panel panel;
        panel.goOnline();
        panel.search.open(true, 0);
        panel.finds({QStringLiteral("tea")}, "c1");
        panel.type("tea");
        panel.world.client.turn();
        QVERIFY(panel.search.hasMore());
        panel.search.searchMore();
        panel.world.client.turn();
        QVERIFY(!panel.search.hasMore());
        QCOMPARE(panel.asked().last(), QStringLiteral("search tea in  after c1"));
    }

    void excerpts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<TextMark>>("marks");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *tag, const QString &text, const QList<TextMark> &marks,
                            const QString &shown) { QTest::newRow(tag) << text << marks << shown; };
        row("nothing marked", QStringLiteral("tea"), {}, QStringLiteral("tea"));
        row("marked", QStringLiteral("Green tea"), {{6, 3}}, QStringLiteral("Green <b>tea</b>"));
        row("twice", QStringLiteral("tea, tea"), {{0, 3}, {5, 3}}, QStringLiteral("<b>tea</b>, <b>tea</b>"));
        row("markup is text", QStringLiteral("<img src=x> & <b>"), {{1, 3}},
            QStringLiteral("&lt;<b>img</b> src=x&gt; &amp; &lt;b&gt;"));
        row("markup inside of a mark", QStringLiteral("a<b>"), {{1, 3}}, QStringLiteral("a<b>&lt;b&gt;</b>"));
        row("one line", QStringLiteral("a\nb\u2028c"), {}, QStringLiteral("a b c"));
        row("beyond the text", QStringLiteral("tea"), {{9, 3}}, QStringLiteral("tea"));
        row("longer than the text", QStringLiteral("tea"), {{1, 99}}, QStringLiteral("t<b>ea</b>"));
        row("overlapping", QStringLiteral("abcd"), {{0, 3}, {1, 3}}, QStringLiteral("<b>abc</b>d"));
        const QString far = QString(100, u'x') + QStringLiteral("tea");
        row("far back", far, {{100, 3}},
            QStringLiteral("…") + QString(40, u'x') + QStringLiteral("<b>tea</b>"));
        row("cut between characters",
            QString(50, u'x').prepend(QStringLiteral("👩‍🚀👩‍🚀")) + QStringLiteral("tea"),
            {{60, 3}}, QStringLiteral("…") + QString(40, u'x') + QStringLiteral("<b>tea</b>"));
        row("long", QString(300, u'x'), {}, QString(240, u'x') + QStringLiteral("…"));
        row("cut inside of a mark", QString(300, u'x'), {{0, 300}},
            QStringLiteral("<b>") + QString(240, u'x') + QStringLiteral("</b>…"));
    }
    void excerpts()
    {
        QFETCH(QString, text);
        QFETCH(QList<TextMark>, marks);
        QFETCH(QString, shown);
        QCOMPARE(excerpt(text, marks), shown);
    }
};

QTEST_GUILESS_MAIN(TestSearchController)
#include "tst_searchcontroller.moc"

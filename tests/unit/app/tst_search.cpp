#include "app/core/memory/memorycache.h"
#include "app/core/search/messagefinder.h"
#include "tests/support/clienttestkit.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

milliseconds day(int year, int month, int number)
{
    return milliseconds(QDate(year, month, number).startOfDay().toMSecsSinceEpoch());
}

struct Desk
{
    ClientWorld world;
    MemoryCache cache{world.timers};
    RoomBook book{makeUser(QStringLiteral("me"))};
    MessageFinder search{world.api, cache, book};
    QSignalSpy changed{&search, &MessageFinder::changed};

    Desk()
    {
        User bo = makeUser(QStringLiteral("bo"));
        bo.displayName = QStringLiteral("Bo Nwosu");
        book.addUsers({makeUser(QStringLiteral("ann")), bo});
        for (const char *name : {"general", "night watch"}) {
            Room room = makeRoom(QString::fromLatin1(name));
            book.addOrUpdate(room);
        }
    }
    /// In the copy on this computer.
    Event keep(const char *room, Seq seq, const char *text, int minute, const char *who = "ann")
    {
        Event event =
            makeMessage(QString::fromLatin1(room), seq, QString::fromLatin1(who), QString::fromUtf8(text));
        event.at = day(2026, 11, 1) + std::chrono::minutes(minute);
        cache.storeEvents({event});
        return event;
    }
    void change(const char *room, Seq seq, EventBody body)
    {
        Event event = makeMessage(QString::fromLatin1(room), seq, QStringLiteral("ann"));
        event.body = std::move(body);
        cache.storeEvents({event});
    }
    SearchQuery query(const char *typed) const
    {
        const auto parsed = SearchQuery::parse(QString::fromUtf8(typed), book);
        return parsed ? *parsed : SearchQuery();
    }
    bool hasProblem(const char *typed, SearchProblem::Kind kind, const char *value) const
    {
        const auto parsed = SearchQuery::parse(QString::fromUtf8(typed), book);
        return !parsed && parsed.error().kind == kind && parsed.error().value == QString::fromUtf8(value);
    }
    /// What is found of the copy, in its order.
    QString here(const char *typed)
    {
        search.start(query(typed), false);
        while (search.isLoading())
            world.turn();
        return texts();
    }
    QString texts() const
    {
        QStringList result;
        for (const SearchHit &hit : search.hits())
            result.append(hit.event.as<MessageBody>()->text);
        return result.join(u'|');
    }
    static SearchPage page(const QStringList &found, const char *next = "")
    {
        SearchPage answer;
        for (const QString &text : found)
            answer.hits.append({makeMessage(QStringLiteral("general"), 1, QStringLiteral("zoe"), text), {}});
        answer.users = {makeUser(QStringLiteral("zoe"))};
        answer.next = QString::fromLatin1(next);
        return answer;
    }
};

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsWordsAndFilters()
    {
        const Desk desk;
        const SearchQuery all = desk.query("tea from:ann at in:general five before:2026-11-30 after:2026-11 "
                                           "has:link");
        QCOMPARE(all.words, QStringLiteral("tea at five"));
        QCOMPARE(all.sender, UserId(QStringLiteral("u_ann")));
        QCOMPARE(all.room, RoomId(QStringLiteral("general")));
        QCOMPARE(all.before, day(2026, 11, 30));
        QCOMPARE(all.after, day(2026, 11, 1));
        QVERIFY(all.withLink);
        QVERIFY(!all.withFile);
        QVERIFY(desk.query("has:FILE").withFile);
    }

    void namesMayHaveSpacesAndSigns()
    {
        const Desk desk;
        QCOMPARE(desk.query("from:\"bo nwosu\" x").sender, UserId(QStringLiteral("u_bo")));
        QCOMPARE(desk.query("from:@ANN x").sender, UserId(QStringLiteral("u_ann")));
        QCOMPARE(desk.query("FROM:me x").sender, UserId(QStringLiteral("u_me")));
        QCOMPARE(desk.query("in:\"#Night Watch\" x").room, RoomId(QStringLiteral("night watch")));
        QCOMPARE(desk.query("after:2025 x").after, day(2025, 1, 1));
    }

    void whatIsNoFilterIsLookedFor()
    {
        const Desk desk;
        for (const char *typed : {"https://example.org/a:b", "12:30", "note: this", "\"in quotes\"", ":)"})
            QCOMPARE(desk.query(typed).words, QString::fromLatin1(typed));
    }

    void aFilterThatIsNotFinishedNarrowsNothing()
    {
        const Desk desk;
        for (const char *typed : {"tea from:", "tea in:\"", "tea before: ", "tea has:"}) {
            QCOMPARE(desk.query(typed).words, QStringLiteral("tea"));
            QCOMPARE(desk.query(typed), desk.query("tea"));
        }
    }

    void whatCannotBeIsSaid()
    {
        const Desk desk;
        using Kind = SearchProblem::Kind;
        QVERIFY(desk.hasProblem("from:nobody x", Kind::NoSuchPerson, "nobody"));
        QVERIFY(desk.hasProblem("in:cellar x", Kind::NoSuchRoom, "cellar"));
        QVERIFY(desk.hasProblem("before:soon x", Kind::NotADay, "soon"));
        QVERIFY(desk.hasProblem("after:2026-02-30 x", Kind::NotADay, "2026-02-30"));
        QVERIFY(desk.hasProblem("has:cake x", Kind::NoSuchProperty, "cake"));
    }

    void aRoomAloneIsNotEnough()
    {
        const Desk desk;
        QVERIFY(!desk.query("").isEnough());
        QVERIFY(!desk.query("in:general before:2026-11-30").isEnough());
        QVERIFY(desk.query("from:ann").isEnough());
        QVERIFY(desk.query("has:link").isEnough());
        QVERIFY(desk.query("has:file").isEnough());
    }

    void theCopyIsSearchedNewestFirst()
    {
        Desk desk;
        desk.keep("general", 1, "the boat leaves", 1);
        desk.keep("night watch", 1, "a boat in the night", 2);
        desk.keep("general", 2, "Boats and BOATS", 3);
        desk.keep("general", 3, "no ship", 4);
        QCOMPARE(desk.here("boat"), QStringLiteral("Boats and BOATS|a boat in the night|the boat leaves"));
        QCOMPARE(desk.search.hits().first().marks, QList<TextMark>({{0, 4}, {10, 4}}));
        QCOMPARE(desk.search.source(), MessageFinder::Source::LocalCopy);
        QVERIFY(!desk.search.hasMore());
        QCOMPARE(desk.here("in:general boat leaves"), QStringLiteral("the boat leaves"));
        QCOMPARE(desk.here("boat plane"), QString());
    }

    void theCopyIsSearchedAsItReadsNow()
    {
        Desk desk;
        desk.keep("general", 1, "secret", 1);
        desk.keep("general", 2, "secret tea", 2);
        desk.keep("general", 3, "plain", 3);
        desk.change("general", 4, DeleteBody{1});
        desk.change("general", 5, EditBody{2, QStringLiteral("tea")});
        desk.change("general", 6, EditBody{3, QStringLiteral("secret now")});
        QCOMPARE(desk.here("secret"), QStringLiteral("secret now"));
        QCOMPARE(desk.here("tea"), QStringLiteral("tea"));
    }

    void theFiltersHoldForTheCopy()
    {
        Desk desk;
        desk.keep("general", 1, "tea", 0);
        desk.keep("general", 2, "tea at https://example.org", 60, "bo");
        desk.keep("general", 3, "tea again", 3 * 24 * 60);
        QCOMPARE(desk.here("from:bo"), QStringLiteral("tea at https://example.org"));
        QCOMPARE(desk.here("has:link"), QStringLiteral("tea at https://example.org"));
        QCOMPARE(desk.here("tea after:2026-11-02"), QStringLiteral("tea again"));
        Event message = makeMessage(QStringLiteral("general"), 4, QStringLiteral("ann"));
        const File plan{FileId(QStringLiteral("f_1")),
                        QStringLiteral("plan.pdf"),
                        5,
                        QStringLiteral("application/pdf"),
                        0,
                        0,
                        {},
                        false};
        message.body = MessageBody{QStringLiteral("the plan"), 0, {plan}};
        desk.cache.storeEvents({message});
        message.seq = 5;
        message.body = MessageBody{QStringLiteral("old plan"), 0, {plan}};
        desk.cache.storeEvents({message});
        desk.change("general", 6, DeleteBody{5});
        QCOMPARE(desk.here("has:file"), QStringLiteral("the plan"));
        QCOMPARE(desk.search.hits().first().event.as<MessageBody>()->files, QList{plan});
        QCOMPARE(desk.here("has:file has:link"), QString());
        QCOMPARE(desk.here("tea before:2026-11-02"), QStringLiteral("tea at https://example.org|tea"));
    }

    void aLongLogIsSearchedToItsBeginning()
    {
        Desk desk;
        desk.keep("general", 1, "the first", 0);
        for (Seq seq = 2; seq <= 3 * LocalSearch::pageLength; ++seq)
            desk.keep("general", seq, "noise", static_cast<int>(seq));
        QCOMPARE(desk.here("first"), QStringLiteral("the first"));
        desk.search.start(desk.query("noise"), false);
        while (desk.search.isLoading())
            desk.world.turn();
        QVERIFY(desk.search.hits().size() <= LocalSearch::most + LocalSearch::pageLength);
    }

    void anotherSearchEndsTheOneBefore()
    {
        Desk desk;
        desk.keep("general", 1, "boat", 1);
        desk.keep("general", 2, "tea", 2);
        desk.search.start(desk.query("boat"), false);
        QCOMPARE(desk.here("tea"), QStringLiteral("tea"));
        desk.search.start(desk.query("boat"), false);
        desk.search.stop();
        desk.world.turn();
        QVERIFY(desk.search.hits().isEmpty());
        QVERIFY(!desk.search.isLoading());
    }

    void theServerIsAskedInPages()
    {
        Desk desk;
        desk.world.api.searchAnswers = {Desk::page({QStringLiteral("b"), QStringLiteral("a")}, "c1"),
                                        Desk::page({QStringLiteral("0")})};
        desk.search.start(desk.query("tea in:general"), true);
        QVERIFY(desk.search.isLoading());
        desk.world.turn();
        QCOMPARE(desk.texts(), QStringLiteral("b|a"));
        QVERIFY(desk.search.hasMore());
        QCOMPARE(desk.book.user(UserId(QStringLiteral("u_zoe"))).displayName, QStringLiteral("ZOE"));
        desk.search.more();
        desk.search.more(); // once is enough
        desk.world.turn();
        QCOMPARE(desk.texts(), QStringLiteral("b|a|0"));
        QVERIFY(!desk.search.hasMore());
        QCOMPARE(desk.world.api.actions.filter(QStringLiteral("search")),
                 QStringList({QStringLiteral("search tea in general after "),
                              QStringLiteral("search tea in general after c1")}));
    }

    void emptyPagesAreGoneThroughForAWhile()
    {
        Desk desk;
        for (int i = 0; i < MessageFinder::mostEmptyPages; ++i)
            desk.world.api.searchAnswers.append(Desk::page({}, "on"));
        desk.world.api.searchAnswers.append(Desk::page({QStringLiteral("old")}));
        desk.search.start(desk.query("tea"), true);
        for (int i = 0; i < MessageFinder::mostEmptyPages + 3; ++i)
            desk.world.turn();
        QVERIFY(desk.search.hits().isEmpty());
        QVERIFY(desk.search.hasMore());
        desk.search.more();
        desk.world.turn();
        QCOMPARE(desk.texts(), QStringLiteral("old"));
    }

    void withoutTheServerWhatIsHereIsSearched()
    {
        Desk desk;
        desk.keep("general", 1, "tea", 1);
        desk.world.api.actionError = Error{ErrorCode::Temporary, QStringLiteral("Not now."), std::nullopt};
        desk.search.start(desk.query("tea"), true);
        while (desk.search.isLoading())
            desk.world.turn();
        QCOMPARE(desk.texts(), QStringLiteral("tea"));
        QCOMPARE(desk.search.source(), MessageFinder::Source::LocalCopy);
    }

    void aRefusalIsKept()
    {
        Desk desk;
        desk.keep("general", 1, "tea", 1);
        desk.world.api.actionError =
            Error{ErrorCode::RateLimited, QStringLiteral("Wait a moment."), std::nullopt};
        desk.search.start(desk.query("tea"), true);
        desk.world.turn();
        QVERIFY(desk.search.hits().isEmpty());
        QCOMPARE(desk.search.failure()->message, QStringLiteral("Wait a moment."));
        QVERIFY(!desk.search.isLoading());
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
